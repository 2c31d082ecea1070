import { z } from 'zod'
import { language } from '#shared/model/base'
import { event } from '#shared/model/event'
import { live, newKey, procedure } from './base'

/** Somebody who counts on an event and must hear that it moved or fell through, and how to reach them. */
export const notice = z.object({
  personId: z.string(),
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  as: z.enum(['host', 'co-host', 'guest']),
})
export type Notice = z.infer<typeof notice>

/** An event was changed, and these people should be told. */
const withNotices = z.object({ event, notices: z.array(notice) })

/** What happens to an event after it was made: once more, every week, at another time, not at all. */
export const scheduleContract = {
  /** The same event at another time; nobody is signed up for the copy. */
  duplicate: procedure
    .input(z.object({ key: newKey, eventId: z.string(), startsAt: event.shape.startsAt }))
    .output(event),
  /** The same event on each of the following weeks, at the same time of day. Weeks that have it already stay. */
  repeatWeekly: procedure
    .input(z.object({ key: newKey, eventId: z.string(), weeks: z.number().int().min(1).max(20) }))
    .output(z.object({ events: z.array(event) })),
  /** Events of the same host at the same weekday, hour and place: this one and those after it. */
  series: procedure
    .input(z.object({ eventId: z.string() }))
    .output(live(z.object({ events: z.array(event) }))),
  /** Another time; sign-ups stay. An approved event goes back to the reviewers. */
  move: procedure
    .input(z.object({ key: newKey, eventId: z.string(), startsAt: event.shape.startsAt }))
    .output(withNotices),
  cancel: procedure
    .input(z.object({ key: newKey, eventId: z.string(), reason: z.string().trim().max(2000) }))
    .output(withNotices),
  /** Takes a cancellation back; what a moderator had approved is looked at again. */
  reinstate: procedure.input(z.object({ key: newKey, eventId: z.string() })).output(withNotices),
  /** Who would have to be told. */
  notices: procedure
    .input(z.object({ eventId: z.string() }))
    .output(live(z.object({ notices: z.array(notice) }))),
  /**
   * A calendar file (.ics). A guest who is signed up gets a home's street and an online event's link, the host gets
   * both and what the team noted; `anyone` gets what the room may know.
   */
  calendarFile: procedure
    .input(
      z.object({
        eventId: z.string(),
        language,
        reader: z.discriminatedUnion('as', [
          z.object({ as: z.literal('anyone') }),
          z.object({ as: z.literal('guest'), personId: z.string() }),
          z.object({ as: z.literal('host') }),
        ]),
      }),
    )
    .output(z.object({ name: z.string(), text: z.string() })),
}
