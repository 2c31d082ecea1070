import type { EventPair } from '#shared/domain/event'
import { change } from '#shared/domain/record'
import { signUp } from '#shared/domain/rsvp'
import type { EventRecord } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import type { Rsvp, RsvpStatus } from '#shared/model/rsvp'
import type { DemoScene } from './events'
import { CREW } from './words'

const DAY = 86_400_000
/** Most sign a host's paper form. */
const SOURCES = ['form', 'form', 'form', 'form', 'form', 'typed', 'typed', 'kiosk', 'call'] as const

/**
 * Signs guests up for the events of the room, some of which everybody wants and some nobody.
 * @param from first sign-up (instant); each takes some seconds
 */
export function* demoRsvps(
  guests: readonly Person[],
  events: readonly EventRecord[],
  from: string,
  scene: DemoScene,
): Generator<Rsvp> {
  const { random } = scene
  const draw = popularity(events, scene)
  let at = Date.parse(from)
  for (const guest of guests) {
    at += random.int(3, 12) * 1000
    const event = draw()
    if (event) yield rsvpOf(guest, event, at, scene)
  }
}

/** Picks events by how much they are liked: a few fill up, many stay thin. */
function popularity(events: readonly EventRecord[], { random }: DemoScene): () => EventRecord | undefined {
  let total = 0
  const ladder = events.map((event) => {
    total += 0.4 + 5 * random.next() ** 3
    return { event, upTo: total }
  })
  return () => {
    const drawn = random.next() * total
    return ladder.find(({ upTo }) => drawn < upTo)?.event
  }
}

function rsvpOf(guest: Person, event: EventRecord, at: number, { random, words, now }: DemoScene): Rsvp {
  const actor = { name: CREW.dataEntry, now: new Date(at).toISOString() }
  const source = random.pick(SOURCES)
  const note = random.chance(0.15) ? random.pick(words.rsvpNotes) : ''
  const facts = { eventId: event.id, personId: guest.id, source, note, batch: '' }
  const { rsvp } = signUp(null, facts, actor)
  const status = statusOf(Date.parse(event.startsAt) - Date.parse(now), random.next())
  return status === 'signed-up' ? rsvp : change(rsvp, { status }, { name: CREW.organizer, now })
}

/** Who came is known of past events; guests of the next two days have mostly been called. */
function statusOf(msAhead: number, chance: number): RsvpStatus {
  if (msAhead < 0) return chance < 0.7 ? 'attended' : 'no-show'
  if (chance < 0.04) return 'declined'
  return msAhead < 2 * DAY && chance < 0.6 ? 'confirmed' : 'signed-up'
}

/** How many seats of each event are taken, by id of the event. */
export function guestsByEvent(rsvps: readonly Rsvp[], pairs: readonly EventPair[]): Map<string, number> {
  const guests = new Map(pairs.map(({ event }) => [event.id, 0]))
  for (const { eventId, status } of rsvps)
    if (status !== 'declined') guests.set(eventId, (guests.get(eventId) ?? 0) + 1)
  return guests
}
