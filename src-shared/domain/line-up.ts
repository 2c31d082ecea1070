import type { EventRecord, EventSide } from '#shared/model/event'

/**
 * The line of hosts in front of the room. A host stands in it once, however many events they offer: the events of one
 * sign-up share its key, which is made by chance. The key of a person would not do: it is made from a phone number and
 * must stay in the team circle, and the line-up is seen by all members.
 */
export type LinedUp = Pick<EventRecord, 'id' | 'hostName' | 'formNumber' | 'lineUp' | 'createdAt'>

export type LineUpEntry<E extends LinedUp = LinedUp> = {
  /** Key of the sign-up. */
  key: string
  hostName: string
  formNumber: string
  lineUp: number
  /** By start as given, never empty. */
  events: E[]
}

/**
 * The sign-up that an event belongs to: `event:<key>-<n>` for what was ticked at the altar call, `event:<key>-x<…>`
 * for what was added to it later (`addedEventKey`). An event of any other origin is a sign-up of its own.
 */
export const signUpKeyOf = (eventId: string): string =>
  eventId.replace(/^event:/, '').replace(/-(\d{1,2}|x[0-9a-f]{10})$/, '')

/** Hosts in order of their pitch. Where two laptops gave out the same place, who signed up first goes first. */
export function lineUpOf<E extends LinedUp>(events: readonly E[]): LineUpEntry<E>[] {
  const eventsByKey = new Map<string, E[]>()
  for (const event of events) {
    const key = signUpKeyOf(event.id)
    const group = eventsByKey.get(key)
    if (group) group.push(event)
    else eventsByKey.set(key, [event])
  }
  return [...eventsByKey].map(([key, group]) => entryOf(key, group)).sort(byPlace)
}

function entryOf<E extends LinedUp>(key: string, events: E[]): LineUpEntry<E> {
  const sorted = [...events].sort((one, other) => compare(one.id, other.id))
  return {
    key,
    hostName: sorted[0]?.hostName ?? '',
    formNumber: sorted.find(({ formNumber }) => formNumber !== '')?.formNumber ?? '',
    lineUp: Math.min(...sorted.map(({ lineUp }) => lineUp)),
    events,
  }
}

const byPlace = (one: LineUpEntry, other: LineUpEntry): number =>
  one.lineUp - other.lineUp || compare(signedUpAt(one), signedUpAt(other)) || compare(one.key, other.key)

const signedUpAt = (entry: LineUpEntry): string =>
  entry.events.map(({ createdAt }) => createdAt).sort()[0] ?? ''

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * Everybody who hosts, each once: with several events, signed up on two laptops, or as a co-host. Where the team's part
 * of an event is not on this laptop, its sign-up counts as one, and co-hosts by their names.
 */
export function countHosts(
  events: readonly Pick<EventRecord, 'id' | 'coHostNames'>[],
  sideByEvent: ReadonlyMap<string, Pick<EventSide, 'hostId' | 'coHostIds'>>,
): number {
  const hosts = new Set<string>()
  for (const { id, coHostNames = [] } of events) {
    const side = sideByEvent.get(id)
    const signUp = signUpKeyOf(id)
    hosts.add(side?.hostId || signUp)
    for (const coHost of side?.coHostIds ?? coHostNames.map((name) => `${signUp} ${name}`)) hosts.add(coHost)
  }
  return hosts.size
}

/** The place of somebody who joins now: at the end. */
export const lastPlace = (entries: readonly Pick<LineUpEntry, 'lineUp'>[]): number =>
  Math.floor(Math.max(0, ...entries.map(({ lineUp }) => lineUp))) + 1

/**
 * New places that put `key` right before another host (`before` = null: at the end), by key of sign-up; empty where
 * that changes nothing. The number between its new neighbours is taken, so that only the host who was moved is
 * written, and two laptops that move different hosts do not undo each other. Only where no number is left between
 * them is the whole line numbered anew.
 */
export function moveInLine(
  entries: readonly LineUpEntry[],
  key: string,
  before: string | null,
): Map<string, number> {
  const from = entries.findIndex((entry) => entry.key === key)
  const moved = entries[from]
  if (!moved || before === key) return new Map()
  const others = entries.filter((entry) => entry !== moved)
  const target = before === null ? others.length : others.findIndex((entry) => entry.key === before)
  if (target < 0 || target === from) return new Map()
  const place = placeBetween(others[target - 1]?.lineUp, others[target]?.lineUp)
  if (place !== null) return new Map([[key, place]])
  const line = [...others.slice(0, target), moved, ...others.slice(target)]
  return new Map(
    line.flatMap((entry, index) => (entry.lineUp === index + 1 ? [] : [[entry.key, index + 1] as const])),
  )
}

/** A number between two neighbours (undefined = the edge of the line), or null where there is none. */
function placeBetween(previous: number | undefined, next: number | undefined): number | null {
  if (next === undefined) return Math.floor(previous ?? 0) + 1
  const middle = ((previous ?? next - 2) + next) / 2
  return middle < next && (previous === undefined || middle > previous) ? middle : null
}
