import type { Problem } from '#shared/contract/base'
import type { EventRecord, EventState } from '#shared/model/event'
import type { Claim, FieldChange, Review, ReviewAction, Trust } from '#shared/model/review'
import { type Actor, change, claimId, create, keyOf } from './record'
import { err, ok, type Result } from './result'

type Entry = {
  key: string
  action: ReviewAction
  reason?: string
  message?: string
  comment?: string
  changes?: FieldChange[]
  settles?: string[]
}

/** A new entry in an event's record. It names the decision that its author saw. */
export const newReview = (event: EventRecord, entry: Entry, actor: Actor): Review =>
  create(
    'review',
    {
      id: `review:${entry.key}`,
      eventId: event.id,
      action: entry.action,
      by: actor.name,
      at: actor.now,
      reason: entry.reason ?? '',
      message: entry.message ?? '',
      comment: entry.comment ?? '',
      changes: entry.changes ?? [],
      basedOn: event.decision?.reviewId ?? '',
      ...(entry.settles ? { settles: entry.settles } : {}),
    },
    actor,
  )

export type DecisionAction = 'approve' | 'request-changes' | 'reject'
const stateAfter: Record<DecisionAction, EventState> = {
  approve: 'approved',
  'request-changes': 'changes-requested',
  reject: 'rejected',
}

const isDecisionAction = (action: ReviewAction): action is DecisionAction => action in stateAfter
export const isDecision = (review: Pick<Review, 'action'>): boolean => isDecisionAction(review.action)

export type DecisionCommand = {
  key: string
  action: DecisionAction
  reason: string
  message: string
  basedOn: string
}
type Decided = { event: EventRecord; review: Review }

/**
 * A moderator's decision. `basedOn` is the decision on the moderator's screen: where another one has arrived
 * since, nothing is decided over it unseen. What is known of the host's trust is written on the event with it.
 */
export function decide(
  event: EventRecord,
  command: DecisionCommand,
  actor: Actor,
  isTrusted = event.trusted === true,
): Result<Decided, Problem> {
  if (event.decision?.reviewId === `review:${command.key}`)
    return ok({ event, review: newReview(event, command, actor) })
  if ((event.decision?.reviewId ?? '') !== command.basedOn)
    return err({ tag: 'already-decided', detail: event.decision?.by ?? '' })
  if (event.state !== 'submitted') return err({ tag: 'wrong-state', detail: event.state })
  if (command.action !== 'approve' && command.message.trim() === '')
    return err({ tag: 'message-needed', field: 'message' })
  const review = newReview(event, command, actor)
  return ok({ event: decidedEvent(event, review, command.action, actor, isTrusted), review })
}

function decidedEvent(
  event: EventRecord,
  review: Review,
  action: DecisionAction,
  actor: Actor,
  isTrusted: boolean,
): EventRecord {
  const { id: reviewId, message } = review
  const decision = { reviewId, action, message, by: actor.name, at: actor.now }
  return change(event, { state: stateAfter[action], decision, trusted: isTrusted }, actor)
}

/** Back into the queue, by the moderator who decided last; the record keeps both entries. */
export function undoDecision(
  event: EventRecord,
  key: string,
  actor: Actor,
): Result<{ event: EventRecord; review: Review }, Problem> {
  if (!event.decision) return err({ tag: 'wrong-state', detail: event.state })
  if (event.decision.by !== actor.name) return err({ tag: 'not-allowed', detail: event.decision.by })
  return ok({
    event: change(event, { state: 'submitted', decision: null }, actor),
    review: newReview(event, { key, action: 'comment', comment: '', reason: 'undone' }, actor),
  })
}

/**
 * Decisions made without knowledge of each other that say different things: based on the same one, neither undone nor
 * settled since. A settlement stands for those that it settles, so that a decision which arrives later, from a laptop
 * that was offline longer, is its rival. Oldest first.
 */
export function rivalDecisions(reviews: readonly Review[]): Review[] {
  const undone = new Set(reviews.flatMap(({ reason, basedOn }) => (reason === 'undone' ? [basedOn] : [])))
  const kept = reviews.filter((review) => isDecision(review) && !undone.has(review.id))
  const settled = new Set(kept.flatMap(({ settles = [] }) => settles))
  const groups = new Map<string, Review[]>()
  for (const review of kept) {
    if (settled.has(review.id)) continue
    const root = rootOf(review, kept)
    groups.set(root, [...(groups.get(root) ?? []), review])
  }
  return [...groups.values()]
    .filter((group) => new Set(group.map(({ action, message }) => `${action} ${message}`)).size > 1)
    .flat()
    .sort((one, other) => one.at.localeCompare(other.at))
}

/** The decision that this one, or the first that it settles, is based on. */
function rootOf(review: Review, among: readonly Review[]): string {
  let current = review
  for (let steps = 0; steps < among.length; steps++) {
    const first = among.find(({ id }) => id === current.settles?.[0])
    if (!first) break
    current = first
  }
  return current.basedOn
}

/**
 * A moderator who has seen rival decisions side by side says which one holds. The entry names all that it settles.
 */
export function settleRivals(
  event: EventRecord,
  reviews: readonly Review[],
  command: { key: string; reviewId: string },
  actor: Actor,
): Result<Decided, Problem> {
  const rivals = rivalDecisions(reviews)
  const chosen = rivals.find(({ id }) => id === command.reviewId)
  if (!chosen || !isDecisionAction(chosen.action))
    return err({ tag: 'already-decided', detail: event.decision?.by ?? '' })
  const { action, message } = chosen
  const settles = rivals.map(({ id }) => id)
  const review = newReview(event, { key: command.key, action, message, reason: 'settled', settles }, actor)
  return ok({ event: decidedEvent(event, review, action, actor, event.trusted === true), review })
}

/** Says in an event's record that its host is trusted from now on, or is not. */
export const trustReview = (event: EventRecord, key: string, trusted: boolean, actor: Actor): Review =>
  newReview(event, { key, action: 'comment', reason: trusted ? 'trusted' : 'untrusted' }, actor)

export const trustId = (hostId: string): string => `trust:${keyOf(hostId)}`

export function setTrust(hostId: string, known: Trust | null, trusted: boolean, actor: Actor): Trust {
  const fields = { trusted, by: actor.name, at: actor.now }
  return known
    ? change(known, fields, actor)
    : create('trust', { id: trustId(hostId), hostId, ...fields }, actor)
}

/** Minutes that an open event stays with its reader. */
const CLAIM_MINUTES = 10

export const claimEvent = (eventId: string, known: Claim | null, actor: Actor): Claim => {
  const until = new Date(Date.parse(actor.now) + CLAIM_MINUTES * 60_000).toISOString()
  return known
    ? change(known, { by: actor.name, until }, actor)
    : create('claim', { id: claimId(eventId), eventId, by: actor.name, until }, actor)
}

/** Whose claim still holds, as others see it; null where it has run out. */
export const standingClaim = (claim: Claim | null, now: string): Claim | null =>
  claim && claim.until > now ? claim : null

/** Closed again before its time: the others need not wait for it to run out. */
export const releaseClaim = (claim: Claim, actor: Actor): Claim =>
  claim.by === actor.name && claim.until > actor.now ? change(claim, { until: actor.now }, actor) : claim
