import { z } from 'zod'
import { instant } from '#shared/model/base'
import { meeting, moment } from '#shared/model/meeting'
import { live, newKey, procedure } from './base'

/** Counts as the room sees them. Rates are worked out where they are shown (domain/counts.ts). */
export const meetingCounts = z.object({
  heads: z.number().int(),
  hosts: z.number().int(),
  events: z.number().int(),
  signUps: z.number().int(),
})
export type MeetingCounts = z.infer<typeof meetingCounts>

const meetingSummary = meeting
  .pick({ id: true, title: true, venue: true, startsAt: true, promisedEnd: true, zone: true })
  .extend({ counts: meetingCounts, phase: z.enum(['planned', 'running', 'over']) })
export type MeetingSummary = z.infer<typeof meetingSummary>

const meetingFields = meeting.pick({
  title: true,
  goal: true,
  ask: true,
  venue: true,
  address: true,
  zip: true,
  zone: true,
  startsAt: true,
  promisedEnd: true,
  expectedHeads: true,
  crew: true,
  materials: true,
  segments: true,
})
export type MeetingFields = z.infer<typeof meetingFields>

export const meetingContract = {
  list: procedure.output(live(z.array(meetingSummary))),
  /** The clock itself is computed on the screen from the moments (domain/agenda-run.ts), not sent each second. */
  one: procedure
    .input(z.object({ id: z.string() }))
    .output(live(z.object({ meeting, moments: z.array(moment), counts: meetingCounts }).nullable())),
  create: procedure.input(z.object({ key: newKey, fields: meetingFields })).output(meeting),
  update: procedure.input(z.object({ id: z.string(), fields: meetingFields.partial() })).output(meeting),
  remove: procedure.input(z.object({ id: z.string() })).output(z.void()),
  restore: procedure.input(z.object({ id: z.string() })).output(z.void()),
  /** Adds to the log of what happened. `at` is set by the core's clock, never before the last moment. */
  record: procedure
    .input(z.object({ key: newKey, meetingId: z.string(), what: moment.shape.what }))
    .output(z.object({ at: instant })),
}
