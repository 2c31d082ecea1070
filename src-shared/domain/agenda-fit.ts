import type { Segment, SegmentKind } from '#shared/model/meeting'

/** What a segment may be given, in whole seconds: never less than `floor`, never more than `full`. */
export type Span = { floor: number; full: number }

/** How far a segment has come. Coming back to a segment goes on where it was left. */
export type Progress = { elapsedMs: number; adjustedSeconds: number }

/**
 * The spans that a segment may still be given. A fixed one keeps its minutes, a flexible one may shrink to its
 * minimum; what has been adjusted by hand counts as planned, and what has been spent cannot be taken back.
 */
export function spanOf(segment: Segment, progress: Progress | undefined): Span {
  const spent = Math.ceil((progress?.elapsedMs ?? 0) / 1000)
  const planned = Math.max(0, segment.minutes * 60 + (progress?.adjustedSeconds ?? 0))
  const full = Math.max(planned, spent)
  const floor = segment.flexible ? Math.max(spent, Math.min(segment.minMinutes * 60, planned)) : full
  return { floor, full }
}

/**
 * Shares `seconds` out among segments: all of it in full where there is room (nobody gets more, however early it
 * is), else each gives up time in proportion to what it can spare, until all stand at their floor.
 */
export function shareOut(spans: readonly Span[], seconds: number): number[] {
  const full = sum(spans.map((span) => span.full))
  const slack = full - sum(spans.map((span) => span.floor))
  const cut = Math.min(slack, Math.max(0, full - seconds))
  if (cut === 0) return spans.map((span) => span.full)
  let slackSoFar = 0
  let cutSoFar = 0
  return spans.map((span) => {
    slackSoFar += span.full - span.floor
    // Rounding the running total, not each share, makes the whole seconds add up exactly.
    const cutTo = Math.ceil((cut * slackSoFar) / slack)
    const given = span.full - (cutTo - cutSoFar)
    cutSoFar = cutTo
    return given
  })
}

/** Segments and the time there is for them, both as of now. */
type Coming = {
  segments: readonly Segment[]
  progressById: ReadonlyMap<string, Progress>
  /** Milliseconds until the promised end. */
  roomMs: number
}

/** What each segment to come is given, in whole seconds, the time already spent in it included. */
export function allot({ segments, progressById, roomMs }: Coming): number[] {
  const spans = segments.map((segment) => spanOf(segment, progressById.get(segment.id)))
  return shareOut(spans, secondsOfRoom(segments, progressById, roomMs))
}

/**
 * Which segments have no place before the promised end even when all are at their minimum. Named is what can best
 * be left out: flexible segments from the last backwards, then fixed ones; then what the room has come together for,
 * from the ask to everybody's sign-up; the wrap at the very end of the list, because a room is never sent home
 * without one. A meeting that gets later only adds names, it never swaps them.
 */
export function doNotFit({ segments, progressById, roomMs }: Coming): string[] {
  const floors = new Map(
    segments.map((segment) => [segment.id, spanOf(segment, progressById.get(segment.id)).floor]),
  )
  let excess = sum([...floors.values()]) - secondsOfRoom(segments, progressById, roomMs)
  const named: string[] = []
  for (const { id } of leastNeededFirst(segments)) {
    if (excess <= 0) break
    const spent = Math.ceil((progressById.get(id)?.elapsedMs ?? 0) / 1000)
    const gain = (floors.get(id) ?? 0) - spent
    if (gain <= 0) continue
    excess -= gain
    named.push(id)
  }
  return named
}

/** Without these it would have been another evening: nobody asked, nobody hosts, nobody signed up. */
const HEART: ReadonlySet<SegmentKind> = new Set(['ask', 'forms', 'altar-call', 'find-host', 'calling'])

function leastNeededFirst(segments: readonly Segment[]): Segment[] {
  const rank = ({ kind, flexible }: Segment) =>
    kind === 'wrap' ? 4 : (HEART.has(kind) ? 2 : 0) + (flexible ? 0 : 1)
  return [...segments].reverse().sort((one, other) => rank(one) - rank(other))
}

/** Time spent in segments that are to come again is room too: what they are given includes it. */
const secondsOfRoom = (
  segments: readonly Segment[],
  progressById: ReadonlyMap<string, Progress>,
  roomMs: number,
): number =>
  Math.floor((roomMs + sum(segments.map((segment) => progressById.get(segment.id)?.elapsedMs ?? 0))) / 1000)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
