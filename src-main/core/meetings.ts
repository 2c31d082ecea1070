import { isLive } from '#shared/domain/record'
import type { EventRecord } from '#shared/model/event'
import type { Moment } from '#shared/model/meeting'
import type { Records } from './records'

export const momentsOf = (records: Records, meetingId: string): Promise<Moment[]> =>
  records.find('moments', { selector: { meetingId }, sort: [{ meetingId: 'asc' }, { at: 'asc' }] })

export async function eventsOfMeeting(records: Records, meetingId: string): Promise<EventRecord[]> {
  const found = await records.find('events', {
    selector: { meetingId },
    sort: [{ meetingId: 'asc' }, { startsAt: 'asc' }],
  })
  return found.filter((document): document is EventRecord => document.kind === 'event' && isLive(document))
}

/** Events that still stand: called off or refused ones leave the line, and count no more. */
export const standingEventsOf = async (records: Records, meetingId: string): Promise<EventRecord[]> =>
  standingAmong(await eventsOfMeeting(records, meetingId))

export const standingAmong = (events: readonly EventRecord[]): EventRecord[] =>
  events.filter(({ state }) => state !== 'cancelled' && state !== 'rejected')
