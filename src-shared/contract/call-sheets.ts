import { z } from 'zod'
import { outcome } from '#shared/model/conversation'
import { callSheet } from '#shared/model/kit'
import { live, newKey, procedure } from './base'
import { paperSize } from './hosts'

/** Ticks of a row as the scanner names them (forms/form.ts). */
export const callTick = z.enum([
  'talked',
  'willCome',
  'noAnswer',
  'leftMessage',
  'callBack',
  'wrongNumber',
  'refused',
])
export type CallTick = z.infer<typeof callTick>

/** A row of a sheet that came back. `row` counts from 1 on its page. */
export const sheetRow = z.object({
  page: z.number().int().min(1),
  row: z.number().int().min(1),
  ticks: z.array(callTick),
  note: z.string().max(2000),
})
export type SheetRow = z.infer<typeof sheetRow>

const sheetBack = z.object({
  logged: z.number().int(),
  /** Rows without a tick: their contacts go back into the queue. */
  blank: z.number().int(),
  /** Rows with ticks that contradict each other: nothing is guessed. */
  unclear: z.array(z.object({ page: z.number().int(), row: z.number().int(), ticks: z.array(callTick) })),
})

export const callSheetsContract = {
  list: procedure.input(z.object({ kitId: z.string() })).output(live(z.array(callSheet))),
  /**
   * Claims contacts from the queue, then prints them: nobody else is offered one that stands on paper. Fewer pages
   * where there are fewer contacts; `no-rows` where there is none.
   */
  print: procedure
    .input(
      z.object({
        key: newKey,
        kitId: z.string(),
        pages: z.number().int().min(1).max(20),
        language: z.enum(['en', 'es', 'both']),
        paper: paperSize,
        caller: z.string().trim().max(200),
        /** The script on a page of its own in front. */
        withScript: z.boolean(),
      }),
    )
    .output(z.object({ file: z.instanceof(File), sheet: callSheet })),
  /** Prints the same sheet again. */
  printAgain: procedure
    .input(
      z.object({
        id: z.string(),
        language: z.enum(['en', 'es', 'both']),
        paper: paperSize,
        withScript: z.boolean(),
      }),
    )
    .output(z.instanceof(File)),
  /** It does not come back: its contacts go back into the queue. */
  release: procedure.input(z.object({ id: z.string() })).output(callSheet),
  /** What stands on a sheet that came back, typed or read. The same rows again change nothing. */
  takeBack: procedure.input(z.object({ id: z.string(), rows: z.array(sheetRow).max(400) })).output(sheetBack),
  /** A row that was unclear, decided by somebody who looked at it. */
  decideRow: procedure
    .input(
      z.object({
        id: z.string(),
        page: z.number().int(),
        row: z.number().int(),
        outcome,
        note: z.string().max(2000),
      }),
    )
    .output(z.void()),
}
