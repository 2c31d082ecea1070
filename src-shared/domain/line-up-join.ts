import type { EventRecord, EventSide } from '#shared/model/event'
import type { EventPair } from './event'
import { type LineUpEntry, lastPlace } from './line-up'
import { nextFormNumber } from './line-up-form'
import { eventSideId } from './record'
import { addedEventKey } from './schedule'

/** The line of a meeting with what tells its hosts apart. */
export type StandingLine = {
  entries: readonly LineUpEntry<EventRecord>[]
  sideByEvent: ReadonlyMap<string, EventSide>
}

/**
 * Events of a new sign-up with their place in the line and the number of their form. A host who stands in the line
 * already gets the new ones added to the earlier sign-up, so that nobody pitches twice; times at which the host has
 * an event bring forth no second one. `desk` is the letter of this laptop (`deskLetter`).
 */
export function placeInLine(
  pairs: readonly EventPair[],
  line: StandingLine,
  sign: { key: string; desk: string },
): EventPair[] {
  const hostId = pairs[0]?.side.hostId
  const again = line.entries.find(({ key }) => key === sign.key)
  if (again) return pairs.map((pair) => withPlace(pair, again))
  const standing = line.entries.find(({ events }) =>
    events.some(({ id }) => line.sideByEvent.get(id)?.hostId === hostId),
  )
  if (standing) return pairs.map((pair, index) => joined(pair, index, standing, line, sign.key))
  const place = {
    lineUp: lastPlace(line.entries),
    formNumber: nextFormNumber(
      line.entries.map(({ formNumber }) => formNumber),
      sign.desk,
    ),
  }
  return pairs.map((pair) => withPlace(pair, place))
}

type Place = Pick<EventRecord, 'lineUp' | 'formNumber'>

const withPlace = ({ event, side }: EventPair, { lineUp, formNumber }: Place): EventPair => ({
  event: { ...event, lineUp, formNumber },
  side,
})

function joined(
  { event, side }: EventPair,
  index: number,
  standing: LineUpEntry<EventRecord>,
  line: StandingLine,
  commandKey: string,
): EventPair {
  const same = standing.events.find(({ startsAt }) => startsAt === event.startsAt)
  const sameSide = same && line.sideByEvent.get(same.id)
  if (same && sameSide) return { event: same, side: sameSide }
  const id = `event:${addedEventKey(standing.events[0]?.id ?? event.id, commandKey, index)}`
  return withPlace({ event: { ...event, id }, side: { ...side, id: eventSideId(id), eventId: id } }, standing)
}
