import type { Meeting, Moment, MomentWhat } from '#shared/model/meeting'
import { allot, type Progress } from './agenda-fit'

/** What the clock of a meeting needs to know of it. */
export type RunPlan = Pick<Meeting, 'segments' | 'startsAt' | 'promisedEnd'>

/** What one segment has seen so far. Times are epoch milliseconds. */
type Visit = Progress & { allottedSeconds: number; enteredAt: number; leftAt: number | null }

/** The log played through to its last moment. Times are epoch milliseconds. */
export type RunLog = {
  /** '' before the start. May name a segment that has been taken off the agenda since. */
  currentId: string
  visitsById: Map<string, Visit>
  startedAt: number | null
  pausedAt: number | null
  endedAt: number | null
  /** When the last moment happened. */
  at: number
}

/**
 * Plays the log of a running meeting. The order in which moments arrived here plays no part, so all laptops that
 * know the same moments agree. A command that no longer applies (a second *next* from the same segment, a pause
 * after the end) changes nothing.
 */
export function replay(plan: RunPlan, moments: readonly Moment[]): RunLog {
  const log: RunLog = {
    currentId: '',
    visitsById: new Map(),
    startedAt: null,
    pausedAt: null,
    endedAt: null,
    at: 0,
  }
  for (const moment of inOrder(moments)) {
    const at = Date.parse(moment.at)
    spend(log, at)
    log.at = at
    apply(plan, log, moment.what)
  }
  return log
}

/** Milliseconds spent in the current segment at the instant `now`: pauses stop it, a clock set back never turns it back. */
export function elapsedAt(log: RunLog, now: number): number {
  const counted = log.visitsById.get(log.currentId)?.elapsedMs ?? 0
  return isTicking(log) ? counted + Math.max(0, now - log.at) : counted
}

const isTicking = (log: RunLog): boolean =>
  log.currentId !== '' && log.pausedAt === null && log.endedAt === null

/** By time, then id: the same on all laptops, however the moments arrived. */
export const inOrder = (moments: readonly Moment[]): Moment[] =>
  [...moments].sort((one, other) => compare(one.at, other.at) || compare(one.id, other.id))

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function spend(log: RunLog, until: number): void {
  const visit = log.visitsById.get(log.currentId)
  if (visit) visit.elapsedMs = elapsedAt(log, until)
}

function apply(plan: RunPlan, log: RunLog, what: MomentWhat): void {
  const isOver = log.endedAt !== null
  switch (what.type) {
    case 'enter':
      if (!isOver && what.from === log.currentId) enter(plan, log, what.segmentId)
      break
    case 'pause':
      if (isTicking(log)) log.pausedAt = log.at
      break
    case 'resume':
      if (!isOver) log.pausedAt = null
      break
    case 'adjust':
      if (!isOver && what.segmentId === log.currentId) adjust(log, what.minutes * 60)
      break
    case 'end':
      if (!isOver && log.currentId !== '') log.endedAt = log.at
      break
    case 'reopen':
      reopen(log)
      break
    case 'heads':
    case 'pitch':
    case 'stories':
    case 'speaker':
    case 'blank':
    case 'show':
    case 'look':
    case 'note':
      // These do not touch the clock.
      break
    default:
      what satisfies never
  }
}

/** Moves on; moving on also ends a pause, so that no clock stands still unseen. */
function enter(plan: RunPlan, log: RunLog, segmentId: string): void {
  const left = log.visitsById.get(log.currentId)
  if (left) left.leftAt = log.at
  const known = log.visitsById.get(segmentId)
  log.visitsById.set(segmentId, {
    elapsedMs: known?.elapsedMs ?? 0,
    adjustedSeconds: known?.adjustedSeconds ?? 0,
    // What it is given is settled on entering: later trouble is shared among the segments after it.
    allottedSeconds: allottedOnEntry(plan, log, segmentId),
    enteredAt: known?.enteredAt ?? log.at,
    leftAt: null,
  })
  log.currentId = segmentId
  log.startedAt ??= log.at
  log.pausedAt = null
}

function allottedOnEntry(plan: RunPlan, log: RunLog, segmentId: string): number {
  const index = plan.segments.findIndex((segment) => segment.id === segmentId)
  if (index < 0) return 0
  const segments = plan.segments.slice(index)
  const roomMs = Date.parse(plan.promisedEnd) - log.at
  return allot({ segments, progressById: log.visitsById, roomMs })[0] ?? 0
}

/** Taking minutes away ends the segment now at the soonest; it makes nobody late who was not. */
function adjust(log: RunLog, seconds: number): void {
  const visit = log.visitsById.get(log.currentId)
  if (!visit) return
  const soonest = Math.min(visit.allottedSeconds, Math.ceil(visit.elapsedMs / 1000))
  const allotted = Math.max(soonest, visit.allottedSeconds + seconds)
  visit.adjustedSeconds += allotted - visit.allottedSeconds
  visit.allottedSeconds = allotted
}

/** The end was pressed too soon: the room went on all the while, so its clock did too. */
function reopen(log: RunLog): void {
  if (log.endedAt === null) return
  const visit = log.visitsById.get(log.currentId)
  if (visit && log.pausedAt === null) visit.elapsedMs += Math.max(0, log.at - log.endedAt)
  log.endedAt = null
}
