import type { EventRecord, EventSide } from '#shared/model/event'
import type { FieldChange, Review } from '#shared/model/review'
import { sameJson } from './merge'
import { isDecision } from './review'

/**
 * What has changed since the last decision, field by field: the value that the moderator knew, and the one that stands
 * now. A field that was changed back is not there. Empty for an event that nobody has decided on.
 * @param reviews the event's record, oldest first.
 */
export function changesSinceDecision(
  event: EventRecord,
  side: EventSide | null,
  reviews: readonly Review[],
): FieldChange[] {
  const last = reviews.findLastIndex(
    (review) => review.id === event.decision?.reviewId || (isDecision(review) && !event.decision),
  )
  if (last < 0) return []
  const before = new Map<string, unknown>()
  for (const { changes } of reviews.slice(last + 1))
    for (const change of changes) if (!before.has(change.field)) before.set(change.field, change.before)
  before.delete('state')
  const now: Record<string, unknown> = { ...side, ...event }
  return [...before]
    .map(([field, known]) => ({ field, before: known, after: now[field] ?? null }))
    .filter(({ before: known, after }) => !sameJson(known, after))
}
