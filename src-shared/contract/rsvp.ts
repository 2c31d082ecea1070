import { z } from 'zod'
import { rsvp, rsvpStatus } from '#shared/model/rsvp'
import { newKey, procedure } from './base'
import { rsvpRow } from './event'
import { personFields, personMatch } from './person'

/** The columns that a CSV of sign-ups may have; each maps to a header of the file, or to none. */
export const importField = z.enum(['name', 'firstName', 'lastName', 'phone', 'email', 'zip', 'note'])
export type ImportField = z.infer<typeof importField>
export const columnMap = z.partialRecord(importField, z.number().int().min(0))
export type ColumnMap = z.infer<typeof columnMap>

export const importRow = z.object({
  /** Line in the file, counted from 1 as a spreadsheet does. */
  line: z.number().int(),
  /** As they stand in the file, in form where they could be read: a flawed row may hold anything. */
  fields: z.object({
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string(),
    email: z.string(),
    zip: z.string(),
    note: z.string(),
  }),
  problems: z.array(
    z.object({ field: importField, tag: z.enum(['missing', 'bad-phone', 'bad-email', 'bad-zip']) }),
  ),
  match: personMatch.nullable(),
  /** Already signed up for this event, or listed twice in the file. */
  repeat: z.boolean(),
})
export type ImportRow = z.infer<typeof importRow>

export const importPreview = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  headers: z.array(z.string()),
  columns: columnMap,
  rows: z.array(importRow),
  totals: z.object({ good: z.number(), flawed: z.number(), repeats: z.number() }),
  /** Rows beyond those shown in the preview. */
  more: z.number().int(),
})
export type ImportPreview = z.infer<typeof importPreview>

const importInput = z.object({ eventId: z.string(), file: z.instanceof(Blob), columns: columnMap.nullable() })

export const rsvpContract = {
  add: procedure
    .input(
      z.object({
        key: newKey,
        eventId: z.string(),
        personId: z.string().nullable(),
        person: personFields,
        source: rsvp.shape.source,
        note: z.string().max(2000),
      }),
    )
    .output(rsvpRow.extend({ already: z.boolean() })),
  setStatus: procedure.input(z.object({ id: z.string(), status: rsvpStatus })).output(rsvp),
  remove: procedure.input(z.object({ id: z.string() })).output(z.void()),
  restore: procedure.input(z.object({ id: z.string() })).output(z.void()),
  importPreview: procedure.input(importInput).output(importPreview),
  /** Takes the rows without a problem; flawed rows come back as a CSV to mend, repeats change nothing. */
  importRows: procedure.input(importInput.extend({ batch: newKey })).output(
    z.object({
      added: z.number().int(),
      repeats: z.number().int(),
      flawed: z.number().int(),
      /** '' where there is none. */
      flawedCsv: z.string(),
    }),
  ),
  undoImport: procedure
    .input(z.object({ eventId: z.string(), batch: newKey }))
    .output(z.object({ removed: z.number().int() })),
}
