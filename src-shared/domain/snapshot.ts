/** Why a snapshot was made: by itself, because somebody asked, or before the data was changed as a whole. */
export type SnapshotReason = 'daily' | 'asked' | 'before-restore' | 'before-update'

/** When a snapshot was made, and why. */
export type Taken = { at: string; reason: SnapshotReason }

const HOUR_MS = 3_600_000
const DAYS_KEPT = 7
const WEEKS_KEPT = 4
/** Each is the way back from one restore or one update; nobody goes back over more of them. */
const WAYS_BACK_KEPT = 3
/** Shorter than a day, so that a laptop that is on every evening has one of every evening. */
const DUE_AFTER_MS = 20 * HOUR_MS
const FREE_BYTES_LEFT = 500_000_000

/** Once a day, where something has changed. A clock that was set back or far ahead makes it due, never overdue for long. */
export function isSnapshotDue(last: Taken | undefined, hasChanged: boolean, now: string): boolean {
  if (!hasChanged) return false
  return last === undefined || Math.abs(Date.parse(now) - Date.parse(last.at)) >= DUE_AFTER_MS
}

/** A snapshot must not take the room that the work itself needs. */
export const hasRoomFor = (bytes: number, freeBytes: number): boolean => freeBytes - bytes >= FREE_BYTES_LEFT

/**
 * Those that may go: kept is the newest of each of the last 7 days and of the last 4 weeks that have one, and the
 * last ways back. Days and weeks without any do not count: a clock that was wrong for a while costs nothing.
 */
export function outdatedSnapshots<S extends Taken>(snapshots: readonly S[]): S[] {
  const newestFirst = [...snapshots].sort((a, b) => (a.at < b.at ? 1 : -1))
  const kept = new Set([
    ...newestOfEach(newestFirst, ({ at }) => at.slice(0, 10)).slice(0, DAYS_KEPT),
    ...newestOfEach(newestFirst, ({ at }) => weekOf(at)).slice(0, WEEKS_KEPT),
    ...newestFirst.filter(({ reason }) => reason.startsWith('before-')).slice(0, WAYS_BACK_KEPT),
  ])
  return newestFirst.filter((one) => !kept.has(one))
}

/** Number of the week since the epoch, from Monday on. */
const weekOf = (at: string): string => String(Math.floor((Date.parse(at) / HOUR_MS / 24 + 3) / 7))

function newestOfEach<S>(newestFirst: readonly S[], spanOf: (one: S) => string): S[] {
  const bySpan = new Map<string, S>()
  for (const one of newestFirst) if (!bySpan.has(spanOf(one))) bySpan.set(spanOf(one), one)
  return [...bySpan.values()]
}
