import { planFromTemplate } from '#shared/domain/agenda'
import { SPEAKER_SECONDS } from '#shared/domain/line-up-stories'
import { create } from '#shared/domain/record'
import type { AgendaTemplate, Meeting, Moment, MomentWhat } from '#shared/model/meeting'
import type { Area } from './places'
import type { Random } from './random'
import { CREW, type DemoWords } from './words'

const MINUTE = 60_000
const iso = (ms: number): string => new Date(ms).toISOString()

type MeetingFacts = {
  id: string
  startsAt: string
  heads: number
  template: AgendaTemplate
  area: Area
  /** How many of the materials are ready. */
  ready: number
  words: DemoWords
  texts: Pick<Meeting, 'title' | 'goal' | 'venue'>
  address: string
  /** When it was planned. */
  now: string
}

export const demoMeeting = (facts: MeetingFacts): Meeting =>
  create(
    'meeting',
    {
      id: facts.id,
      ...facts.texts,
      ask: facts.words.meeting.ask,
      address: facts.address,
      zip: facts.area.neighborhoods[0][0],
      zone: facts.area.zone,
      ...planFromTemplate(facts.template, facts.startsAt),
      expectedHeads: facts.heads,
      crew: {
        mc: CREW.organizer,
        timekeeper: CREW.timekeeper,
        runners: CREW.runners,
        dataEntry: CREW.dataEntry,
      },
      materials: facts.words.meeting.materials.map((label, index) => ({ label, ready: index < facts.ready })),
    },
    { name: CREW.organizer, now: facts.now },
  )

type Happening = { at: number; what: MomentWhat }

/**
 * The log of a meeting that began two minutes late and ended as promised: people at the door, segments a little longer
 * or shorter than planned, four voices, and each host's pitch.
 * @param signUps keys of the hosts' sign-ups in the order of the line
 */
export function demoMoments(
  meeting: Meeting,
  heads: number,
  signUps: readonly string[],
  random: Random,
): Moment[] {
  const happenings = [
    ...atTheDoor(meeting, heads, random),
    ...segmentsOf(meeting, random),
    ...storiesOf(meeting),
    ...pitchesOf(meeting, signUps),
  ].sort((one, other) => one.at - other.at)
  return happenings.map(({ at, what }) =>
    create(
      'moment',
      { id: `moment:${random.key()}`, meetingId: meeting.id, at: iso(at), what },
      { name: CREW.timekeeper, now: iso(at) },
    ),
  )
}

/** Most come in the quarter of an hour before the start, in ones to fours. */
function atTheDoor(meeting: Meeting, heads: number, random: Random): Happening[] {
  const happenings: Happening[] = []
  for (let inside = 0; inside < heads; ) {
    const count = Math.min(random.int(1, 4), heads - inside)
    const minutes = -25 + 37 * ((random.next() + random.next()) / 2)
    happenings.push({
      at: Date.parse(meeting.startsAt) + Math.round(minutes * MINUTE),
      what: { type: 'heads', count },
    })
    inside += count
  }
  return happenings
}

/** When each segment is entered, and last the end: squeezed by the two minutes that were lost at the start. */
function timesOf(meeting: Meeting): number[] {
  const start = Date.parse(meeting.startsAt) + 2 * MINUTE
  const end = Date.parse(meeting.promisedEnd)
  const planned = meeting.segments.reduce((total, segment) => total + segment.minutes, 0)
  let before = 0
  const entered = meeting.segments.map((segment) => {
    const at = start + Math.round((before / planned) * (end - start))
    before += segment.minutes
    return at
  })
  return [...entered, end]
}

function segmentsOf(meeting: Meeting, random: Random): Happening[] {
  const times = timesOf(meeting)
  const happenings: Happening[] = meeting.segments.map((segment, index) => ({
    at: (times[index] ?? 0) + (index === 0 ? 0 : random.int(-40, 40) * 1000),
    what: { type: 'enter', segmentId: segment.id, from: meeting.segments[index - 1]?.id ?? '' },
  }))
  return [...happenings, { at: (times.at(-1) ?? 0) - 20_000, what: { type: 'end' } }]
}

function storiesOf(meeting: Meeting): Happening[] {
  const { from, until } = spanOf(meeting, 'stories')
  const speakers = [1, 2, 3, 4].filter((number) => from + (number + 1) * SPEAKER_SECONDS * 1000 < until)
  return [
    { at: from + MINUTE, what: { type: 'stories', hands: 27, voices: 0 } },
    ...speakers.flatMap((number): Happening[] => {
      const at = from + MINUTE + number * (SPEAKER_SECONDS + 5) * 1000
      return [
        { at, what: { type: 'speaker', number, state: 'start' } },
        { at: at + (SPEAKER_SECONDS - 8) * 1000, what: { type: 'speaker', number, state: 'stop' } },
      ]
    }),
  ]
}

function pitchesOf(meeting: Meeting, signUps: readonly string[]): Happening[] {
  const { from, until } = spanOf(meeting, 'altar-call')
  const step = Math.min(26_000, Math.floor((until - from - 2 * MINUTE) / Math.max(1, signUps.length)))
  const begun = signUps.map(
    (signUp, index): Happening => ({
      at: from + MINUTE + index * step,
      what: { type: 'pitch', signUp, state: 'start', from: signUps[index - 1] ?? '' },
    }),
  )
  const last = signUps.at(-1)
  if (!last) return []
  const done: MomentWhat = { type: 'pitch', signUp: last, state: 'done', from: last }
  return [...begun, { at: from + MINUTE + signUps.length * step, what: done }]
}

/** From when until when the segment of a kind is planned to run; an agenda without one gives its last minutes. */
function spanOf(
  meeting: Meeting,
  kind: Meeting['segments'][number]['kind'],
): { from: number; until: number } {
  const times = timesOf(meeting)
  const index = meeting.segments.findIndex((segment) => segment.kind === kind)
  return { from: times.at(index) ?? 0, until: times[index + 1] ?? times.at(-1) ?? 0 }
}
