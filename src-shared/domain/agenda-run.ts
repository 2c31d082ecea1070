import type { Moment, MomentWhat, Segment } from '#shared/model/meeting'
import { allot, doNotFit } from './agenda-fit'
import { elapsedAt, type RunLog, type RunPlan, replay } from './agenda-run-log'

export type { RunPlan } from './agenda-run-log'

/**
 * `cut`: to come, with fewer minutes than planned. `does-not-fit`: to come, and even with all at their minimum the
 * meeting ends late unless this is left out. `skipped`: the room went past it.
 */
type SegmentStatus = 'done' | 'skipped' | 'now' | 'coming' | 'cut' | 'does-not-fit'

export type SegmentRun = {
  id: string
  status: SegmentStatus
  plannedSeconds: number
  /** What it was given on entering, or will be given as things stand. 0 where skipped. */
  allottedSeconds: number
  /** Spent in it so far, pauses left out. */
  elapsedSeconds: number
  /** Instant at which it began or, as things stand, will begin; null where skipped. */
  startsAt: string | null
  /** Instant at which it ended or, as things stand, will end; null where skipped. */
  endsAt: string | null
}

type CurrentSegment = {
  id: string
  index: number
  allottedSeconds: number
  elapsedSeconds: number
  /** Whole seconds left, 0 when time is up: `elapsedSeconds + remainingSeconds = allottedSeconds` until then. */
  remainingSeconds: number
  /** Seconds over its time, 0 before. */
  overSeconds: number
}

export type RunState = {
  phase: 'planned' | 'running' | 'paused' | 'over'
  /** The segment that the operator sees: what `enter` names as `from`; '' before the start. */
  currentId: string
  /** null before the start, after the end, and where the current segment was taken off the agenda. */
  current: CurrentSegment | null
  /** In the order of the agenda. */
  segments: SegmentRun[]
  startedAt: string | null
  pausedAt: string | null
  endedAt: string | null
  promisedEnd: string
  /** When the meeting will end as things stand, or did end. */
  projectedEnd: string
  /** Projected end against the promise: positive = late, negative = early. */
  lateSeconds: number
  /** Ids of what to leave out to keep the promise, the first to drop first; empty while it can be kept. */
  doesNotFit: string[]
}

/**
 * The clock of a meeting, worked out from its log alone: an app that was asleep, killed or restarted shows the same
 * second as one that was not. All times are instants, so daylight saving and midnight play no part.
 *
 * When the meeting is late, flexible segments to come shrink in proportion to what they can spare, never under
 * their minimum, so that it still ends as promised. Pauses stop the clock of the segment; the wall goes on.
 *
 * @param now instant (ISO) or epoch milliseconds
 */
export function runState(plan: RunPlan, moments: readonly Moment[], now: string | number): RunState {
  const log = replay(plan, moments)
  const at = typeof now === 'number' ? now : Date.parse(now)
  return log.endedAt === null ? openState(plan, log, at) : overState(plan, log, log.endedAt)
}

/** What *next* records: start, move on, or end after the last segment. null when over, or with nothing to start. */
export function nextSegment(state: RunState): MomentWhat | null {
  if (state.phase === 'over') return null
  const next = state.segments[positionOf(state) + 1]
  if (next) return enterSegment(state, next.id)
  return state.phase === 'planned' ? null : { type: 'end' }
}

/** What *back* records: one segment back, or open again what has ended. null where there is nothing to go back to. */
export function previousSegment(state: RunState): MomentWhat | null {
  if (state.phase === 'over') return { type: 'reopen' }
  const previous = state.segments[positionOf(state) - 1]
  return previous ? enterSegment(state, previous.id) : null
}

/** Goes to any segment; `from` makes a second press, here or on another laptop, do nothing. */
export const enterSegment = (state: RunState, segmentId: string): MomentWhat => ({
  type: 'enter',
  segmentId,
  from: state.currentId,
})

/** What the pause key records; null before the start and after the end. */
export function togglePause(state: RunState): MomentWhat | null {
  if (state.phase === 'running') return { type: 'pause' }
  return state.phase === 'paused' ? { type: 'resume' } : null
}

/** Minutes more or fewer for the segment at hand; null where there is none. */
export const adjustSegment = (state: RunState, minutes: number): MomentWhat | null =>
  state.current ? { type: 'adjust', segmentId: state.current.id, minutes } : null

/** Where the room stands on the agenda: the current segment, else the last one that it has been through. */
const positionOf = (state: RunState): number =>
  state.current?.index ?? state.segments.findLastIndex((segment) => segment.status === 'done')

function openState(plan: RunPlan, log: RunLog, now: number): RunState {
  const position = lastPosition(plan, log)
  const current = currentSegment(plan, log, now)
  const begin = comingFrom(plan, log, current, now)
  const coming = {
    segments: plan.segments.slice(position + 1),
    progressById: log.visitsById,
    roomMs: Date.parse(plan.promisedEnd) - begin,
  }
  const doesNotFit = doNotFit(coming)
  const seen = plan.segments
    .slice(0, position + 1)
    .map((segment) =>
      segment.id === current?.id ? nowRun(segment, log, current, begin) : pastRun(segment, log),
    )
  const ahead = comingRuns(coming.segments, log, allot(coming), new Set(doesNotFit), begin)
  return {
    phase: log.startedAt === null ? 'planned' : log.pausedAt === null ? 'running' : 'paused',
    currentId: log.currentId,
    current,
    segments: [...seen, ...ahead],
    ...timesOf(plan, log),
    ...endingAt(plan, ahead.at(-1)?.endsAt ?? iso(begin)),
    doesNotFit,
  }
}

function overState(plan: RunPlan, log: RunLog, endedAt: number): RunState {
  return {
    phase: 'over',
    currentId: log.currentId,
    current: null,
    segments: plan.segments.map((segment) => pastRun(segment, log)),
    ...timesOf(plan, log),
    ...endingAt(plan, iso(endedAt)),
    doesNotFit: [],
  }
}

const timesOf = (plan: RunPlan, log: RunLog) => ({
  startedAt: isoOrNull(log.startedAt),
  pausedAt: isoOrNull(log.pausedAt),
  endedAt: isoOrNull(log.endedAt),
  promisedEnd: plan.promisedEnd,
})

const endingAt = (plan: RunPlan, projectedEnd: string) => ({
  projectedEnd,
  lateSeconds: Math.ceil((Date.parse(projectedEnd) - Date.parse(plan.promisedEnd)) / 1000),
})

/** Index of the current segment or, where that one was taken off the agenda, of the last visited before it; else -1. */
function lastPosition(plan: RunPlan, log: RunLog): number {
  const indexOf = (id: string) => plan.segments.findIndex((segment) => segment.id === id)
  const current = indexOf(log.currentId)
  return current >= 0 ? current : Math.max(-1, ...[...log.visitsById.keys()].map(indexOf))
}

/** The instant from which the segments to come are laid out. A meeting that has not begun begins now at the soonest. */
function comingFrom(plan: RunPlan, log: RunLog, current: CurrentSegment | null, now: number): number {
  if (log.startedAt === null) return Math.max(now, Date.parse(plan.startsAt))
  if (!current) return now
  return now + Math.max(0, current.allottedSeconds * 1000 - elapsedAt(log, now))
}

function currentSegment(plan: RunPlan, log: RunLog, now: number): CurrentSegment | null {
  const index = plan.segments.findIndex((segment) => segment.id === log.currentId)
  const visit = log.visitsById.get(log.currentId)
  if (index < 0 || !visit) return null
  const elapsedSeconds = Math.floor(elapsedAt(log, now) / 1000)
  const left = visit.allottedSeconds - elapsedSeconds
  return {
    id: log.currentId,
    index,
    allottedSeconds: visit.allottedSeconds,
    elapsedSeconds,
    remainingSeconds: Math.max(0, left),
    overSeconds: Math.max(0, -left),
  }
}

function nowRun(segment: Segment, log: RunLog, current: CurrentSegment, endsAt: number): SegmentRun {
  return {
    id: segment.id,
    status: 'now',
    plannedSeconds: segment.minutes * 60,
    allottedSeconds: current.allottedSeconds,
    elapsedSeconds: current.elapsedSeconds,
    startsAt: isoOrNull(log.visitsById.get(segment.id)?.enteredAt ?? null),
    endsAt: iso(endsAt),
  }
}

function pastRun(segment: Segment, log: RunLog): SegmentRun {
  const visit = log.visitsById.get(segment.id)
  return {
    id: segment.id,
    status: visit ? 'done' : 'skipped',
    plannedSeconds: segment.minutes * 60,
    allottedSeconds: visit?.allottedSeconds ?? 0,
    elapsedSeconds: Math.floor((visit?.elapsedMs ?? 0) / 1000),
    startsAt: isoOrNull(visit?.enteredAt ?? null),
    endsAt: isoOrNull(visit?.leftAt ?? (visit ? log.endedAt : null)),
  }
}

function comingRuns(
  segments: readonly Segment[],
  log: RunLog,
  allotted: readonly number[],
  doesNotFit: ReadonlySet<string>,
  begin: number,
): SegmentRun[] {
  let at = begin
  return segments.map((segment, index) => {
    const elapsedMs = log.visitsById.get(segment.id)?.elapsedMs ?? 0
    const allottedSeconds = allotted[index] ?? 0
    const plannedSeconds = segment.minutes * 60
    const startsAt = at
    at += allottedSeconds * 1000 - elapsedMs
    return {
      id: segment.id,
      status: doesNotFit.has(segment.id)
        ? 'does-not-fit'
        : allottedSeconds < plannedSeconds
          ? 'cut'
          : 'coming',
      plannedSeconds,
      allottedSeconds,
      elapsedSeconds: Math.floor(elapsedMs / 1000),
      startsAt: iso(startsAt),
      endsAt: iso(at),
    }
  })
}

const iso = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))
