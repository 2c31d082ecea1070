import { z } from 'zod'
import { instant } from '#shared/model/base'
import { event } from '#shared/model/event'
import { live, newKey, procedure } from './base'
import { seats } from './event'

/** What the room is short of, or has too much of, and what to do about it (domain/balance.ts). */
export const balance = z.object({
  /** `unknown`: nobody has been counted in, or there is no event yet. */
  verdict: z.enum(['unknown', 'too-few-seats', 'balanced', 'too-many-seats']),
  /** People in the room who do not host; the expected heads where nobody counts. */
  people: z.number().int(),
  peopleAre: z.enum(['counted', 'expected', 'unknown']),
  events: z.number().int(),
  /** null where some event has no limit. */
  seats: z.number().int().nullable(),
  /** How many each event gets if all who are expected to sign up do: one decimal, null while unknown. */
  guestsPerEvent: z.number().nullable(),
  remedy: z.discriminatedUnion('type', [
    z.object({ type: z.literal('none') }),
    z.object({ type: z.literal('more-hosts'), hosts: z.number().int(), seats: z.number().int() }),
    /** Bring `events` down to `keep`; `pairs` are the thinnest that lie near each other, ids of events. */
    z.object({
      type: z.literal('co-host'),
      keep: z.number().int(),
      pairs: z.array(z.object({ keepId: z.string(), joinId: z.string() })),
    }),
  ]),
})
export type Balance = z.infer<typeof balance>

export const lineUpEntry = z.object({
  /** Key of the host's sign-up: what the moments of the altar call name. */
  key: z.string(),
  hostName: z.string(),
  formNumber: z.string(),
  /** Another host's form has the same number: two laptops numbered without a link. */
  numberTwice: z.boolean(),
  /** Other sign-ups of the same person in this meeting, made on a laptop without a link. */
  sameHostAs: z.array(z.string()),
  status: z.enum(['waiting', 'now', 'done', 'skipped']),
  events: z.array(
    event
      .pick({ id: true, type: true, startsAt: true, zone: true, minutes: true, place: true, zip: true })
      .extend({ coHostNames: z.array(z.string()), seats, missing: z.array(z.string()) }),
  ),
})
export type LineUpEntryRow = z.infer<typeof lineUpEntry>

export const lineUpModel = z.object({
  entries: z.array(lineUpEntry),
  /** Who stands in front, and since when. */
  current: z.object({ key: z.string(), startedAt: instant }).nullable(),
  nextKey: z.string().nullable(),
  balance,
})
export type LineUpModel = z.infer<typeof lineUpModel>

export const lineUpContract = {
  /** null where there is no such meeting. Pitches themselves go through `meeting.record`. */
  live: procedure.input(z.object({ meetingId: z.string() })).output(live(lineUpModel.nullable())),
  /** Puts a host right before another one, or (with null) at the end of the line. */
  move: procedure
    .input(z.object({ meetingId: z.string(), key: z.string(), before: z.string().nullable() }))
    .output(z.void()),
  /** Gives a number to every host who has none, in order of the line. Numbers once given stay. */
  numberForms: procedure
    .input(z.object({ meetingId: z.string() }))
    .output(z.object({ given: z.number().int() })),
  /**
   * Two hosts make one event of theirs: whoever joins becomes a co-host, their guests are signed up at the event that
   * is kept, and their own event is called off. Nothing is lost: its sign-ups stay with it.
   */
  coHost: procedure
    .input(z.object({ key: newKey, keepId: z.string(), joinId: z.string() }))
    .output(z.object({ moved: z.number().int() })),
  /** Takes that back; `key` is that of the command. */
  undoCoHost: procedure
    .input(z.object({ key: newKey, keepId: z.string(), joinId: z.string() }))
    .output(z.void()),
  /** A new number for one host's form, where two forms carry the same. */
  renumber: procedure
    .input(z.object({ meetingId: z.string(), key: z.string(), replaces: z.string() }))
    .output(z.object({ formNumber: z.string() })),
}
