import type { DayPart, FreeTime } from '#shared/contract/hosts'
import type { EventRecord } from '#shared/model/event'
import { isOffered } from './directory-room'
import { endsAt } from './event'
import { localTime } from './local-time'

/** A point on the earth, in degrees. */
export type Point = { latitude: number; longitude: number }

/** An event as the search sees it: where it is (null: online, or a ZIP that nobody knows), when, and how full. */
export type HostCandidate = {
  event: EventRecord
  point: Point | null
  time: FreeTime
  /** Instant. */
  endsAt: string
  taken: number
}

export type HostSearch = {
  /** null where the ZIP is not known: then nothing has a distance, and events come by time. */
  from: Point | null
  meetingId: string | null
  /** Empty = any time. */
  free: readonly FreeTime[]
  limit: number
  alsoFull?: boolean | undefined
  /** Instant. */
  now: string
}

export type FoundHost = { candidate: HostCandidate; miles: number | null }

/**
 * The nearest events with free seats at a time that suits: by distance, then time; after them those without a
 * distance. Looks at every candidate: what the index of `src-main/core/hosts-index.ts` must agree with.
 */
export function nearestHosts(candidates: readonly HostCandidate[], search: HostSearch): FoundHost[] {
  return candidates
    .filter((candidate) => suits(candidate, search))
    .map((candidate) => ({ candidate, miles: milesTo(candidate, search.from) }))
    .sort(byDistance)
    .slice(0, search.limit)
}

export const milesTo = (candidate: HostCandidate, from: Point | null): number | null =>
  from && candidate.point ? milesBetween(from, candidate.point) : null

/** Is this an event that somebody with these wishes may choose? */
export const suits = ({ event, time, endsAt, taken }: HostCandidate, search: HostSearch): boolean =>
  endsAt >= search.now &&
  (search.meetingId === null || event.meetingId === search.meetingId) &&
  (search.alsoFull === true || event.capacity === 0 || taken < event.capacity) &&
  isOffered(event) &&
  (search.free.length === 0 ||
    search.free.some(({ weekday, part }) => weekday === time.weekday && part === time.part))

export const byDistance = (one: FoundHost, other: FoundHost): number =>
  distanceOf(one) - distanceOf(other) || byStart(one.candidate, other.candidate)

/** Farther than anything on earth: subtracting infinities would be no number. */
const distanceOf = ({ miles }: FoundHost): number => miles ?? 1e6

export const byStart = (one: HostCandidate, other: HostCandidate): number =>
  compare(one.event.startsAt, other.event.startsAt) || compare(one.event.id, other.event.id)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** An event as the search sees it; worked out once, so that a search is quick. */
export const hostCandidate = (event: EventRecord, point: Point | null, taken: number): HostCandidate => ({
  event,
  point,
  time: freeTimeOf(event.startsAt, event.zone),
  endsAt: endsAt(event),
  taken,
})

/** Day of the week and part of the day at which an event begins, at its place. */
export function freeTimeOf(startsAt: string, zone: string): FreeTime {
  const { weekday, hour } = localTime(startsAt, zone)
  return { weekday, part: partOf(hour) }
}

/** Noon and five o'clock part the day, as volunteers speak of it. */
const partOf = (hour: number): DayPart => (hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening')

const EARTH_RADIUS_MILES = 3958.76

/** Great-circle distance (haversine) on a spherical earth: within half a percent. */
export function milesBetween(one: Point, other: Point): number {
  const latitudes = haversine(one.latitude - other.latitude)
  const longitudes = haversine(one.longitude - other.longitude)
  const share = latitudes + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * longitudes
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(share)))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
const haversine = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2
