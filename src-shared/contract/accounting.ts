import { z } from 'zod'
import { account, formKind, issuedForm } from '#shared/model/sheet'
import { live, procedure } from './base'

export const formStanding = z.enum(['issued', 'returned', 'read', 'verified', 'unused', 'lost'])
export type FormStanding = z.infer<typeof formStanding>

export const accountedForm = z.object({
  form: issuedForm,
  standing: formStanding,
  /** Page to look at, or ''. */
  pageId: z.string(),
})
export type AccountedForm = z.infer<typeof accountedForm>

export const toComplete = z.object({
  pageId: z.string(),
  rowId: z.string(),
  /** Name of the person, or '' where none could be made. */
  who: z.string(),
  /** Fields that were filled in and could not be read, or are nobody's answer. */
  fields: z.array(z.string()),
})

export const accountsModel = z.object({
  account: account.nullable(),
  forms: z.array(accountedForm),
  kinds: z.array(
    z.object({
      kind: formKind,
      issued: z.number().int(),
      returned: z.number().int(),
      read: z.number().int(),
      verified: z.number().int(),
      unused: z.number().int(),
      lost: z.number().int(),
      /** Numbers of sheets that have not come back. */
      missing: z.array(z.number().int()),
    }),
  ),
  /** Pages whose sheet nobody can tell, or that were set aside. */
  loose: z.array(
    z.object({ pageId: z.string(), state: z.string(), reason: z.string(), number: z.number().int() }),
  ),
  rows: z.object({ written: z.number().int(), people: z.number().int(), open: z.number().int() }),
  /** Sign-ups at the meeting's events that came on paper. */
  signUps: z.number().int(),
  volunteers: z.array(
    z.object({
      name: z.string(),
      pages: z.number().int(),
      rows: z.number().int(),
      /** Fields that were keyed a second time, and in how many of them the two differ. */
      checked: z.number().int(),
      differ: z.number().int(),
    }),
  ),
  fields: z.array(z.object({ name: z.string(), checked: z.number().int(), differ: z.number().int() })),
  toComplete: z.array(toComplete),
  /** Names of those who ticked that they can host. */
  canHost: z.array(z.string()),
  pictures: z.object({ kept: z.number().int(), purgeAt: z.string() }),
})
export type AccountsModel = z.infer<typeof accountsModel>

export const accountingContract = {
  live: procedure.input(z.object({ meetingId: z.string() })).output(live(accountsModel.nullable())),
  /** What the stack of paper says: came back, came back empty, is lost. */
  setState: procedure
    .input(z.object({ ids: z.array(z.string()).min(1).max(500), state: issuedForm.shape.state }))
    .output(z.array(issuedForm)),
  /** All is accounted for; from then the pictures are kept for so many days. */
  reconcile: procedure
    .input(z.object({ meetingId: z.string(), keepDays: z.number().int().min(0).max(3650) }))
    .output(account),
  reopen: procedure.input(z.object({ meetingId: z.string() })).output(account),
  /** Deletes the pictures whose time is over; runs by itself once a day as well. */
  purge: procedure.output(z.object({ pictures: z.number().int() })),
}
