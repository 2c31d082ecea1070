import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Problem } from '#shared/contract/base'
import type { EventRecord } from '#shared/model/event'
import type { Review } from '#shared/model/review'
import { type EventPair, isPast, MAX_EVENTS_PER_SIGN_UP } from './event'
import { signUpKeyOf } from './line-up'
import { daysLater, localTime } from './local-time'
import { type Actor, change, create, eventSideId } from './record'
import { err, ok, type Result } from './result'
import { newReview } from './review'

/**
 * Key of an event added to a sign-up later: it stays with its host in the line-up and on the form, and the same
 * command gives it the same key again.
 */
export const addedEventKey = (eventId: string, commandKey: string, index = 0): string =>
  `${signUpKeyOf(eventId)}-x${bytesToHex(sha256(utf8ToBytes(`${commandKey}|${index}`))).slice(0, 10)}`

/** The same event at another time: a draft of its own, with no sign-ups and no decision. */
export function duplicateEvent(
  { event, side }: EventPair,
  key: string,
  startsAt: string,
  actor: Actor,
): EventPair {
  const copy = create(
    'event',
    {
      ...event,
      id: `event:${key}`,
      startsAt,
      state: 'draft',
      submittedAt: '',
      decision: null,
      trusted: false,
    },
    actor,
  )
  const copySide = create('eventside', { ...side, id: eventSideId(copy.id), eventId: copy.id }, actor)
  return { event: copy, side: copySide }
}

/**
 * The event on each of the next `weeks` weeks, at the same time of day. `siblings` are the host's other events: a
 * week in which one of them already begins at that instant gets none, and what one host takes on stays within bounds.
 */
export function repeatWeekly(
  pair: EventPair,
  weeks: number,
  siblings: readonly EventRecord[],
  commandKey: string,
  actor: Actor,
): Result<EventPair[], Problem> {
  const { event } = pair
  const own = new Set(
    Array.from({ length: weeks }, (_, week) => addedEventKey(event.id, commandKey, week + 1)),
  )
  const others = siblings.filter(
    ({ id, state }) => state !== 'cancelled' && !own.has(id.replace('event:', '')),
  )
  const taken = new Set(others.map(({ startsAt }) => startsAt))
  const made = [...own].flatMap((key, index) => {
    const startsAt = daysLater(event.startsAt, event.zone, 7 * (index + 1))
    return taken.has(startsAt) ? [] : [duplicateEvent(pair, key, startsAt, actor)]
  })
  if (others.length + made.length > MAX_EVENTS_PER_SIGN_UP)
    return err({ tag: 'too-many-events', detail: String(MAX_EVENTS_PER_SIGN_UP) })
  return ok(made)
}

/**
 * The weekly series that an event belongs to, itself included, from it on, by time: events of the same sign-up and
 * kind at the same weekday, hour and place. Worked out, not stored, so that moving one takes it out of the series.
 */
export function seriesFrom(event: EventRecord, events: readonly EventRecord[]): EventRecord[] {
  const rhythm = rhythmOf(event)
  return events
    .filter((other) => other.startsAt >= event.startsAt && isStanding(other) && rhythmOf(other) === rhythm)
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
}

function rhythmOf(event: EventRecord): string {
  const { weekday, hour, minute } = localTime(event.startsAt, event.zone)
  return JSON.stringify([
    signUpKeyOf(event.id),
    event.type,
    event.place,
    event.minutes,
    weekday,
    hour,
    minute,
  ])
}

const isStanding = ({ state, deletedAt }: EventRecord): boolean => state !== 'cancelled' && deletedAt === ''

/** Calls an event off, and says so in its record. Sign-ups stay: they are the list of those who must be told. */
export function cancelEvent(
  event: EventRecord,
  reason: string,
  reviewKey: string,
  actor: Actor,
): Result<{ event: EventRecord; review: Review }, Problem> {
  if (event.state === 'cancelled' || event.state === 'rejected')
    return err({ tag: 'wrong-state', detail: event.state })
  if (isPast(event, actor.now)) return err({ tag: 'wrong-state', detail: 'past' })
  const changes = [{ field: 'state', before: event.state, after: 'cancelled' }]
  return ok({
    event: change(event, { state: 'cancelled' }, actor),
    review: newReview(event, { action: 'cancel', key: reviewKey, comment: reason, changes }, actor),
  })
}

/**
 * Takes a cancellation back. What had never been handed in is a draft again; anything else goes to the reviewers,
 * because only they may call an event approved.
 */
export function reinstateEvent(
  event: EventRecord,
  reviewKey: string,
  actor: Actor,
): Result<{ event: EventRecord; review: Review }, Problem> {
  if (event.state !== 'cancelled') return err({ tag: 'wrong-state', detail: event.state })
  const wasHandedIn = event.submittedAt !== ''
  const after = wasHandedIn ? 'submitted' : 'draft'
  const changes = [{ field: 'state', before: 'cancelled', after }]
  const fields = wasHandedIn
    ? ({ state: 'submitted', submittedAt: actor.now, decision: null } as const)
    : ({ state: 'draft' } as const)
  return ok({
    event: change(event, fields, actor),
    review: newReview(event, { action: 'edit', key: reviewKey, changes }, actor),
  })
}
