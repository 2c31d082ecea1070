import type { ReviewFigures } from '#shared/contract/review'
import type { Review } from '#shared/model/review'
import { isDecision } from './review'

/** What of the record the figures are counted from. */
export type CountedEntry = Pick<
  Review,
  'id' | 'eventId' | 'action' | 'by' | 'at' | 'reason' | 'basedOn' | 'changes'
>

/**
 * How many decisions were made since `from`, how long events had waited for them, and by whom. An event begins to wait
 * when it is handed in, or when an edit brings it back; a decision that was taken back counts as none.
 * @param entries the records of all events, each in order of time.
 */
export function reviewFigures(
  entries: Iterable<CountedEntry>,
  from: string,
): Pick<ReviewFigures, 'decided' | 'medianMinutes' | 'reviewers'> {
  const all = [...entries]
  const undone = new Set(all.flatMap(({ reason, basedOn }) => (reason === 'undone' ? [basedOn] : [])))
  const waitsSince = new Map<string, string>()
  const minutes: number[] = []
  const byReviewer = new Map<string, { action: string; minutes: number | null }[]>()
  for (const entry of all) {
    if (entry.action === 'submit' || entry.action === 'edit') {
      // An event that waits already has waited since it was handed in.
      if (!waitsSince.has(entry.eventId)) waitsSince.set(entry.eventId, entry.at)
    } else if (isDecision(entry) && !undone.has(entry.id) && entry.reason !== 'settled') {
      const since = waitsSince.get(entry.eventId)
      waitsSince.delete(entry.eventId)
      if (entry.at < from) continue
      const waited = since ? Math.max(0, (Date.parse(entry.at) - Date.parse(since)) / 60_000) : null
      if (waited !== null) minutes.push(waited)
      const own = byReviewer.get(entry.by) ?? []
      own.push({ action: entry.action, minutes: waited })
      byReviewer.set(entry.by, own)
    }
  }
  const reviewers = [...byReviewer].map(([by, made]) => ({
    by,
    decided: made.length,
    approved: made.filter(({ action }) => action === 'approve').length,
    changesAsked: made.filter(({ action }) => action === 'request-changes').length,
    rejected: made.filter(({ action }) => action === 'reject').length,
    medianMinutes: medianOf(made.flatMap(({ minutes: waited }) => waited ?? [])),
  }))
  return {
    decided: reviewers.reduce((sum, { decided }) => sum + decided, 0),
    medianMinutes: medianOf(minutes),
    reviewers: reviewers.sort((one, other) => other.decided - one.decided || one.by.localeCompare(other.by)),
  }
}

/** Whole minutes; null of nothing. */
function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)]
  return middle === undefined || upper === undefined ? null : Math.round((middle + upper) / 2)
}
