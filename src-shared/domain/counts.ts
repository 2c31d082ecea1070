import type { MeetingCounts } from '#shared/contract/meeting'
import type { Moment } from '#shared/model/meeting'

/** A share of the heads in the room that a good barnstorm reaches. */
export type Target = { from: number; to: number }

/** What barnstorms reach when they go well: one or two hosts in ten heads, seven or eight signed up. */
export const TARGETS = {
  hosts: { from: 0.1, to: 0.2 },
  signUps: { from: 0.7, to: 0.8 },
} as const satisfies Record<string, Target>

export type RateAgainstTarget = {
  count: number
  /** Share of the heads; null while nobody has been counted in. */
  rate: number | null
  target: Target
  standing: 'unknown' | 'below' | 'within' | 'above'
  /** How many more it takes to reach the lower bound; 0 when reached, null while heads are unknown. */
  toGo: number | null
}

/** A share as a number from 0 on; null where there is nothing to share by. */
export const rate = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** Hosts and sign-ups against their targets, by the heads in the room. */
export const ratesOf = (counts: MeetingCounts): { hosts: RateAgainstTarget; signUps: RateAgainstTarget } => ({
  hosts: againstTarget(counts.hosts, counts.heads, TARGETS.hosts),
  signUps: againstTarget(counts.signUps, counts.heads, TARGETS.signUps),
})

function againstTarget(count: number, heads: number, target: Target): RateAgainstTarget {
  const share = rate(count, heads)
  if (share === null) return { count, rate: null, target, standing: 'unknown', toGo: null }
  const standing = share < target.from ? 'below' : share > target.to ? 'above' : 'within'
  const least = Math.ceil(exact(heads * target.from))
  return { count, rate: share, target, standing, toGo: Math.max(0, least - count) }
}

/** A tenth of ten heads is one head, not a little more. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6

/** Whole people to aim at: what a thermometer is marked with. */
type Marks = { low: number; high: number }

/** Before anybody was counted in, the expected heads stand in for them. */
export function targetsFor(
  heads: number,
  expectedHeads: number,
): { hosts: Marks; signUps: Marks; basis: 'heads' | 'expected' } {
  const people = heads > 0 ? heads : expectedHeads
  const of = ({ from, to }: Target): Marks => ({
    low: Math.round(people * from),
    high: Math.round(people * to),
  })
  return { hosts: of(TARGETS.hosts), signUps: of(TARGETS.signUps), basis: heads > 0 ? 'heads' : 'expected' }
}

/** People in the room by all door counters together; never below none. */
export const headCount = (moments: readonly Moment[]): number =>
  Math.max(
    0,
    moments.reduce((heads, { what }) => heads + (what.type === 'heads' ? what.count : 0), 0),
  )

/** Free seats against people still to seat. Events without a limit take everybody. */
export type SeatBalance = {
  seats: number | null
  people: number
  /** More seats than twice the people leaves each host with a handful; fewer than people turns some away. */
  verdict: 'nobody' | 'too-few-seats' | 'balanced' | 'too-many-seats'
}

/** @param capacities seats of each event, 0 = no limit */
export function seatBalance(capacities: readonly number[], people: number): SeatBalance {
  const unlimited = capacities.includes(0)
  const seats = unlimited ? null : capacities.reduce((total, capacity) => total + capacity, 0)
  if (people <= 0) return { seats, people: 0, verdict: 'nobody' }
  if (seats === null) return { seats, people, verdict: 'balanced' }
  const verdict = seats < people ? 'too-few-seats' : seats > 2 * people ? 'too-many-seats' : 'balanced'
  return { seats, people, verdict }
}
