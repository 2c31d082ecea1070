import type { EventFields } from '#shared/contract/event'
import { USUAL_REMINDER_HOURS } from '#shared/domain/event'
import { readZip } from '#shared/domain/person'
import { err, ok, type Result } from '#shared/domain/result'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { Trouble } from '../../ui/command'
import { instantOf, wallTimeOf } from '../../ui/zoned-time'

/** What the form holds: the fields of the event, with its start as somebody types it. */
export type EventValues = Omit<EventFields, 'startsAt' | 'contactShown' | 'reminderHours' | 'hostUser'> & {
  contactShown: boolean
  reminderHours: number
  hostUser: string
  date: string
  time: string
}

export function valuesOf(event: EventRecord, side: EventSide | null): EventValues {
  const { date, time } = wallTimeOf(event.startsAt, event.zone)
  return {
    type: event.type,
    title: event.title,
    description: event.description,
    visibility: event.visibility,
    mode: event.mode,
    place: event.place,
    venueAddress: event.venueAddress,
    atHome: event.atHome,
    zip: event.zip,
    directions: event.directions,
    date,
    time,
    zone: event.zone,
    minutes: event.minutes,
    capacity: event.capacity,
    hostName: event.hostName,
    languages: event.languages,
    accessibility: event.accessibility,
    contactShown: event.contactShown ?? false,
    reminderHours: event.reminderHours ?? USUAL_REMINDER_HOURS,
    lineUp: event.lineUp,
    formNumber: event.formNumber,
    hostUser: event.hostUser ?? '',
    street: side?.street ?? '',
    onlineLink: side?.onlineLink ?? '',
    note: side?.note ?? '',
    hostPhone: side?.hostPhone ?? '',
    hostEmail: side?.hostEmail ?? '',
  }
}

/** The fields to save: those that were typed, in form; or the first that cannot be saved as it stands. */
export function changesOf(
  values: EventValues,
  typed: Partial<EventValues>,
): Result<Partial<EventFields>, Trouble> {
  const { date, time, ...changes } = typed
  for (const field of ['title', 'hostName'] as const)
    if (values[field].trim() === '') return err({ tag: 'missing', field })
  const zip = readZip(values.zip)
  if (zip === null) return err({ tag: 'bad-zip', field: 'zip' })
  const inForm = changes.zip === undefined ? changes : { ...changes, zip }
  if (date === undefined && time === undefined && changes.zone === undefined) return ok(inForm)
  const startsAt = instantOf(values, values.zone)
  return startsAt ? ok({ ...inForm, startsAt }) : err({ tag: 'bad-time', field: 'time' })
}
