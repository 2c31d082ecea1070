import type { RoomEvent } from '#shared/contract/hosts'
import type { MeetingCounts } from '#shared/contract/meeting'
import type { HostCard, ProjectorGauges, ProjectorModel } from '#shared/contract/projector'
import type { Language } from '#shared/model/base'
import type { Meeting, Moment, SegmentKind } from '#shared/model/meeting'
import { type RunState, runState } from './agenda-run'
import { elapsedAt, replay } from './agenda-run-log'
import { ratesOf } from './counts'
import { directoryOf } from './directory'
import { type LineUpEntry, lineUpOf } from './line-up'
import { nextInLine, PITCH_SECONDS, pitchLog, pitchStatus } from './line-up-pitch'
import { SPEAKER_SECONDS, storiesOf } from './line-up-stories'
import { projectorSwitch, type ShownView } from './projector-view'

/** What the projector is made from. Events come as `RoomEvent`: contact details end before this. */
export type Room = {
  meeting: Pick<Meeting, 'title' | 'ask' | 'zone' | 'startsAt' | 'promisedEnd' | 'segments'>
  moments: readonly Moment[]
  events: readonly RoomEvent[]
  counts: MeetingCounts
  /** Of the laptop: the room may have another one. */
  language: Language
  /** Instant. */
  now: string
}

/** Events on a host's card: more cannot be read from the last row. */
const CARD_EVENTS = 4

/** What stands on the projector now. It changes when something happens, not with the clock: the window ticks by itself. */
export function projectorModel(room: Room): ProjectorModel {
  const shows = projectorSwitch(room.moments)
  if (shows.blank) return { view: 'blank' }
  const state = runState(room.meeting, room.moments, room.now)
  const look = { language: shows.language || room.language, dark: shows.dark }
  const frame = { ...look, ...frameOf(room, state) }
  const shown = shows.view === 'auto' ? viewOf(state, frame.segment?.kind ?? null) : shows.view
  switch (shown) {
    case 'waiting':
    case 'clock':
      return { view: shown, ...frame }
    case 'stories':
      return { view: 'stories', ...frame, ...storiesPart(room.moments) }
    case 'ask':
      return { view: 'ask', ...frame, ask: room.meeting.ask, gauges: gaugesOf(room.counts) }
    case 'counts':
    case 'over':
      return { view: shown, ...frame, gauges: gaugesOf(room.counts) }
    case 'line-up':
      return { view: 'line-up', ...frame, ...lineUpPart(room), gauges: gaugesOf(room.counts) }
    case 'directory':
      return { view: 'directory', ...frame, directory: directoryOf(comingEvents(room)), page: shows.page }
    default:
      return shown satisfies never
  }
}

type View = Exclude<ProjectorModel['view'], 'blank'>

function viewOf(state: RunState, kind: SegmentKind | null): View {
  if (state.phase === 'planned') return 'waiting'
  if (state.phase === 'over') return 'over'
  return (kind && viewByKind[kind]) || 'clock'
}

const viewByKind: Partial<Record<SegmentKind, Exclude<ShownView, 'auto'> | 'stories'>> = {
  stories: 'stories',
  ask: 'ask',
  forms: 'ask',
  'altar-call': 'line-up',
  'find-host': 'directory',
  wrap: 'counts',
}

type Framed = Extract<ProjectorModel, { view: 'clock' }>

function frameOf(room: Room, state: RunState): Omit<Framed, 'view' | 'language' | 'dark'> {
  const { title, zone, startsAt, promisedEnd, segments } = room.meeting
  const index = state.current?.index ?? -1
  const segment = segments[index]
  return {
    title,
    zone,
    startsAt,
    promisedEnd,
    segment: segment ? { title: segment.title, kind: segment.kind, index, count: segments.length } : null,
    clock: clockOf(room, state),
  }
}

function clockOf({ meeting, moments, now }: Room, state: RunState): Framed['clock'] {
  if (state.phase === 'planned') return { phase: 'planned' }
  if (state.phase === 'over') return { phase: 'over', endedAt: state.endedAt ?? now }
  const log = replay(meeting, moments)
  const allottedSeconds = log.visitsById.get(log.currentId)?.allottedSeconds ?? 0
  const leftMs = allottedSeconds * 1000 - elapsedAt(log, Date.parse(now))
  return state.phase === 'paused'
    ? { phase: 'paused', leftSeconds: Math.ceil(leftMs / 1000), allottedSeconds }
    : { phase: 'running', timeUpAt: new Date(Date.parse(now) + leftMs).toISOString(), allottedSeconds }
}

function storiesPart(moments: readonly Moment[]) {
  const { hands, voices, speaker } = storiesOf(moments)
  return {
    hands,
    voices,
    speaker: speaker && { startedAt: speaker.startedAt, seconds: SPEAKER_SECONDS },
  }
}

function lineUpPart(room: Room) {
  const entries = lineUpOf(comingEvents(room))
  const log = pitchLog(room.moments)
  const now = entries.find(({ key }) => key === log.current?.key)
  const next = nextInLine(entries, log)
  const countOf = (status: string) => entries.filter(({ key }) => pitchStatus(log, key) === status).length
  return {
    now:
      now && log.current
        ? { ...cardOf(now), startedAt: log.current.startedAt, seconds: PITCH_SECONDS }
        : null,
    next: next ? cardOf(next) : null,
    waiting: countOf('waiting'),
    done: countOf('done'),
  }
}

function cardOf(entry: LineUpEntry<RoomEvent>): HostCard {
  const events = [...entry.events].sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
  return {
    hostName: entry.hostName,
    formNumber: entry.formNumber,
    events: events.slice(0, CARD_EVENTS).map(cardEventOf),
    more: Math.max(0, events.length - CARD_EVENTS),
  }
}

const cardEventOf = (event: RoomEvent): HostCard['events'][number] => {
  const { id, type, online, place, area, startsAt, zone, minutes, seatsLeft } = event
  return { id, type, online, place, area, startsAt, zone, minutes, seatsLeft }
}

function gaugesOf(counts: MeetingCounts): ProjectorGauges {
  const { hosts, signUps } = ratesOf(counts)
  const gauge = ({ count, rate, target }: typeof hosts) => ({ count, rate, target })
  return { heads: counts.heads, hosts: gauge(hosts), signUps: gauge(signUps) }
}

/** Events of the meeting that nobody has missed yet. */
const comingEvents = ({ events, now }: Room): RoomEvent[] =>
  events.filter(({ startsAt, minutes }) => Date.parse(startsAt) + minutes * 60_000 >= Date.parse(now))
