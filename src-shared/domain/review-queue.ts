import type { QueueFilter, QueueRow, ReviewFlagName } from '#shared/contract/review'
import type { Language } from '#shared/model/base'
import type { EventRecord, EventState } from '#shared/model/event'
import type { DecisionAction } from './review'
import { timeFlags } from './review-checks'

/** An event as the queue holds it: small, and with all that its filters ask for. */
export type QueueEntry = {
  id: string
  title: string
  type: EventRecord['type']
  hostName: string
  hostId: string
  startsAt: string
  zone: string
  state: EventState
  submittedAt: string
  /** The last decision: its entry in the record ('' for none), and when it was made. */
  basedOn: string
  decidedAt: string
  visibility: EventRecord['visibility']
  where: 'online' | 'home' | 'venue'
  languages: readonly Language[]
  meetingId: string
  /** Of its ZIP; '' where there is none. */
  usState: string
  trusted: boolean
  /** What stands out whatever the clock says. */
  flags: ReviewFlagName[]
  /** Who has it open; `until` may have passed. */
  claim: { by: string; until: string } | null
  hasRivals: boolean
  /** Folded words to be found by. */
  words: string
}

/** Who looks, and when. `words` is the filter's text, folded. */
export type Looking = { by: string; now: string; words: string }

export const EVERYTHING: QueueFilter = {
  view: 'waiting',
  text: '',
  type: null,
  flag: null,
  claim: null,
  history: null,
  trust: null,
  where: null,
  openTo: null,
  language: null,
  meetingId: null,
  usState: null,
  starts: null,
  waits: null,
}

const HOUR = 3_600_000
const startsWithin = { day: 24 * HOUR, 'three-days': 72 * HOUR, week: 168 * HOUR } as const
const waitsLonger = { hour: HOUR, day: 24 * HOUR, 'three-days': 72 * HOUR } as const

export const flagsNow = (entry: QueueEntry, now: string): ReviewFlagName[] => [
  ...timeFlags(entry.startsAt, now).map(({ flag }) => flag),
  ...entry.flags,
]

/** Does this entry pass the filter? */
export function passes(entry: QueueEntry, filter: QueueFilter, { by, now, words }: Looking): boolean {
  if (!isInView(entry, filter.view)) return false
  if (words !== '' && !entry.words.includes(words)) return false
  if (filter.type !== null && entry.type !== filter.type) return false
  if (filter.flag !== null && !passesFlag(flagsNow(entry, now), filter.flag)) return false
  if (filter.claim !== null && claimKind(entry, by, now) !== filter.claim) return false
  if (filter.history !== null && (entry.basedOn !== '') !== (filter.history === 'again')) return false
  if (filter.trust !== null && entry.trusted !== (filter.trust === 'trusted')) return false
  if (filter.where !== null && entry.where !== filter.where) return false
  if (filter.openTo !== null && entry.visibility !== filter.openTo) return false
  if (filter.language !== null && !entry.languages.includes(filter.language)) return false
  if (filter.meetingId !== null && entry.meetingId !== filter.meetingId) return false
  if (filter.usState !== null && entry.usState !== filter.usState) return false
  if (filter.starts !== null && !passesStart(entry.startsAt, filter.starts, now)) return false
  return filter.waits === null || Date.parse(now) - Date.parse(entry.submittedAt) >= waitsLonger[filter.waits]
}

function passesStart(startsAt: string, starts: NonNullable<QueueFilter['starts']>, now: string): boolean {
  const ahead = Date.parse(startsAt) - Date.parse(now)
  return starts === 'later' ? ahead >= startsWithin.week : ahead < startsWithin[starts]
}

export const rowOf = (entry: QueueEntry, now: string): QueueRow => ({
  id: entry.id,
  title: entry.title,
  type: entry.type,
  hostName: entry.hostName,
  startsAt: entry.startsAt,
  zone: entry.zone,
  state: entry.state,
  submittedAt: entry.submittedAt,
  basedOn: entry.basedOn,
  decidedAt: entry.decidedAt,
  trusted: entry.trusted,
  flags: flagsNow(entry, now),
  claim: entry.claim && entry.claim.until > now ? entry.claim : null,
  hasRivals: entry.hasRivals,
})

export function isInView(entry: QueueEntry, view: QueueFilter['view']): boolean {
  if (view === 'waiting') return entry.state === 'submitted' && !entry.hasRivals
  if (view === 'rivals') return entry.hasRivals
  return entry.basedOn !== '' && entry.state !== 'submitted' && !entry.hasRivals
}

function passesFlag(flags: readonly ReviewFlagName[], wanted: NonNullable<QueueFilter['flag']>): boolean {
  if (wanted === 'none') return flags.length === 0
  return wanted === 'any' ? flags.length > 0 : flags.includes(wanted)
}

export function claimKind(
  entry: Pick<QueueEntry, 'claim'>,
  by: string,
  now: string,
): 'free' | 'mine' | 'others' {
  if (!entry.claim || entry.claim.until <= now) return 'free'
  return entry.claim.by === by ? 'mine' : 'others'
}

/** Longest waiting first; what is decided, latest first. */
export function inOrder(view: QueueFilter['view'], one: QueueEntry, other: QueueEntry): number {
  if (view === 'decided') return compare(other.decidedAt, one.decidedAt) || compare(one.id, other.id)
  return compare(one.submittedAt, other.submittedAt) || compare(one.id, other.id)
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Why an event stays out of a decision on many. */
export type LeftOut = 'claimed' | 'rivals' | 'decided' | 'stands-out'

/** All else is looked at event by event before anybody approves it. */
const MILD: readonly ReviewFlagName[] = ['starts-too-soon', 'odd-hour']

/** What a decision on many events would do: to which it goes, and which stay out, each with the reason. */
export function planMany(
  rows: readonly QueueRow[],
  action: DecisionAction,
  { by, now }: { by: string; now: string },
): { ready: QueueRow[]; left: { row: QueueRow; why: LeftOut }[] } {
  const ready: QueueRow[] = []
  const left: { row: QueueRow; why: LeftOut }[] = []
  for (const row of rows) {
    const why = reasonToLeave(row, action, by, now)
    if (why) left.push({ row, why })
    else ready.push(row)
  }
  return { ready, left }
}

function reasonToLeave(row: QueueRow, action: DecisionAction, by: string, now: string): LeftOut | null {
  if (row.hasRivals) return 'rivals'
  if (row.state !== 'submitted') return 'decided'
  if (claimKind(row, by, now) === 'others') return 'claimed'
  return action === 'approve' && row.flags.some((flag) => !MILD.includes(flag)) ? 'stands-out' : null
}
