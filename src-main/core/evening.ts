import type { MeetingCounts, MeetingSummary } from '#shared/contract/meeting'
import { headCount } from '#shared/domain/counts'
import { countHosts } from '#shared/domain/line-up'
import type { Meeting, Moment } from '#shared/model/meeting'
import { seatsOf, sidesOf } from './events'
import { eventsOfMeeting, momentsOf, standingAmong } from './meetings'
import type { Records } from './records'
import { remembered } from './remembered'

/** What happened at a meeting so far, in order. */
export const eveningLogOf = remembered(['moments'], momentsOf)

/** What came of a meeting: its events, with their seats and what only the team may see. */
export const eveningOf = remembered(['events', 'rsvps'], async (records, meetingId) => {
  const events = await eventsOfMeeting(records, meetingId)
  const [seats, sides] = await Promise.all([seatsOf(records, events), sidesOf(records, events)])
  return { events, seats, sides }
})

/** Heads are what the door counters add up to; a host with three events is one host, and so is a co-host. */
export async function countMeeting(
  records: Records,
  meetingId: string,
  moments: readonly Moment[],
): Promise<MeetingCounts> {
  const { events, seats, sides } = await eveningOf(records, meetingId)
  const standing = standingAmong(events)
  return {
    heads: headCount(moments),
    hosts: countHosts(standing, sides),
    events: standing.length,
    signUps: standing.reduce((sum, { id }) => sum + (seats.get(id)?.taken ?? 0), 0),
  }
}

export async function summarize(records: Records, meeting: Meeting): Promise<MeetingSummary> {
  const moments = await eveningLogOf(records, meeting.id)
  const { id, title, venue, startsAt, promisedEnd, zone } = meeting
  const counts = await countMeeting(records, id, moments)
  return { id, title, venue, startsAt, promisedEnd, zone, counts, phase: phaseOf(moments) }
}

function phaseOf(moments: readonly Moment[]): MeetingSummary['phase'] {
  const marks = moments.filter(({ what }) => ['enter', 'end', 'reopen'].includes(what.type))
  const last = marks.at(-1)
  if (!last) return 'planned'
  return last.what.type === 'end' ? 'over' : 'running'
}
