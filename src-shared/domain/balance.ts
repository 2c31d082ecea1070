import type { Balance } from '#shared/contract/line-up'
import type { MeetingCounts } from '#shared/contract/meeting'
import { TARGETS } from './counts'

/** An event as the balance weighs it. `date` is the day at the place, `capacity` 0 = no limit. */
export type BalancedEvent = {
  id: string
  capacity: number
  taken: number
  area: string
  date: string
  startsAt: string
}

/** A phone bank with fewer guests than this is a lonely evening, and its host does not host again. */
export const GUESTS_FOR_A_PARTY = 5

/** What a host who says nothing else can seat. */
const USUAL_CAPACITY = 10
/** Pairs named at once: more than the MC can bring together at the microphone. */
const MAX_PAIRS = 10

/**
 * Seats against the people in the room. Too few: some go home without a place. Too many, the known failure of a
 * barnstorm that goes well: every host gets one guest; then hosts of thin events near each other host together.
 */
export function balanceOf(
  events: readonly BalancedEvent[],
  counts: Pick<MeetingCounts, 'heads' | 'hosts'>,
  expectedHeads: number,
): Balance {
  const heads = counts.heads > 0 ? counts.heads : expectedHeads
  const people = Math.max(0, heads - counts.hosts)
  const seats = events.some(({ capacity }) => capacity === 0)
    ? null
    : events.reduce((total, { capacity }) => total + capacity, 0)
  const guests = people * ((TARGETS.signUps.from + TARGETS.signUps.to) / 2)
  const facts = {
    people,
    peopleAre: counts.heads > 0 ? 'counted' : expectedHeads > 0 ? 'expected' : 'unknown',
    events: events.length,
    seats,
    guestsPerEvent: people > 0 && events.length > 0 ? Math.round((guests / events.length) * 10) / 10 : null,
  } as const
  if (people === 0) return { ...facts, verdict: 'unknown', remedy: { type: 'none' } }
  const usual = usualCapacity(events)
  if (seats !== null && seats < people) {
    const short = people - seats
    const remedy = { type: 'more-hosts', hosts: Math.ceil(short / usual), seats: short } as const
    return { ...facts, verdict: 'too-few-seats', remedy }
  }
  const keep = Math.max(1, Math.ceil(people / usual), Math.floor(guests / GUESTS_FOR_A_PARTY))
  if (keep >= events.length) return { ...facts, verdict: 'balanced', remedy: { type: 'none' } }
  const pairs = pairsOf(events, Math.min(MAX_PAIRS, events.length - keep))
  return { ...facts, verdict: 'too-many-seats', remedy: { type: 'co-host', keep, pairs } }
}

/** Seats of an event in the middle; of events without a limit nobody knows. */
function usualCapacity(events: readonly BalancedEvent[]): number {
  const limits = events.flatMap(({ capacity }) => (capacity > 0 ? [capacity] : [])).sort((a, b) => a - b)
  return limits[Math.floor(limits.length / 2)] ?? USUAL_CAPACITY
}

/** The thinnest events, each with the one that it can best join: same area and day, then area, then day. */
function pairsOf(events: readonly BalancedEvent[], count: number): { keepId: string; joinId: string }[] {
  const free = new Map([...events].sort(byGuests).map((event) => [event.id, event]))
  const pairs: { keepId: string; joinId: string }[] = []
  for (const joining of [...free.values()]) {
    if (pairs.length === count) break
    if (!free.delete(joining.id)) continue
    const partner = [...free.values()].sort(
      (one, other) => closeness(joining, one) - closeness(joining, other),
    )[0]
    if (!partner) break
    if (closeness(joining, partner) >= APART) continue
    free.delete(partner.id)
    pairs.push({ keepId: partner.id, joinId: joining.id })
  }
  return pairs
}

const byGuests = (one: BalancedEvent, other: BalancedEvent): number =>
  one.taken - other.taken || (one.id < other.id ? -1 : 1)

/** Beyond this two events have neither place nor day in common. */
const APART = 3

/** 0 = same area and day … `APART` = nothing in common; hours between them break ties. */
function closeness(one: BalancedEvent, other: BalancedEvent): number {
  const sameArea = one.area !== '' && one.area === other.area
  const sameDay = one.date === other.date
  const rank = sameArea ? (sameDay ? 0 : 1) : sameDay ? 2 : APART
  const hours = Math.abs(Date.parse(one.startsAt) - Date.parse(other.startsAt)) / 3_600_000
  return rank + Math.min(0.9, hours / 1000)
}
