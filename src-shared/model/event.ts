import { z } from 'zod'
import { instant, language, line, optionalLine, recordFields, text, zip, zone } from './base'

export const eventType = z.enum([
  'phone-bank',
  'canvass',
  'friendbank',
  'text-bank',
  'watch-party',
  'volunteer-meeting',
  'barnstorm',
  'training',
  'other',
])
export type EventType = z.infer<typeof eventType>

/** `past` is not a state: it follows from the clock (domain/event.ts). */
export const eventState = z.enum([
  'draft',
  'submitted',
  'approved',
  'changes-requested',
  'rejected',
  'cancelled',
])
export type EventState = z.infer<typeof eventState>

/** The last decision of a moderator, as the host sees it. */
export const decision = z.object({
  reviewId: z.string(),
  action: z.enum(['approve', 'request-changes', 'reject']),
  message: text,
  by: z.string(),
  at: instant,
})

/**
 * One event as all members may see it. Circle: program. It has no contact field at all: the host's phone and
 * a home's street stand in its `eventside`.
 */
export const event = z.object({
  ...recordFields,
  kind: z.literal('event'),
  type: eventType,
  title: line,
  description: text,
  visibility: z.enum(['public', 'private']),
  mode: z.enum(['in-person', 'online']),
  /** Place as the room hears it: a venue's name, or a neighbourhood for a home. */
  place: optionalLine,
  /** Street of a public venue. A home's street goes into the eventside. */
  venueAddress: optionalLine,
  atHome: z.boolean(),
  zip: z.union([zip, z.literal('')]),
  directions: text,
  startsAt: instant,
  zone,
  minutes: z.number().int().min(5).max(1440),
  /** 0 = no limit. */
  capacity: z.number().int().min(0).max(100_000),
  /** First name, and initial of the last, of the host: what the projector may show. */
  hostName: line,
  /** The same of those who host with them: their hands count, and the room hears their names. */
  coHostNames: z.array(line).max(10).optional(),
  /** Whether guests are told the host's phone and e-mail; left out = not. */
  contactShown: z.boolean().optional(),
  /** Hours before the start at which guests are reminded; left out = the day before. */
  reminderHours: z.number().int().min(0).max(336).optional(),
  languages: z.array(language),
  accessibility: text,
  /** The meeting whose altar call brought it forth, or ''. */
  meetingId: z.string(),
  /** Number on the host form, or '' before there is one. */
  formNumber: z.string().max(20),
  /** Place in the line-up: lower pitches first. */
  lineUp: z.number(),
  state: eventState,
  /** When it entered the queue, or '' before. */
  submittedAt: z.union([instant, z.literal('')]),
  decision: decision.nullable(),
  /**
   * Time and place may change without another review. Moderators set it, from the host's `trust` (model/review.ts):
   * it stands here so that every laptop and the server can tell without the team circle.
   */
  trusted: z.boolean().optional(),
  /** The host's name on the central server: who may edit it beside the team. Left out = nobody. */
  hostUser: z.string().max(61).optional(),
})
export type EventRecord = z.infer<typeof event>

/** What of an event only the team may see. Same key as its event. Circle: team. */
export const eventSide = z.object({
  ...recordFields,
  kind: z.literal('eventside'),
  eventId: z.string(),
  hostId: z.string(),
  coHostIds: z.array(z.string()).max(10),
  hostPhone: z.string(),
  hostEmail: z.string(),
  /** Street of a home. */
  street: optionalLine,
  /** The link of an online event: whoever has it can walk in. */
  onlineLink: z.string().max(500),
  note: text,
})
export type EventSide = z.infer<typeof eventSide>
