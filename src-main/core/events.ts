import type { EventFilter, EventRow, RsvpRow, Seats } from '#shared/contract/event'
import { countSeats, isPast, missingFacts } from '#shared/domain/event'
import { fold } from '#shared/domain/person'
import { eventSideId, isLive } from '#shared/domain/record'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { Review } from '#shared/model/review'
import type { Rsvp, RsvpStatus } from '#shared/model/rsvp'
import type { Records } from './records'

export async function rsvpsOf(records: Records, eventId: string): Promise<Rsvp[]> {
  const found = await records.find('rsvps', {
    selector: { eventId },
    sort: [{ eventId: 'asc' }, { createdAt: 'asc' }],
  })
  return found.filter(isLive)
}

/** Keys of all sign-ups for an event, those taken back too. */
export async function rsvpIdsOf(records: Records, eventId: string): Promise<string[]> {
  const found = await records.find('rsvps', {
    selector: { eventId },
    sort: [{ eventId: 'asc' }, { createdAt: 'asc' }],
  })
  return found.map(({ id }) => id)
}

/** Seats of many events, read in one pass over the index. */
export async function seatsOf(records: Records, events: readonly EventRecord[]): Promise<Map<string, Seats>> {
  const statuses = new Map<string, RsvpStatus[]>(events.map(({ id }) => [id, []]))
  const rsvps = await records.find('rsvps', {
    selector: { eventId: { $in: [...statuses.keys()] } },
    sort: [{ eventId: 'asc' }, { createdAt: 'asc' }],
  })
  for (const rsvp of rsvps) if (isLive(rsvp)) statuses.get(rsvp.eventId)?.push(rsvp.status)
  return new Map(events.map(({ id, capacity }) => [id, countSeats(capacity, statuses.get(id) ?? [])]))
}

export async function sidesOf(
  records: Records,
  events: readonly EventRecord[],
): Promise<Map<string, EventSide>> {
  const sides = await records.many(
    'eventside',
    events.map(({ id }) => eventSideId(id)),
  )
  return new Map(sides.map((side) => [side.eventId, side]))
}

/** Events as lists show them: with their seats, and what they lack. */
export async function rowsOf(records: Records, events: readonly EventRecord[]): Promise<EventRow[]> {
  const [seats, sides] = await Promise.all([seatsOf(records, events), sidesOf(records, events)])
  return events.map((event) => ({
    event,
    seats: seats.get(event.id) ?? countSeats(event.capacity, []),
    missing: missingFacts(event, sides.get(event.id) ?? null),
  }))
}

/** Events in order of their start; `total` counts those that match beyond `limit`. */
export async function listEvents(
  records: Records,
  filter: EventFilter,
  limit: number,
  now: string,
): Promise<{ rows: EventRow[]; total: number }> {
  const found = await records.find('events', {
    selector: { kind: 'event', deletedAt: '' },
    sort: [{ kind: 'asc' }, { deletedAt: 'asc' }, { startsAt: 'asc' }],
  })
  const events = found.filter(
    (document): document is EventRecord => document.kind === 'event' && passes(document, filter, now),
  )
  return { rows: await rowsOf(records, events.slice(0, limit)), total: events.length }
}

function passes(event: EventRecord, filter: EventFilter, now: string): boolean {
  if (filter.meetingId !== null && event.meetingId !== filter.meetingId) return false
  if (filter.state !== null && event.state !== filter.state) return false
  if (filter.when !== 'all' && isPast(event, now) !== (filter.when === 'past')) return false
  const text = fold(filter.text)
  return text === '' || fold(`${event.title} ${event.hostName} ${event.place} ${event.zip}`).includes(text)
}

export async function rsvpRowsOf(records: Records, eventId: string): Promise<RsvpRow[]> {
  const rsvps = await rsvpsOf(records, eventId)
  const people = await records.many(
    'person',
    rsvps.map(({ personId }) => personId),
  )
  const personById = new Map(people.map((person) => [person.id, person]))
  return rsvps.flatMap((rsvp) => {
    const person = personById.get(rsvp.personId)
    return person ? [{ rsvp, person }] : []
  })
}

/** The record of an event, oldest first. */
export async function reviewsOf(records: Records, eventId: string): Promise<Review[]> {
  const found = await records.find('reviews', {
    selector: { eventId, at: { $gt: '' } },
    sort: [{ eventId: 'asc' }, { at: 'asc' }],
  })
  return found.filter((document): document is Review => document.kind === 'review')
}
