import { z } from 'zod'
import { instant } from '#shared/model/base'
import { callSheet, goals, guest, kit, kitMoment, kitTotals } from '#shared/model/kit'
import { live, newKey, procedure } from './base'
import { callerRow } from './call'

export const round = z.object({
  number: z.number().int(),
  startedAt: instant,
  endedAt: z.union([instant, z.literal('')]),
  calls: z.number().int(),
  talks: z.number().int(),
  yeses: z.number().int(),
})
export type Round = z.infer<typeof round>

export const partyModel = z.object({
  kit,
  guests: z.array(guest),
  /** Counted from the guests. */
  arrived: z.number().int(),
  callers: z.array(callerRow),
  rounds: z.array(round),
  /** The round that is on, 0 = none. */
  round: z.number().int(),
  totals: kitTotals,
  sheets: z.array(callSheet),
})
export type PartyModel = z.infer<typeof partyModel>

/** What the projector may show of an evening of calls: no contact, no number, first names of callers only. */
export const callTally = z.object({
  title: z.string(),
  hostName: z.string(),
  goals,
  calls: z.number().int(),
  talks: z.number().int(),
  yeses: z.number().int(),
  round: z.number().int(),
  roundStartedAt: z.union([instant, z.literal('')]),
  /** First name and initial, with what they have done. */
  callers: z.array(z.object({ name: z.string(), talks: z.number().int(), yeses: z.number().int() })),
  /** First name of whoever had the last yes, and when: '' = nobody yet. */
  lastYes: z.object({ name: z.string(), at: z.string() }),
})
export type CallTally = z.infer<typeof callTally>

const guestFields = guest.pick({
  firstName: true,
  lastName: true,
  phone: true,
  email: true,
  zip: true,
  note: true,
})

export const partyContract = {
  live: procedure.input(z.object({ kitId: z.string() })).output(live(partyModel.nullable())),
  tally: procedure.input(z.object({ kitId: z.string() })).output(live(callTally.nullable())),
  /** Somebody who signed up is here. */
  checkIn: procedure.input(z.object({ guestId: z.string(), here: z.boolean() })).output(guest),
  /** Somebody who had not signed up. */
  walkIn: procedure.input(z.object({ key: newKey, kitId: z.string(), fields: guestFields })).output(guest),
  editGuest: procedure.input(z.object({ guestId: z.string(), fields: guestFields.partial() })).output(guest),
  /** `from` is the round on the screen (0 = none), so that two presses do one thing. */
  round: procedure
    .input(
      z.object({ key: newKey, kitId: z.string(), state: z.enum(['start', 'end']), from: z.number().int() }),
    )
    .output(kitMoment.nullable()),
  bell: procedure.input(z.object({ key: newKey, kitId: z.string(), callerId: z.string() })).output(kitMoment),
}
