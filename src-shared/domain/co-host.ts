import type { Problem } from '#shared/contract/base'
import type { EventRecord } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import type { Review } from '#shared/model/review'
import type { Rsvp } from '#shared/model/rsvp'
import { changedFields, type EventPair } from './event'
import { roomName } from './person'
import { type Actor, change, isLive, keyOf, remove, restore } from './record'
import { err, ok, type Result } from './result'
import { newReview } from './review'
import { signUp } from './rsvp'
import { cancelEvent, reinstateEvent } from './schedule'

/** More than this is a crowd, not hosts: the model holds no more. */
export const MAX_CO_HOSTS = 10

/**
 * An event with these co-hosts and no others: their keys stay with the team, the room hears their first names. Who
 * hosts anyway is no co-host of themselves.
 */
export function withCoHosts(
  pair: EventPair,
  people: readonly Person[],
  actor: Actor,
): Result<EventPair, Problem> {
  const others = new Map(
    people.filter(({ id }) => id !== pair.side.hostId).map((person) => [person.id, person]),
  )
  if (others.size > MAX_CO_HOSTS) return err({ tag: 'too-many-co-hosts', detail: String(MAX_CO_HOSTS) })
  const coHostIds = [...others.keys()]
  const coHostNames = [...others.values()].map(roomName)
  return ok({
    event: isSame(pair.event.coHostNames ?? [], coHostNames)
      ? pair.event
      : change(pair.event, { coHostNames }, actor),
    side: isSame(pair.side.coHostIds, coHostIds) ? pair.side : change(pair.side, { coHostIds }, actor),
  })
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** What the record says of it; null before an event has a record, and where nothing changed. */
export function coHostReview(
  before: EventRecord,
  after: EventRecord,
  key: string,
  actor: Actor,
): Review | null {
  const changes = changedFields(
    { coHostNames: before.coHostNames ?? [] },
    { coHostNames: after.coHostNames ?? [] },
  )
  return before.state === 'draft' || changes.length === 0
    ? null
    : newReview(after, { action: 'edit', key, changes }, actor)
}

export type JoinFacts = {
  keep: EventPair
  join: EventPair
  /** Co-hosts of the event that is kept. */
  standing: readonly Person[]
  /** The host of the one that joins, and its co-hosts. */
  joining: readonly Person[]
  /** Sign-ups of the event that joins. */
  rsvps: readonly Rsvp[]
  /** Sign-ups of the event that is kept, taken back ones too, by person. */
  knownByPerson: ReadonlyMap<string, Rsvp>
}

/**
 * Two hosts make one event of theirs. Guests of the one that is called off are signed up at the other, and stay on its
 * own list too: that is the list of those who must be told. The sign-ups made here carry the command's key as their
 * batch, so that they can be taken back.
 */
export function joinEvents(
  facts: JoinFacts,
  key: string,
  actor: Actor,
): Result<{ keep: EventPair; join: EventRecord; reviews: Review[]; rsvps: Rsvp[] }, Problem> {
  const { keep, join } = facts
  if (keep.event.id === join.event.id) return err({ tag: 'not-found' })
  const cancelled = cancelEvent(join.event, '', key, actor)
  if (!cancelled.ok) return cancelled
  const kept = withCoHosts(keep, [...facts.standing, ...facts.joining], actor)
  if (!kept.ok) return kept
  const review = coHostReview(keep.event, kept.value.event, `${key}-${keyOf(keep.event.id)}`, actor)
  return ok({
    keep: kept.value,
    join: cancelled.value.event,
    reviews: [cancelled.value.review, ...(review ? [review] : [])],
    rsvps: facts.rsvps.flatMap((rsvp) => moved(rsvp, facts, key, actor)),
  })
}

/** The sign-up at the event that is kept; none for who hosts there, is on its list already, or does not come. */
function moved(rsvp: Rsvp, { keep, knownByPerson }: JoinFacts, key: string, actor: Actor): Rsvp[] {
  const { personId, source, note, status } = rsvp
  const comes = isLive(rsvp) && status !== 'declined' && status !== 'no-show'
  if (!comes || personId === keep.side.hostId) return []
  const known = knownByPerson.get(personId)
  if (known && isLive(known)) return []
  if (known) return [change(restore(known, actor), { status: 'signed-up', batch: key }, actor)]
  return [signUp(null, { eventId: keep.event.id, personId, source, note, batch: key }, actor).rsvp]
}

/** Takes a joining back: two events again, and the guests only where they had signed up themselves. */
export function partEvents(
  facts: Omit<JoinFacts, 'rsvps'>,
  key: string,
  actor: Actor,
): Result<{ keep: EventPair; join: EventRecord; reviews: Review[]; rsvps: Rsvp[] }, Problem> {
  const { keep, join } = facts
  const reinstated = reinstateEvent(join.event, `${key}-back`, actor)
  if (!reinstated.ok) return reinstated
  const leaving = new Set(facts.joining.map(({ id }) => id))
  const staying = facts.standing.filter(({ id }) => !leaving.has(id))
  const kept = withCoHosts(keep, staying, actor)
  if (!kept.ok) return kept
  const review = coHostReview(keep.event, kept.value.event, `${key}-${keyOf(keep.event.id)}-back`, actor)
  return ok({
    keep: kept.value,
    join: reinstated.value.event,
    reviews: [reinstated.value.review, ...(review ? [review] : [])],
    rsvps: [...facts.knownByPerson.values()].flatMap((rsvp) =>
      rsvp.batch === key && isLive(rsvp) ? [remove(rsvp, actor)] : [],
    ),
  })
}
