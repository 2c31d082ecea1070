import { z } from 'zod'
import { instant, language } from '#shared/model/base'
import { meeting, segmentKind } from '#shared/model/meeting'
import { live, procedure } from './base'
import { directory, roomEvent } from './hosts'

/**
 * What five hundred people may see, and nothing else: the projector's live query has this model of its own, and what
 * is not in it is stripped on the way. Times are instants, so that the window counts by itself and the model changes
 * only when something happens.
 */
const frame = {
  /** What the room reads. */
  language,
  /** White on black. */
  dark: z.boolean(),
  title: meeting.shape.title,
  zone: meeting.shape.zone,
  startsAt: instant,
  promisedEnd: instant,
  /** null before the start and after the end. */
  segment: z
    .object({ title: z.string(), kind: segmentKind, index: z.number().int(), count: z.number().int() })
    .nullable(),
  /** Running: `timeUpAt` says when the segment's time is (or was) up. Paused: `leftSeconds` stands still. */
  clock: z.discriminatedUnion('phase', [
    z.object({ phase: z.literal('planned') }),
    z.object({ phase: z.literal('running'), timeUpAt: instant, allottedSeconds: z.number().int() }),
    z.object({
      phase: z.literal('paused'),
      leftSeconds: z.number().int(),
      allottedSeconds: z.number().int(),
    }),
    z.object({ phase: z.literal('over'), endedAt: instant }),
  ]),
}

const target = z.object({ from: z.number(), to: z.number() })
/** A thermometer: `rate` is the share of the heads, null while nobody is counted in. */
const gauge = z.object({ count: z.number().int(), rate: z.number().nullable(), target })
const gauges = z.object({ heads: z.number().int(), hosts: gauge, signUps: gauge })
export type ProjectorGauges = z.infer<typeof gauges>

const cardEvent = roomEvent.pick({
  id: true,
  type: true,
  online: true,
  place: true,
  area: true,
  startsAt: true,
  zone: true,
  minutes: true,
  seatsLeft: true,
})
export const hostCard = z.object({
  hostName: z.string(),
  formNumber: z.string(),
  events: z.array(cardEvent),
  /** Events beyond those on the card. */
  more: z.number().int(),
})
export type HostCard = z.infer<typeof hostCard>

export const projectorModel = z.discriminatedUnion('view', [
  /** Blanked: not even the frame. */
  z.object({ view: z.literal('blank') }),
  z.object({ view: z.literal('waiting'), ...frame }),
  z.object({ view: z.literal('clock'), ...frame }),
  z.object({
    view: z.literal('stories'),
    ...frame,
    hands: z.number().int(),
    voices: z.number().int(),
    speaker: z.object({ startedAt: instant, seconds: z.number().int() }).nullable(),
  }),
  z.object({ view: z.literal('ask'), ...frame, ask: meeting.shape.ask, gauges }),
  z.object({ view: z.literal('counts'), ...frame, gauges }),
  z.object({
    view: z.literal('line-up'),
    ...frame,
    now: hostCard.extend({ startedAt: instant, seconds: z.number().int() }).nullable(),
    next: hostCard.nullable(),
    waiting: z.number().int(),
    done: z.number().int(),
    gauges,
  }),
  z.object({ view: z.literal('directory'), ...frame, directory, page: z.number().int() }),
  z.object({ view: z.literal('over'), ...frame, gauges }),
])
export type ProjectorModel = z.infer<typeof projectorModel>

export const projectorContract = {
  /** null where there is no such meeting. */
  live: procedure.input(z.object({ meetingId: z.string() })).output(live(projectorModel.nullable())),
}
