import type { DebriefModel } from '#shared/contract/debrief'
import { debriefOf } from '#shared/domain/debrief'
import { isLive } from '#shared/domain/record'
import type { EventRecord } from '#shared/model/event'
import type { Rsvp } from '#shared/model/rsvp'
import { accountsModelOf } from './accounting'
import { countMeeting } from './evening'
import { eventsOfMeeting, momentsOf, standingEventsOf } from './meetings'
import type { Records } from './records'

/** The debrief of a meeting; null where there is no such meeting. */
export async function debriefModelOf(
  records: Records,
  meetingId: string,
  now: string,
): Promise<DebriefModel | null> {
  const meeting = await records.one('meeting', meetingId)
  if (!meeting || !isLive(meeting)) return null
  const [events, standing, moments] = await Promise.all([
    eventsOfMeeting(records, meetingId),
    standingEventsOf(records, meetingId),
    momentsOf(records, meetingId),
  ])
  const [rsvps, counts, accounts] = await Promise.all([
    signUpsFor(records, standing),
    countMeeting(records, meetingId, moments),
    accountsModelOf(records, meetingId),
  ])
  return debriefOf({ meeting, moments, events, rsvps, counts, paper: accounts?.kinds ?? [], now })
}

async function signUpsFor(records: Records, events: readonly EventRecord[]): Promise<Rsvp[]> {
  const found = await records.find('rsvps', {
    selector: { eventId: { $in: events.map(({ id }) => id) } },
    sort: [{ eventId: 'asc' }, { createdAt: 'asc' }],
  })
  return found.filter(isLive)
}
