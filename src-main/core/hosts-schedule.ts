import type { Notice } from '#shared/contract/schedule'
import { signUpKeyOf } from '#shared/domain/line-up'
import { isLive } from '#shared/domain/record'
import { noticesFor } from '#shared/domain/schedule-notice'
import type { EventRecord, EventSide } from '#shared/model/event'
import { rsvpsOf } from './events'
import { eventsOfMeeting } from './meetings'
import type { Records } from './records'

/** Who must hear of a change to an event. */
export async function noticesOf(
  records: Records,
  eventId: string,
  side: EventSide | null,
): Promise<Notice[]> {
  const rsvps = await rsvpsOf(records, eventId)
  const ids = [side?.hostId ?? '', ...(side?.coHostIds ?? []), ...rsvps.map(({ personId }) => personId)]
  const people = await records.many(
    'person',
    ids.filter((id) => id.startsWith('person:')),
  )
  return noticesFor(side, rsvps, new Map(people.filter(isLive).map((person) => [person.id, person])))
}

/** All events of the sign-up that an event came from, itself included. */
export async function siblingsOf(records: Records, event: EventRecord): Promise<EventRecord[]> {
  const key = signUpKeyOf(event.id)
  const events = await eventsOfMeeting(records, event.meetingId)
  return events.filter(({ id }) => signUpKeyOf(id) === key)
}
