import { z } from 'zod'
import { instant, optionalLine, recordFields, text } from './base'
import { eventType } from './event'

export const fieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
export type FieldChange = z.infer<typeof fieldChange>

export const reviewAction = z.enum([
  'submit',
  'approve',
  'request-changes',
  'reject',
  'comment',
  'edit',
  'cancel',
])
export type ReviewAction = z.infer<typeof reviewAction>

/**
 * One entry in an event's record: who did what, when. Only ever added, never changed. Circle: team.
 * `basedOn` is the decision that its author saw ('' for none): two decisions based on the same one were made
 * without knowledge of each other, and are shown side by side.
 */
export const review = z.object({
  ...recordFields,
  kind: z.literal('review'),
  eventId: z.string(),
  action: reviewAction,
  by: z.string(),
  at: instant,
  reason: z.string().max(80),
  message: text,
  comment: text,
  changes: z.array(fieldChange),
  basedOn: z.string(),
  /** A moderator who saw rival decisions side by side chose among these. */
  settles: z.array(z.string()).optional(),
})
export type Review = z.infer<typeof review>

/** A moderator has this event open: a lease, not a lock. `claim:<event key>`. Circle: team. */
export const claim = z.object({
  ...recordFields,
  kind: z.literal('claim'),
  eventId: z.string(),
  by: z.string(),
  until: instant,
})
export type Claim = z.infer<typeof claim>

/** Something in both languages. */
const inBoth = <S extends z.ZodType>(schema: S) => z.object({ en: schema, es: schema })

/**
 * Words that moderators use again and again. `reason:<name>` of a built-in one replaces it (domain/canned-reasons.ts);
 * any other key is one of their own. Circle: team.
 */
export const cannedReason = z.object({
  ...recordFields,
  kind: z.literal('reason'),
  asking: z.enum(['request-changes', 'reject']),
  label: inBoth(optionalLine),
  message: inBoth(text),
  /** Lower stands first; the first nine have the keys 1 to 9. */
  place: z.number(),
})
export type CannedReason = z.infer<typeof cannedReason>

/** What a program does not list. One per program: `policy:review`. Circle: team. */
export const reviewPolicy = z.object({
  ...recordFields,
  kind: z.literal('policy'),
  words: inBoth(z.array(z.string().trim().min(1).max(60)).max(200)),
  types: z.array(eventType),
})
export type ReviewPolicy = z.infer<typeof reviewPolicy>
export const POLICY_ID = 'policy:review'

/**
 * Whether a host's changes of time and place need no second look. `trust:<person key>`. Only moderators write it; each
 * change stands in the record of the event at which it was made. Circle: team.
 */
export const trust = z.object({
  ...recordFields,
  kind: z.literal('trust'),
  hostId: z.string(),
  trusted: z.boolean(),
  by: z.string(),
  at: instant,
})
export type Trust = z.infer<typeof trust>

/** Filters of the queue under a name of their own. Circle: device. */
export const savedView = z.object({
  ...recordFields,
  kind: z.literal('view'),
  name: z.string().trim().min(1).max(60),
  filter: z.record(z.string(), z.unknown()),
})
export type SavedView = z.infer<typeof savedView>
