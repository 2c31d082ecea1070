import { calendarGrid } from '#shared/domain/calendar'
import { type EventPair, eventsOfSignUp } from '#shared/domain/event'
import type { Language } from '#shared/model/base'
import type { EventType } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import type { Area } from './places'
import type { Random } from './random'
import { CREW, type DemoWords } from './words'

/** What every part of the demo is made from. */
export type DemoScene = {
  area: Area
  language: Language
  words: DemoWords
  random: Random
  now: string
  meetingId: string
}

/** One host of the altar call: the key of the sign-up, and the events that came of it. */
export type HostEvents = { signUp: string; pairs: EventPair[] }

// biome-ignore format: half of them phone banks, as it is
const TYPES: readonly [EventType, ...EventType[]] = [
  'phone-bank', 'phone-bank', 'phone-bank', 'phone-bank', 'phone-bank', 'phone-bank',
  'canvass', 'friendbank', 'text-bank', 'watch-party', 'volunteer-meeting', 'training',
]

/**
 * What hosts signed up for at the altar call: one to three events in the three weeks from tomorrow on, most of them
 * phone banks at home. All are drafts; the moderation comes after.
 * @param from first day, as `2026-03-08`
 * @param signedUpAt instant of the first sign-up; each takes twenty seconds
 */
export function demoEvents(
  hosts: readonly Person[],
  from: string,
  signedUpAt: string,
  scene: DemoScene,
): HostEvents[] {
  const cells = calendarGrid({ from, zone: scene.area.zone, now: scene.now }).flatMap((day) => day.cells)
  return hosts.map((host, index) => {
    const slots = scene.random.shuffle(cells).slice(0, scene.random.pick([1, 1, 1, 2, 2, 3]))
    const now = new Date(Date.parse(signedUpAt) + index * 20_000).toISOString()
    return eventsOfHost(host, index + 1, slots, now, scene)
  })
}

function eventsOfHost(
  host: Person,
  lineUp: number,
  slots: readonly { startsAt: string; minutes: number }[],
  now: string,
  { area, words, random, language, meetingId }: DemoScene,
): HostEvents {
  const signUp = random.key()
  const type = random.pick(TYPES)
  const [zip, neighborhood] = random.pick(area.neighborhoods)
  const isOnline = type === 'text-bank' || (type === 'friendbank' && random.chance(0.5))
  const atHome = !isOnline && random.chance(0.65)
  const made = eventsOfSignUp(
    {
      key: signUp,
      meetingId,
      host: { ...host, phone: host.phone },
      hostId: host.id,
      type,
      place: isOnline ? '' : atHome ? neighborhood : random.pick(words.venues)(neighborhood),
      atHome,
      street: isOnline ? '' : `${random.int(12, 98) * 10 + 4} ${random.pick(area.streets)}`,
      capacity: isOnline ? 0 : random.pick([8, 10, 12, 15, 20]),
      slots: [...slots].sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1)),
      zone: area.zone,
    },
    { ...host, zip: isOnline ? '' : zip },
    lineUp,
    { name: CREW.dataEntry, now },
  )
  if (!made.ok) throw new Error(`demo sign-up: ${made.error.tag}`)
  const link = `https://meet.example.org/${random.key().slice(0, 9).toLowerCase()}`
  return {
    signUp,
    pairs: made.value.map(({ event, side }) => ({
      event: {
        ...event,
        title: words.eventTitle[type](event.hostName),
        description: words.description[type],
        mode: isOnline ? 'online' : 'in-person',
        directions: isOnline ? '' : random.pick(words.directions),
        accessibility: isOnline ? '' : random.pick(words.accessibility),
        languages: random.chance(0.25) ? ['en', 'es'] : [language],
        formNumber: String(lineUp),
      },
      side: { ...side, onlineLink: isOnline ? link : '' },
    })),
  }
}
