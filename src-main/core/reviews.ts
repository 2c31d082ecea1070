import type { ReviewedEvent } from '#shared/contract/review'
import { countSeats } from '#shared/domain/event'
import { claimId, eventSideId, isLive } from '#shared/domain/record'
import { rivalDecisions, standingClaim, trustId } from '#shared/domain/review'
import { changesSinceDecision } from '#shared/domain/review-changes'
import { timeFlags } from '#shared/domain/review-checks'
import { DEFAULT_POLICY, type Policy } from '#shared/domain/review-policy'
import type { DocumentIn } from '#shared/model/collections'
import type { EventRecord } from '#shared/model/event'
import { type CannedReason, POLICY_ID, type SavedView } from '#shared/model/review'
import { reviewsOf, seatsOf } from './events'
import type { Records } from './records'
import type { ReviewDesk } from './review-desk'

/** One event as its reviewer sees it. */
export async function reviewOf(
  records: Records,
  desk: ReviewDesk,
  eventId: string,
  now: string,
): Promise<ReviewedEvent | null> {
  const event = await records.one('event', eventId)
  if (!event || !isLive(event)) return null
  const side = await records.one('eventside', eventSideId(eventId))
  const board = await desk.settled()
  const twins = board.duplicates(event, side)
  const [reviews, claim, trust, meeting, seats] = await Promise.all([
    reviewsOf(records, eventId),
    records.one('claim', claimId(eventId)),
    side ? records.one('trust', trustId(side.hostId)) : null,
    event.meetingId ? records.one('meeting', event.meetingId) : null,
    seatsOf(records, [event, ...twins.map((twin) => twin.event)]),
  ])
  const seatsFor = ({ id, capacity }: EventRecord) => seats.get(id) ?? countSeats(capacity, [])
  return {
    event,
    side,
    seats: seatsFor(event),
    flags: [...timeFlags(event.startsAt, now), ...board.flags(event, side)],
    duplicates: twins.map((twin) => ({ ...twin, seats: seatsFor(twin.event) })),
    changes: changesSinceDecision(event, side, reviews),
    reviews,
    claim: standingClaim(claim, now),
    rivals: rivalDecisions(reviews),
    trust,
    meetingTitle: meeting?.title ?? '',
  }
}

/** What the program has written down as reasons, left out ones too. */
export async function reasonsOf(records: Records): Promise<CannedReason[]> {
  const found = await records.find('reviews', {
    selector: { id: { $gte: 'reason:', $lt: 'reason;' } },
    sort: [{ id: 'asc' }],
  })
  return found.filter(
    (document: DocumentIn<'reviews'>): document is CannedReason => document.kind === 'reason',
  )
}

export async function policyOf(records: Records): Promise<Policy> {
  const policy = await records.one('policy', POLICY_ID)
  const { words, types } = policy ?? DEFAULT_POLICY
  return { words, types }
}

export async function viewsOf(records: Records): Promise<SavedView[]> {
  const found = await records.find('device', { selector: { kind: 'view' } })
  return found
    .filter((document): document is SavedView => document.kind === 'view' && isLive(document))
    .sort((one, other) => one.name.localeCompare(other.name))
}
