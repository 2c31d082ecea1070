import type { Directory, RoomEvent } from '#shared/contract/hosts'
import { signUpKeyOf } from './line-up'
import { localTime } from './local-time'

type Area = Directory['areas'][number]

/** The events to choose from, by area, in it by day and hour at the place; online events last. */
export function directoryOf(events: readonly RoomEvent[]): Directory {
  const areas = new Map<string, Map<string, RoomEvent[]>>()
  for (const event of [...events].sort(byTime)) {
    const heading = event.online ? ONLINE : event.area
    const days = valueAt(areas, heading, () => new Map<string, RoomEvent[]>())
    valueAt(days, localTime(event.startsAt, event.zone).date, () => []).push(event)
  }
  return {
    areas: [...areas].map(([heading, days]) => areaOf(heading, days)).sort(byArea),
    events: events.length,
    hosts: new Set(events.map(({ id }) => signUpKeyOf(id))).size,
  }
}

/** No area is called this: towns have a name, ZIPs have digits. */
const ONLINE = '\u0000online'

const areaOf = (heading: string, days: Map<string, RoomEvent[]>): Area => ({
  area: heading === ONLINE ? '' : heading,
  online: heading === ONLINE,
  days: [...days]
    .map(([date, events]) => ({ date, events }))
    .sort((one, other) => compare(one.date, other.date)),
})

const byArea = (one: Area, other: Area): number =>
  rank(one) - rank(other) || one.area.localeCompare(other.area, 'en')

/** Known areas, then events without one, then online. */
const rank = (area: Area): number => (area.online ? 2 : area.area === '' ? 1 : 0)

const byTime = (one: RoomEvent, other: RoomEvent): number =>
  compare(one.startsAt, other.startsAt) || compare(one.hostName, other.hostName) || compare(one.id, other.id)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function valueAt<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
