import { z } from 'zod'
import { language } from '#shared/model/base'
import { event, eventSide, eventState, eventType } from '#shared/model/event'
import {
  cannedReason,
  claim,
  fieldChange,
  review,
  reviewPolicy,
  savedView,
  trust,
} from '#shared/model/review'
import { live, newKey, procedure } from './base'
import { seats } from './event'

/** Something a moderator should look at before deciding; worked out from the record, not stored. */
export const reviewFlagName = z.enum([
  'starts-in-the-past',
  'starts-too-soon',
  'home-address-public',
  'likely-duplicate',
  'off-policy-words',
  'off-policy-type',
  'unsafe-link',
  'contact-in-public',
  'missing-place',
  'missing-street',
  'missing-zip',
  'missing-link',
  'missing-phone',
  'unknown-zip',
  'zone-differs-from-zip',
  'odd-hour',
])
export type ReviewFlagName = z.infer<typeof reviewFlagName>

/** With what it was seen by: a word, a link, a state, hours, a score; never prose. */
export const reviewFlag = z.object({ flag: reviewFlagName, detail: z.string() })
export type ReviewFlag = z.infer<typeof reviewFlag>

/** All fields but `view` at null (`text` at '') let everything through. */
export const queueFilter = z.object({
  /** What waits for a first or further decision; rival decisions to settle; what is decided. */
  view: z.enum(['waiting', 'rivals', 'decided']),
  text: z.string().max(120),
  type: eventType.nullable(),
  flag: z.union([reviewFlagName, z.enum(['any', 'none'])]).nullable(),
  claim: z.enum(['free', 'mine', 'others']).nullable(),
  history: z.enum(['new', 'again']).nullable(),
  trust: z.enum(['trusted', 'other']).nullable(),
  where: z.enum(['online', 'home', 'venue']).nullable(),
  openTo: z.enum(['public', 'private']).nullable(),
  language: language.nullable(),
  meetingId: z.string().nullable(),
  usState: z.string().max(2).nullable(),
  starts: z.enum(['day', 'three-days', 'week', 'later']).nullable(),
  waits: z.enum(['hour', 'day', 'three-days']).nullable(),
})
export type QueueFilter = z.infer<typeof queueFilter>

export const queueRow = z.object({
  id: z.string(),
  title: z.string(),
  type: eventType,
  hostName: z.string(),
  startsAt: z.string(),
  zone: z.string(),
  state: eventState,
  submittedAt: z.string(),
  basedOn: z.string(),
  decidedAt: z.string(),
  trusted: z.boolean(),
  flags: z.array(reviewFlagName),
  claim: z.object({ by: z.string(), until: z.string() }).nullable(),
  hasRivals: z.boolean(),
})
export type QueueRow = z.infer<typeof queueRow>

export const queueWindow = z.object({
  /** The rows from the `from`th on. */
  rows: z.array(queueRow),
  from: z.number().int(),
  /** How many pass the filter. */
  total: z.number().int(),
  /** Whatever the filter: how many wait, since when the oldest has, how many have rival decisions. */
  waiting: z.number().int(),
  oldest: z.string(),
  rivals: z.number().int(),
  /** Where events of this view are, to choose a filter from. */
  usStates: z.array(z.string()),
})
export type QueueWindow = z.infer<typeof queueWindow>

/** Where an event stands in the filtered queue, and what comes before and after it. */
export const queuePlace = z.object({
  id: z.string(),
  /** -1 where it does not pass. */
  index: z.number().int(),
  before: z.string().nullable(),
  /** The next ones, nearest first; those that another moderator has open are passed over. */
  after: z.array(z.string()),
})
export type QueuePlace = z.infer<typeof queuePlace>

export const likelyDuplicate = z.object({
  event,
  seats,
  score: z.number().int(),
  reasons: z.array(
    z.enum([
      'same-host',
      'same-host-name',
      'same-time',
      'near-time',
      'same-address',
      'same-place',
      'same-zip',
      'same-link',
      'same-title',
    ]),
  ),
})
export type LikelyDuplicate = z.infer<typeof likelyDuplicate>

export const reviewedEvent = z.object({
  event,
  side: eventSide.nullable(),
  seats,
  flags: z.array(reviewFlag),
  duplicates: z.array(likelyDuplicate),
  /** Since the last decision, field by field. */
  changes: z.array(fieldChange),
  reviews: z.array(review),
  claim: claim.nullable(),
  /** Decisions made without knowledge of each other, oldest first; empty where there is no such pair. */
  rivals: z.array(review),
  trust: trust.nullable(),
  meetingTitle: z.string(),
})
export type ReviewedEvent = z.infer<typeof reviewedEvent>

export const cannedReasonFields = cannedReason.pick({ asking: true, label: true, message: true, place: true })
export type CannedReasonFields = z.infer<typeof cannedReasonFields>

export const reviewFigures = z.object({
  decided: z.number().int(),
  /** From being handed in to the decision; null where nothing was decided. */
  medianMinutes: z.number().int().nullable(),
  reviewers: z.array(
    z.object({
      by: z.string(),
      decided: z.number().int(),
      approved: z.number().int(),
      changesAsked: z.number().int(),
      rejected: z.number().int(),
      medianMinutes: z.number().int().nullable(),
    }),
  ),
})
export type ReviewFigures = z.infer<typeof reviewFigures>

const decisionFields = {
  key: newKey,
  action: z.enum(['approve', 'request-changes', 'reject']),
  reason: z.string().max(80),
  message: z.string().trim().max(10_000),
}
/** A decision on more events than this is made in several steps. */
export const MAX_AT_ONCE = 500

export const reviewContract = {
  /** A stretch of the filtered queue, longest waiting first (decided ones: latest first). */
  queue: procedure
    .input(
      z.object({
        filter: queueFilter,
        from: z.number().int().min(0),
        count: z.number().int().min(1).max(500),
      }),
    )
    .output(live(queueWindow)),
  /** `id` null asks what stands first. */
  place: procedure
    .input(z.object({ filter: queueFilter, id: z.string().nullable() }))
    .output(live(queuePlace.nullable())),
  one: procedure.input(z.object({ eventId: z.string() })).output(live(reviewedEvent.nullable())),
  /** `basedOn` is the id of the last decision on the screen ('' for none). */
  decide: procedure
    .input(z.object({ ...decisionFields, eventId: z.string(), basedOn: z.string() }))
    .output(event),
  /** One decision on many events at once; those that have changed meanwhile stay as they are, and are named. */
  decideMany: procedure
    .input(
      z.object({
        ...decisionFields,
        events: z
          .array(z.object({ eventId: z.string(), basedOn: z.string() }))
          .min(1)
          .max(MAX_AT_ONCE),
      }),
    )
    .output(z.object({ decided: z.array(z.string()), left: z.array(z.string()) })),
  /** Takes back one's own last decision, as an entry of its own in the record. */
  undo: procedure.input(z.object({ key: newKey, eventId: z.string() })).output(event),
  undoMany: procedure
    .input(z.object({ key: newKey, eventIds: z.array(z.string()).min(1).max(MAX_AT_ONCE) }))
    .output(z.object({ undone: z.number().int() })),
  /** Says which of the rival decisions on an event holds. */
  settle: procedure.input(z.object({ key: newKey, eventId: z.string(), reviewId: z.string() })).output(event),
  comment: procedure
    .input(z.object({ key: newKey, eventId: z.string(), comment: z.string().trim().min(1).max(10_000) }))
    .output(review),
  claim: procedure.input(z.object({ eventId: z.string() })).output(claim),
  /** Nothing happens to a claim that is another's, or has run out. */
  release: procedure.input(z.object({ eventId: z.string() })).output(z.void()),
  /** Whether the host of this event is trusted; said in its record, and written on all events of the host. */
  trust: procedure.input(z.object({ key: newKey, eventId: z.string(), trusted: z.boolean() })).output(trust),

  reasons: {
    /** What the program has written down, left out ones too (domain/canned-reasons.ts adds the built-in ones). */
    list: procedure.output(live(z.array(cannedReason))),
    /** `id` is that of a reason that is there, or `reason:<key>` of a new one. */
    save: procedure
      .input(z.object({ id: z.string().regex(/^reason:[A-Za-z0-9_-]{1,40}$/), fields: cannedReasonFields }))
      .output(cannedReason),
    /** A built-in one needs its words to be left out: undo brings them back. */
    remove: procedure.input(z.object({ id: z.string(), fields: cannedReasonFields })).output(z.void()),
  },
  policy: {
    live: procedure.output(live(reviewPolicy.pick({ words: true, types: true }))),
    save: procedure.input(reviewPolicy.pick({ words: true, types: true })).output(z.void()),
  },
  views: {
    list: procedure.output(live(z.array(savedView))),
    save: procedure
      .input(z.object({ key: newKey, name: savedView.shape.name, filter: queueFilter }))
      .output(savedView),
    remove: procedure.input(z.object({ id: z.string() })).output(z.void()),
    restore: procedure.input(z.object({ id: z.string() })).output(z.void()),
  },
  figures: procedure.input(z.object({ days: z.number().int().min(1).max(3650) })).output(live(reviewFigures)),
}
