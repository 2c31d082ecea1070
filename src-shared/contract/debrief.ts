import { z } from 'zod'
import { instant } from '#shared/model/base'
import { meeting, segmentKind } from '#shared/model/meeting'
import { live, procedure } from './base'
import { printOrder } from './hosts'
import { meetingCounts } from './meeting'

const debriefSegment = z.object({
  id: z.string(),
  title: z.string(),
  kind: segmentKind,
  plannedSeconds: z.number().int(),
  /** null where the room never came to it. */
  actualSeconds: z.number().int().nullable(),
})

const rate = z.object({
  count: z.number().int(),
  /** Share of the heads; null where nobody counted them. */
  rate: z.number().nullable(),
  target: z.object({ from: z.number(), to: z.number() }),
  standing: z.enum(['unknown', 'below', 'within', 'above']),
})

/** What happened, from what was written down; null = not counted. Nothing in it is estimated. */
export const debriefModel = z.object({
  meeting: meeting.pick({ title: true, venue: true, zone: true, startsAt: true, promisedEnd: true }),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Against the promise: negative = early; null until it is over. */
  lateSeconds: z.number().int().nullable(),
  segments: z.array(debriefSegment),
  heads: z.number().int().nullable(),
  counts: meetingCounts,
  /** Persons who signed up: fewer than sign-ups where some chose several events. */
  people: z.number().int(),
  rates: z.object({ hosts: rate, signUps: rate }),
  stories: z.object({ hands: z.number().int().nullable(), voices: z.number().int().nullable() }),
  forms: z.object({
    issued: z.number().int().nullable(),
    returned: z.number().int().nullable(),
    /** Rows of paper that were typed in or read. */
    typed: z.number().int(),
    signUps: z.number().int(),
  }),
  notes: z.array(z.object({ slot: z.string(), text: z.string(), at: instant })),
})
export type DebriefModel = z.infer<typeof debriefModel>

export const debriefContract = {
  /** null where there is no such meeting. Notes are added through `meeting.record`. */
  live: procedure.input(z.object({ meetingId: z.string() })).output(live(debriefModel.nullable())),
  /** One page. */
  pdf: procedure.input(printOrder).output(z.instanceof(File)),
}
