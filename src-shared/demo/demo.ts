import { instantAt } from '#shared/domain/calendar'
import type { EventPair } from '#shared/domain/event'
import { daysLater, localTime } from '#shared/domain/local-time'
import type { Language } from '#shared/model/base'
import type { CollectionName, DocumentIn } from '#shared/model/collections'
import type { AgendaTemplate } from '#shared/model/meeting'
import type { Person } from '#shared/model/person'
import type { Rsvp } from '#shared/model/rsvp'
import type { ScriptTemplate } from '#shared/model/script'
import { type DemoScene, demoEvents } from './events'
import { demoMeeting, demoMoments } from './meetings'
import { type ActName, approveEarly, type Filed, ORDINARY, PLAN, perform, type Stage } from './moderation'
import { demoPeople } from './people'
import { demoPhoneBank } from './phone-bank'
import { type Area, areaOf } from './places'
import { randomFrom } from './random'
import { demoRsvps, guestsByEvent } from './rsvps'
import { demoForms } from './sheets'
import { demoWords } from './words'

export type DemoOptions = {
  seed: number
  /** At least 20. The first 740 are in the room; the others are people known from before. */
  people: number
  language: Language
  /** Instant: the barnstorm was on the evening before, the next one is about to begin. */
  now: string
  /** Zone of the laptop: the demo takes place where clocks show the same, else in Chicago. */
  zone: string
  /** Agendas of the barnstorm that was, and of the one to come. */
  agendas: { past: AgendaTemplate; coming: AgendaTemplate }
  /** The script of the phone bank that is ready to begin. */
  script: ScriptTemplate
}

/** Documents of one collection, at most `BATCH` of them. */
export type DemoBatch = {
  [C in CollectionName]: { collection: C; documents: DocumentIn<C>[] }
}[CollectionName]

/** The barnstorm that the demo is about. */
export const DEMO_MEETING_ID = 'meeting:demo-barnstorm'
const NEXT_MEETING_ID = 'meeting:demo-barnstorm-next'

const BATCH = 250
/** A room holds this many at most; of them one in nine hosts. */
const ROOM = 740
const HOST_SHARE = 19 / 175
/** A few of them decline when they are called: three in four are left. */
const SIGN_UP_SHARE = 0.78

/**
 * A believable barnstorm and what came of it: people, hosts, three weeks of events, sign-ups, a moderators' queue with
 * trouble in it. The same options make the same documents. It comes in small batches, made as they are asked for, so
 * that the caller can rest between them however many people there are.
 */
export function* demo(options: DemoOptions): Generator<DemoBatch> {
  const random = randomFrom(options.seed)
  const area = areaOf(options.zone)
  const words = demoWords[options.language]
  const { language, now } = options
  const scene: DemoScene = { area, language, words, random, now, meetingId: DEMO_MEETING_ID }
  const heads = Math.min(options.people, ROOM)
  const startsAt = eveningBefore(now, area)

  const address = `1420 ${area.streets[0]}`
  const [barnstorm, coming] = [
    demoMeeting({
      ...{ id: DEMO_MEETING_ID, startsAt, heads, area, words, address, template: options.agendas.past },
      ...{ ready: words.meeting.materials.length, now: daysLater(startsAt, area.zone, -20) },
      texts: { title: words.meeting.title, goal: words.meeting.goal, venue: words.meeting.venue },
    }),
    demoMeeting({
      ...{ id: NEXT_MEETING_ID, startsAt: nextHalfHour(now), heads: 60, area, words, address },
      ...{ template: options.agendas.coming, ready: 3, now: daysLater(startsAt, area.zone, -6) },
      texts: words.nextMeeting,
    }),
  ]
  // First, because it is by this meeting that a demo is known, even one that was cut off half way.
  yield { collection: 'meetings', documents: [barnstorm, coming] }

  yield { collection: 'sheets', documents: demoForms(DEMO_MEETING_ID, barnstorm.createdAt) }

  const room: Person[] = []
  for (const documents of slices(demoPeople(options.people, area, startsAt, random))) {
    room.push(...documents.slice(0, heads - room.length))
    yield { collection: 'people', documents }
  }

  const hosts = room.slice(0, Math.max(1, Math.round(heads * HOST_SHARE)))
  const today = localTime(now, area.zone).date
  const signUps = demoEvents(hosts, today, minutesAfter(startsAt, 45), scene)
  const keys = signUps.map(({ signUp }) => signUp)
  for (const documents of slices(demoMoments(barnstorm, heads, keys, random)))
    yield { collection: 'moments', documents }

  const guestsOfParty = room.slice(hosts.length, hosts.length + 9)
  const phoneBank = demoPhoneBank({ ...options, area, template: options.script, guests: guestsOfParty })
  for (const documents of slices(phoneBank.contacts)) yield { collection: 'contacts', documents }
  yield { collection: 'kits', documents: [phoneBank.script, ...phoneBank.guests, phoneBank.kit] }

  const pairs = signUps.flatMap((signUp) => signUp.pairs)
  const guests = random.shuffle(room.slice(hosts.length)).slice(0, Math.round(heads * SIGN_UP_SHARE))
  const rsvps = [
    ...demoRsvps(
      guests,
      pairs.map(({ event }) => event),
      minutesAfter(startsAt, 65),
      scene,
    ),
  ]
  const earlier = earlierEvents(hosts, startsAt, scene)
  const earlierGuests = random.shuffle(room).slice(0, 14)
  for (const { event } of earlier) rsvps.push(...demoRsvps(earlierGuests, [event], event.createdAt, scene))
  for (const documents of slices(rsvps)) yield { collection: 'rsvps', documents }

  yield* filedBatches([...moderate(pairs, rsvps, barnstorm.promisedEnd, scene), ...earlier])
}

/** Half past six of the evening before. */
const eveningBefore = (now: string, area: Area): string =>
  daysLater(instantAt(`${localTime(now, area.zone).date}T18:30`, area.zone), area.zone, -1)

const HALF_HOUR = 1_800_000
/** A quarter of an hour from now at the soonest: time to look round before it begins. */
const nextHalfHour = (now: string): string =>
  new Date(Math.ceil((Date.parse(now) + HALF_HOUR / 2) / HALF_HOUR) * HALF_HOUR).toISOString()

const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/** Gives the fullest event too few seats, and each other one its part of the plan. */
function moderate(
  pairs: readonly EventPair[],
  rsvps: readonly Rsvp[],
  from: string,
  scene: DemoScene,
): Filed[] {
  const guests = guestsByEvent(rsvps, pairs)
  const guestsOf = (pair: EventPair) => guests.get(pair.event.id) ?? 0
  const [fullest, ...others] = [...pairs].sort((one, other) => guestsOf(other) - guestsOf(one))
  const cast: [EventPair, ActName][] = scene.random
    .shuffle(others)
    .map((pair, index) => [pair, PLAN[index] ?? scene.random.pick(ORDINARY)])
  if (fullest) cast.unshift([fullest, 'overfull'])
  return cast.map(([pair, act]) => perform(act, pair, stageOf(scene, from, guestsOf(pair))))
}

/** The moderators' time: from the end of the meeting until now. */
const stageOf = (scene: DemoScene, from: string, guests: number): Stage => ({
  ...scene,
  guests,
  at: (share) => {
    const [start, end] = [Date.parse(from), Date.parse(scene.now)]
    return new Date(Math.round(start + share * (end - start))).toISOString()
  },
})

/** Two events of the week before, so that there is somebody to thank. */
function earlierEvents(hosts: readonly Person[], before: string, scene: DemoScene): Filed[] {
  const { zone } = scene.area
  const signedUpAt = daysLater(before, zone, -14)
  const weekBefore = localTime(daysLater(before, zone, -7), zone).date
  return demoEvents(hosts.slice(0, 2), weekBefore, signedUpAt, { ...scene, meetingId: '' }).flatMap(
    ({ pairs }, index) =>
      pairs.slice(0, 1).map(({ event, side }) => {
        const startsAt = daysLater(before, zone, -3 - index)
        const pair = { event: { ...event, startsAt, lineUp: 0, formNumber: '' }, side }
        return approveEarly(pair, stageOf({ ...scene, now: before }, signedUpAt, 0))
      }),
  )
}

function* filedBatches(filed: readonly Filed[]): Generator<DemoBatch> {
  const pairs = filed.flatMap((one): EventPair[] => (one.twin ? [one, one.twin] : [one]))
  const reviews = filed.flatMap((one) => [...one.reviews, ...one.claims])
  // Events come last: what refers to nothing yet is seen by nobody.
  for (const documents of slices(reviews)) yield { collection: 'reviews', documents }
  for (const documents of slices(pairs.map(({ side }) => side))) yield { collection: 'events', documents }
  for (const documents of slices(pairs.map(({ event }) => event))) yield { collection: 'events', documents }
}

function* slices<T>(items: Iterable<T>): Generator<T[]> {
  let slice: T[] = []
  for (const item of items) {
    slice.push(item)
    if (slice.length < BATCH) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}
