import { z } from 'zod'
import { instant } from '#shared/model/base'
import { contact } from '#shared/model/contact'
import { conversation } from '#shared/model/conversation'
import { kit, kitTotals, saidCounts } from '#shared/model/kit'
import { live, procedure } from './base'
import { callerRow } from './call'
import { paperSize } from './hosts'
import { round } from './party'

/** What an evening came to. The same numbers stand on the screen, in the PDF and in the CSV. */
export const kitReport = z.object({
  kit,
  totals: kitTotals,
  rounds: z.array(round),
  callers: z.array(callerRow),
  guests: z.object({ signedUp: z.number().int(), arrived: z.number().int(), walkIns: z.number().int() }),
  ...saidCounts.shape,
  /** Called by laptops that did not know of each other: both calls are kept. */
  calledTwice: z.array(z.object({ contact, conversations: z.array(conversation) })),
  firstCallAt: z.union([instant, z.literal('')]),
  lastCallAt: z.union([instant, z.literal('')]),
  /** When contact data goes; '' = the kit is not closed. */
  purgeAt: z.union([instant, z.literal('')]),
})
export type KitReport = z.infer<typeof kitReport>

/** Whom to thank. */
export const thanks = z.object({
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  why: z.enum(['called', 'came', 'hosted']),
  calls: z.number().int(),
  talks: z.number().int(),
})
export type Thanks = z.infer<typeof thanks>

const byKit = z.object({ kitId: z.string() })

export const afterContract = {
  report: procedure.input(byKit).output(live(kitReport.nullable())),
  thankYou: procedure.input(byKit).output(live(z.array(thanks))),
  pdf: procedure
    .input(byKit.extend({ language: z.enum(['en', 'es']), paper: paperSize }))
    .output(z.instanceof(File)),
  /** `results`: a row per conversation. `van`: a row per contact and answer, for a bulk upload. `thanks`: whom to thank. */
  csv: procedure
    .input(
      byKit.extend({
        what: z.enum(['results', 'van', 'thanks', 'unfinished']),
        language: z.enum(['en', 'es']),
      }),
    )
    .output(z.instanceof(File)),
  /**
   * Sign-ups of calls and guests who came, taken over into people and RSVPs where those are kept. Again changes nothing.
   */
  takeOver: procedure
    .input(byKit)
    .output(z.object({ people: z.number().int(), signUps: z.number().int(), attended: z.number().int() })),
  /** Ends the evening: everybody gives back what they hold, sheets that are out are released. */
  close: procedure.input(byKit).output(kit),
  reopen: procedure.input(byKit).output(kit),
  /**
   * Takes contact data off this laptop, with a record that it was. By itself once the keeping time is over; by this
   * call at once, for a closed kit only.
   */
  purge: procedure
    .input(byKit)
    .output(
      z.object({ contacts: z.number().int(), conversations: z.number().int(), guests: z.number().int() }),
    ),
}
