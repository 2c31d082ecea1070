import { z } from 'zod'
import { event, eventSide, eventState, eventType } from '#shared/model/event'
import { person } from '#shared/model/person'
import { review } from '#shared/model/review'
import { rsvp } from '#shared/model/rsvp'
import { live, newKey, procedure } from './base'
import { personFields } from './person'

export const seats = z.object({
  /** Signed up, confirmed or there: declined and no-shows free their seat. */
  taken: z.number().int(),
  /** null = no limit. Negative where more came than fit: said, not forbidden. */
  left: z.number().int().nullable(),
})
export type Seats = z.infer<typeof seats>

export const eventRow = z.object({ event, seats, missing: z.array(z.string()) })
export type EventRow = z.infer<typeof eventRow>

export const rsvpRow = z.object({ rsvp, person })
export type RsvpRow = z.infer<typeof rsvpRow>

/** What may be changed on an event by the form; team-only fields go to the eventside. */
export const eventFields = event
  .pick({
    type: true,
    title: true,
    description: true,
    visibility: true,
    mode: true,
    place: true,
    venueAddress: true,
    atHome: true,
    zip: true,
    directions: true,
    startsAt: true,
    zone: true,
    minutes: true,
    capacity: true,
    hostName: true,
    languages: true,
    accessibility: true,
    contactShown: true,
    reminderHours: true,
    lineUp: true,
    formNumber: true,
    hostUser: true,
  })
  .extend(
    eventSide.pick({ street: true, onlineLink: true, note: true, hostPhone: true, hostEmail: true }).shape,
  )
export type EventFields = z.infer<typeof eventFields>

/** A host signs up: one place, as many events as slots were ticked; `meetingId` is '' outside of an altar call. */
export const hostSignUp = z.object({
  key: newKey,
  meetingId: z.string(),
  host: personFields,
  /** Set where the line picked a known person. */
  hostId: z.string().nullable(),
  type: eventType,
  place: z.string().trim().max(200),
  atHome: z.boolean(),
  street: z.string().trim().max(200),
  capacity: z.number().int().min(0).max(100_000),
  slots: z.array(z.object({ startsAt: event.shape.startsAt, minutes: event.shape.minutes })).min(1),
  zone: event.shape.zone,
})
export type HostSignUp = z.infer<typeof hostSignUp>

export const eventFilter = z.object({
  meetingId: z.string().nullable(),
  state: eventState.nullable(),
  when: z.enum(['all', 'coming', 'past']),
  text: z.string().max(120),
})
export type EventFilter = z.infer<typeof eventFilter>

export const eventContract = {
  list: procedure
    .input(eventFilter.extend({ limit: z.number().int().min(1).max(20_000) }))
    .output(live(z.object({ rows: z.array(eventRow), total: z.number().int() }))),
  one: procedure.input(z.object({ id: z.string() })).output(
    live(
      z
        .object({
          event,
          side: eventSide.nullable(),
          host: person.nullable(),
          coHosts: z.array(person),
          seats,
          missing: z.array(z.string()),
          rsvps: z.array(rsvpRow),
          reviews: z.array(review),
        })
        .nullable(),
    ),
  ),
  signUpHost: procedure.input(hostSignUp).output(z.object({ events: z.array(event), host: person })),
  update: procedure.input(z.object({ id: z.string(), fields: eventFields.partial() })).output(event),
  /** Somebody who hosts this event too: known, or written down now. */
  addCoHost: procedure
    .input(z.object({ key: newKey, id: z.string(), personId: z.string().nullable(), person: personFields }))
    .output(z.object({ person, already: z.boolean() })),
  removeCoHost: procedure.input(z.object({ id: z.string(), personId: z.string() })).output(z.void()),
  /** Hands events to the reviewers. Those that lack something stay, each with what it lacks. */
  submit: procedure.input(z.object({ ids: z.array(z.string()).min(1).max(5000), key: newKey })).output(
    z.object({
      submitted: z.array(z.string()),
      incomplete: z.array(z.object({ id: z.string(), missing: z.array(z.string()) })),
    }),
  ),
  remove: procedure.input(z.object({ id: z.string() })).output(z.void()),
  restore: procedure.input(z.object({ id: z.string() })).output(z.void()),
}
