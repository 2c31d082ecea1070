import { z } from 'zod'
import { recordFields, text } from './base'

export const rsvpSource = z.enum(['form', 'kiosk', 'typed', 'call', 'import'])
export const rsvpStatus = z.enum(['signed-up', 'confirmed', 'declined', 'attended', 'no-show'])
export type RsvpStatus = z.infer<typeof rsvpStatus>

/**
 * One person signed up for one event: `rsvp:<event key>:<person key>`, so that however often it is entered,
 * on however many laptops, it is one record. Circle: team.
 */
export const rsvp = z.object({
  ...recordFields,
  kind: z.literal('rsvp'),
  eventId: z.string(),
  personId: z.string(),
  source: rsvpSource,
  status: rsvpStatus,
  note: text,
  /** The import that brought it, or '': one file is taken back in one step. */
  batch: z.string().max(40),
})
export type Rsvp = z.infer<typeof rsvp>
