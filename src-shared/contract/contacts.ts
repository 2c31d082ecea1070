import { z } from 'zod'
import { instant } from '#shared/model/base'
import { contact } from '#shared/model/contact'
import { conversation, outcome } from '#shared/model/conversation'
import { live, newKey, procedure } from './base'

/** The fields of a contact that a column may hold. `phone` may stand in several columns, best first. */
export const contactField = z.enum([
  'externalId',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'phone',
  'mobile',
  'homePhone',
  'workPhone',
  'email',
  'address',
  'city',
  'state',
  'zip',
  'language',
  'household',
  'priority',
  'age',
  'party',
  'note',
])
export type ContactField = z.infer<typeof contactField>
export const contactColumns = z.partialRecord(contactField, z.array(z.number().int().min(0)).max(10))
export type ContactColumns = z.infer<typeof contactColumns>

export const contactRowProblem = z.object({
  field: contactField,
  tag: z.enum(['missing', 'bad-phone', 'bad-email', 'bad-zip', 'bad-number']),
})
export type ContactRowProblem = z.infer<typeof contactRowProblem>

/** A row as it would come in. */
export const contactRow = z.object({
  line: z.number().int(),
  contact: contact
    .pick({
      externalId: true,
      firstName: true,
      lastName: true,
      phones: true,
      unreadPhones: true,
      email: true,
      address: true,
      city: true,
      state: true,
      zip: true,
      zone: true,
      language: true,
      household: true,
      priority: true,
      note: true,
    })
    .nullable(),
  /** As they stand in the file. */
  cells: z.array(z.string()),
  problems: z.array(contactRowProblem),
  /** Line of the same person further up in the file; 0 = none. */
  repeatOf: z.number().int(),
  /** On the list of this kit already. */
  known: z.boolean(),
  /** Where the zone comes from. */
  zoneFrom: z.enum(['zip', 'area-code', 'state', 'kit']),
})
export type ContactRow = z.infer<typeof contactRow>

export const contactPreview = z.object({
  /** `csv` or `xlsx`. */
  format: z.enum(['csv', 'xlsx']),
  /** Of a CSV; '' else. */
  encoding: z.string(),
  delimiter: z.string(),
  /** Sheets of a workbook; the one that was read comes first. */
  sheets: z.array(z.string()),
  /** Known export of another program, or ''. */
  source: z.enum(['', 'van']),
  /** Are the columns those that somebody set for this kind of file before? */
  remembered: z.boolean(),
  headers: z.array(z.string()),
  /** Is the header row the file's own? Letters stand for it where it has none. */
  headerFound: z.boolean(),
  columns: contactColumns,
  rows: z.array(contactRow),
  /** Rows beyond those shown. */
  more: z.number().int(),
  totals: z.object({
    rows: z.number().int(),
    good: z.number().int(),
    flawed: z.number().int(),
    /** Twice in the file. */
    repeats: z.number().int(),
    /** On the kit's list already. */
    known: z.number().int(),
    households: z.number().int(),
    /** Contacts in a household of two or more. */
    shared: z.number().int(),
    /** Whose zone could only be taken from the kit. */
    zoneGuessed: z.number().int(),
  }),
})
export type ContactPreview = z.infer<typeof contactPreview>

/** An import on its way, told as it goes; the last one is `done` or `cancelled`. */
export const importProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('reading'), done: z.number().int(), total: z.number().int() }),
  z.object({ state: z.literal('writing'), done: z.number().int(), total: z.number().int() }),
  z.object({ state: z.literal('cancelled') }),
  z.object({
    state: z.literal('done'),
    added: z.number().int(),
    repeats: z.number().int(),
    known: z.number().int(),
    flawed: z.number().int(),
    households: z.number().int(),
    /** Rows to mend and bring back; '' where there is none. */
    flawedCsv: z.string(),
  }),
])
export type ImportProgress = z.infer<typeof importProgress>

/** Where a contact stands, from its conversations (domain/contact-state.ts). */
export const contactState = z.object({
  stage: z.enum(['fresh', 'open', 'done', 'no-number', 'do-not-call']),
  /** What its conversations come to together; null = not called. */
  outcome: outcome.nullable(),
  calls: z.number().int(),
  lastAt: z.union([instant, z.literal('')]),
  /** Not to be called before; '' = now. */
  restsUntil: z.union([instant, z.literal('')]),
  callBackAt: z.union([instant, z.literal('')]),
  /** Numbers that are wrong or out of service. */
  deadPhones: z.array(z.string()),
  /** Laptops that did not know of each other have both called. */
  calledTwice: z.boolean(),
})
export type ContactState = z.infer<typeof contactState>

export const contactListRow = z.object({
  contact,
  state: contactState,
  /** Who has it in hand, or '' */
  heldBy: z.string(),
})
export type ContactListRow = z.infer<typeof contactListRow>

const file = z.object({
  kitId: z.string(),
  file: z.instanceof(Blob),
  /** null: guessed, or as it was set for such a file before. */
  columns: contactColumns.nullable(),
  /** Name of a sheet; '' = the first that holds rows. */
  sheet: z.string().max(100),
})

export const contactsContract = {
  list: procedure
    .input(
      z.object({
        kitId: z.string(),
        /** Beginning of a name, or digits of a number. */
        text: z.string().max(120),
        stage: contactState.shape.stage.nullable(),
        limit: z.number().int().min(1).max(1000),
      }),
    )
    .output(live(z.object({ rows: z.array(contactListRow), total: z.number().int() }))),
  one: procedure.input(z.object({ id: z.string() })).output(
    live(
      z
        .object({
          contact,
          state: contactState,
          household: z.array(contact),
          conversations: z.array(conversation),
        })
        .nullable(),
    ),
  ),
  preview: procedure.input(file).output(contactPreview),
  /**
   * Brings the rows in that have no problem, and remembers the columns for the next file of this kind. Cancelled (by
   * ending the stream, or `cancel`) or failed it leaves nothing behind. `batch` names the import.
   */
  import: procedure
    .input(file.extend({ batch: newKey, name: z.string().max(200) }))
    .output(live(importProgress)),
  cancel: procedure.input(z.object({ batch: newKey })).output(z.void()),
  /** Takes a whole list off again; contacts of it that were called stay. */
  undoImport: procedure
    .input(z.object({ kitId: z.string(), batch: z.string() }))
    .output(z.object({ removed: z.number().int(), kept: z.number().int() })),
}
