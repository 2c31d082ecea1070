import { z } from 'zod'
import { event } from '#shared/model/event'
import { formKind, issuedForm, keying, lease, page, row } from '#shared/model/sheet'
import { live, newKey, procedure } from './base'
import { personMatch } from './person'

/** A page in the list: how much of it waits. */
export const stackRow = z.object({
  page,
  /** Rows with writing. */
  written: z.number().int(),
  /** Fields that ask for a look. */
  open: z.number().int(),
  heldBy: lease.nullable(),
})
export type StackRow = z.infer<typeof stackRow>

export const stackModel = z.object({
  rows: z.array(stackRow),
  /** The page to take up next, or '' where none waits. */
  next: z.string(),
  waiting: z.number().int(),
  verified: z.number().int(),
})
export type StackModel = z.infer<typeof stackModel>

export const rowModel = z.object({ row, match: personMatch.nullable() })
export type RowModel = z.infer<typeof rowModel>

export const eventChoice = z.object({
  event: event.pick({ id: true, title: true, startsAt: true, zone: true, formNumber: true }),
  reason: z.enum(['host-and-time', 'host', 'number']),
})

/** Which event a host form's rows sign up for. */
export const pageEvent = z.object({
  choices: z.array(eventChoice),
  /** What the head says, and the zone of the place; null where its day or hour is open. */
  startsAt: z.string().nullable(),
  zone: z.string(),
  /** What it comes to without a question; null where somebody has to say. */
  settled: z.union([z.literal('new'), z.string()]).nullable(),
})
export type PageEvent = z.infer<typeof pageEvent>

export const pageModel = z.object({
  page,
  form: issuedForm.nullable(),
  rows: z.array(rowModel),
  event: pageEvent.nullable(),
  heldBy: lease.nullable(),
  /** Whole: of this laptop, or sent by the one that read it. */
  hasPicture: z.boolean(),
  /** How many of its parts have come, where some have and others not. */
  coming: z.object({ come: z.number().int(), of: z.number().int() }).nullable(),
})
export type PageModel = z.infer<typeof pageModel>

const pageInput = z.object({ pageId: z.string() })

export const printOrderOfForms = z.object({
  meetingId: z.string(),
  form: formKind,
  language: issuedForm.shape.language,
  paper: issuedForm.shape.paper,
})

export const paperContract = {
  /** `meetingId` null = of all meetings. */
  stack: procedure.input(z.object({ meetingId: z.string().nullable() })).output(live(stackModel)),
  /** How much of all paper waits: for Today. */
  waiting: procedure.output(
    live(z.object({ read: z.number().int(), setAside: z.number().int(), next: z.string() })),
  ),
  page: procedure.input(pageInput).output(live(pageModel.nullable())),
  /** Of how many pages other laptops do not have the picture yet; 0 where there is no server to bring it. */
  picturesToSend: procedure.output(live(z.number().int())),
  /** The sheet lying flat, as JPEG. */
  picture: procedure.input(pageInput).output(z.instanceof(File)),
  /** Takes the page in hand, or renews that; fails with `in-use` where another has it. */
  take: procedure.input(pageInput.extend({ over: z.boolean() })).output(page),
  release: procedure.input(pageInput).output(z.void()),
  saveRow: procedure
    .input(
      z.object({
        rowId: z.string(),
        blank: z.boolean(),
        personId: z.string(),
        fields: z.array(
          z.object({
            name: z.string().max(40),
            value: z.string().trim().max(400),
            illegible: z.boolean(),
            accepted: z.boolean(),
            /** `reader` where somebody has taken a decision back. */
            decidedBy: z.enum(['reader', 'person']),
          }),
        ),
      }),
    )
    .output(row),
  /**
   * Looks for typed text on a sheet that is not ours, as long as somebody listens; what is found becomes suggestions of its rows. Once
   * it is done it stays done.
   */
  lookForText: procedure.input(pageInput).output(live(z.enum(['looking', 'done', 'failed']))),
  /** A further row on a sheet that is not ours. */
  addRow: procedure.input(pageInput).output(row),
  /** `new` for a new event. */
  chooseEvent: procedure.input(pageInput.extend({ eventId: z.string() })).output(page),
  /** Makes people, event and sign-ups of the page, in one step. */
  confirm: procedure.input(pageInput).output(
    z.object({
      people: z.number().int(),
      known: z.number().int(),
      signUps: z.number().int(),
      already: z.number().int(),
      toComplete: z.number().int(),
      next: z.string(),
    }),
  ),
  /** Takes back what `confirm` made; `kept` were changed by somebody since, and stay. */
  undo: procedure.input(pageInput).output(z.object({ kept: z.number().int() })),
  setAside: procedure.input(pageInput.extend({ reason: z.string().trim().max(200) })).output(page),
  takeUp: procedure.input(pageInput).output(page),
  /** Not a page of work: a photo by mistake. It comes back with `takeUp`. */
  discard: procedure.input(pageInput).output(page),
  /** For a dispute: the picture with what was read and who decided, as one PDF. */
  exportPage: procedure.input(pageInput).output(z.instanceof(File)),

  /** Numbered copies as one PDF; they are recorded as issued. Sent again with the same key it makes the same sheets. */
  print: procedure
    .input(
      printOrderOfForms.extend({
        key: newKey,
        copies: z.number().int().min(1).max(500),
        issuedTo: z.string().trim().max(200),
      }),
    )
    .output(z.object({ file: z.instanceof(File), forms: z.array(issuedForm) })),
  /** The number that the next copy gets. */
  nextNumber: procedure
    .input(printOrderOfForms.pick({ meetingId: true, form: true }))
    .output(z.object({ number: z.number().int() })),
  /** The first page as it will come out, as PNG; nothing is recorded. */
  preview: procedure.input(printOrderOfForms).output(z.instanceof(File)),

  /** A row to type a second time, of pages that others verified; null where the sample is done. */
  sample: procedure
    .input(z.object({ meetingId: z.string() }))
    .output(
      live(
        z.object({ rowId: z.string(), pageId: z.string(), done: z.number().int(), wanted: z.number().int() }),
      ),
    ),
  keyAgain: procedure
    .input(z.object({ rowId: z.string(), values: z.record(z.string(), z.string().trim().max(400)) }))
    .output(z.object({ keying, differs: z.array(z.string()) })),
}
