import type { Seats } from '#shared/contract/event'
import type { LineUpEntryRow, LineUpModel } from '#shared/contract/line-up'
import { type BalancedEvent, balanceOf } from '#shared/domain/balance'
import { countSeats, isPast, missingFacts } from '#shared/domain/event'
import { type LineUpEntry, lineUpOf } from '#shared/domain/line-up'
import { deskLetter, doubleFormNumbers } from '#shared/domain/line-up-form'
import type { StandingLine } from '#shared/domain/line-up-join'
import { nextInLine, type PitchLog, pitchLog, pitchStatus } from '#shared/domain/line-up-pitch'
import { localTime } from '#shared/domain/local-time'
import { isLive } from '#shared/domain/record'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { CoreContext } from './context'
import { countMeeting, eveningLogOf, eveningOf } from './evening'
import { sidesOf } from './events'
import { loadZips } from './hosts-zips'
import { standingAmong, standingEventsOf } from './meetings'
import type { Records } from './records'

/** The line as a new sign-up finds it. */
export async function standingLineOf(records: Records, meetingId: string): Promise<StandingLine> {
  const events = await standingEventsOf(records, meetingId)
  return { entries: lineUpOf(events), sideByEvent: await sidesOf(records, events) }
}

/** The letter of this laptop on the forms that it numbers: its data folder was begun at an instant of its own. */
export const deskOf = (context: CoreContext): string => deskLetter(context.profile()?.createdAt ?? '')

type Parts = {
  seats: ReadonlyMap<string, Seats>
  sides: ReadonlyMap<string, EventSide>
  log: PitchLog
  double: Set<string>
  keysByHost: Map<string, string[]>
}

/** The line-up as the operator sees it; null where there is no such meeting. */
export async function lineUpModelOf(
  records: Records,
  meetingId: string,
  now: string,
): Promise<LineUpModel | null> {
  const meeting = await records.one('meeting', meetingId)
  if (!meeting || !isLive(meeting)) return null
  const [{ events: all, seats, sides }, moments] = await Promise.all([
    eveningOf(records, meetingId),
    eveningLogOf(records, meetingId),
  ])
  const counts = await countMeeting(records, meetingId, moments)
  const events = standingAmong(all)
  const entries = lineUpOf(events)
  const log = pitchLog(moments)
  const parts = {
    seats,
    sides,
    log,
    double: doubleFormNumbers(entries),
    keysByHost: hostKeys(entries, sides),
  }
  const coming = events.filter((event) => !isPast(event, now))
  return {
    entries: entries.map((entry) => rowOf(entry, parts)),
    current: log.current && entries.some(({ key }) => key === log.current?.key) ? log.current : null,
    nextKey: nextInLine(entries, log)?.key ?? null,
    balance: balanceOf(await weighed(coming, seats), counts, meeting.expectedHeads),
  }
}

/** The sign-ups of each person: more than one where two laptops wrote the same host down. */
function hostKeys(entries: LineUpEntry[], sides: Map<string, EventSide>): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const { key, events } of entries) {
    const hostId = events.map(({ id }) => sides.get(id)?.hostId).find(Boolean)
    if (hostId) keys.set(hostId, [...(keys.get(hostId) ?? []), key])
  }
  return keys
}

function rowOf(entry: LineUpEntry<EventRecord>, parts: Parts): LineUpEntryRow {
  const same = [...parts.keysByHost.values()].find((keys) => keys.includes(entry.key)) ?? []
  return {
    key: entry.key,
    hostName: entry.hostName,
    formNumber: entry.formNumber,
    numberTwice: parts.double.has(entry.key),
    sameHostAs: same.filter((key) => key !== entry.key),
    status: pitchStatus(parts.log, entry.key),
    events: entry.events.map((event) => ({
      id: event.id,
      type: event.type,
      startsAt: event.startsAt,
      zone: event.zone,
      minutes: event.minutes,
      place: event.place,
      zip: event.zip,
      coHostNames: event.coHostNames ?? [],
      seats: parts.seats.get(event.id) ?? countSeats(event.capacity, []),
      missing: missingFacts(event, parts.sides.get(event.id) ?? null),
    })),
  }
}

async function weighed(events: EventRecord[], seats: Parts['seats']): Promise<BalancedEvent[]> {
  const zips = await loadZips()
  return events.map(({ id, capacity, zip, startsAt, zone }) => ({
    id,
    capacity,
    taken: seats.get(id)?.taken ?? 0,
    area: zips(zip)?.city ?? zip,
    date: localTime(startsAt, zone).date,
    startsAt,
  }))
}
