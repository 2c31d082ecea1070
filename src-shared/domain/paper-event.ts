import type { EventRecord, EventType } from '#shared/model/event'
import type { PaperRow } from '#shared/model/sheet'
import { instantAt } from './calendar'
import { localTime } from './local-time'
import { isTicked, textIn } from './verify-field'

/** What the head of a host form says about the event; null where the day or the hour is open. */
export type WrittenEvent = {
  startsAt: string
  type: EventType
  capacity: number
  place: string
  zip: string
}

/** Two hours, as the altar call's calendar has it: the form does not ask. */
export const USUAL_MINUTES = 120

/**
 * The day stands on paper without a year: it is the next such day from `from` on, in the zone of the meeting. Nothing is assumed about
 * the hour: seven without a tick for the morning or the evening is open.
 */
export function writtenEvent(head: PaperRow, from: string, zone: string): WrittenEvent | null {
  const startsAt = writtenStart(head, from, zone)
  if (startsAt === null) return null
  return {
    startsAt,
    type: typeOf(head),
    capacity: Number(textIn(head, 'seats')) || 0,
    place: textIn(head, 'place'),
    zip: textIn(head, 'placeZip'),
  }
}

export function writtenStart(head: PaperRow, from: string, zone: string): string | null {
  const [month, day, hour] = ['month', 'day', 'hour'].map((name) => wholeNumber(textIn(head, name)))
  const minute = wholeNumber(textIn(head, 'minute') || '0')
  if (month == null || day == null || hour == null || minute == null) return null
  const hours = hourOfDay(hour, isTicked(head, 'am'), isTicked(head, 'pm'))
  if (hours === null || minute > 59) return null
  const today = localTime(from, zone).date
  const year = Number(today.slice(0, 4))
  for (const candidate of [year, year + 1]) {
    const date = dateText(candidate, month, day)
    if (date && date >= today) return instantAt(`${date}T${two(hours)}:${two(minute)}`, zone)
  }
  return null
}

const wholeNumber = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null)
const two = (number: number): string => String(number).padStart(2, '0')

function hourOfDay(hour: number, am: boolean, pm: boolean): number | null {
  if (hour > 23 || (am && pm)) return null
  if (hour === 0 || hour > 12) return am && hour > 12 ? null : hour
  if (!am && !pm) return null
  return (hour % 12) + (pm ? 12 : 0)
}

/** null for the thirty-first of a month that has none. */
function dateText(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return `${year}-${two(month)}-${two(day)}`
}

function typeOf(head: PaperRow): EventType {
  if (isTicked(head, 'phoneBank')) return 'phone-bank'
  return isTicked(head, 'canvass') ? 'canvass' : 'other'
}

const TYPE_TICKS = ['phoneBank', 'canvass', 'otherEvent']

/**
 * What somebody still has to ask or do about the event that was made of this head: its type, where none or several are ticked; its
 * further dates, where it is weekly, because paper does not say for how many weeks.
 */
export function openInHead(head: PaperRow): string[] {
  const types = TYPE_TICKS.filter((name) => isTicked(head, name)).length
  return [...(types === 1 ? [] : ['eventType']), ...(isTicked(head, 'weekly') ? ['weekly'] : [])]
}

/** Why an event of the meeting may be the one on this form; the surest first. */
export type EventLikeness = 'host-and-time' | 'host' | 'number'

export function eventLikeness(
  event: Pick<EventRecord, 'startsAt' | 'formNumber'>,
  hostId: string | undefined,
  form: { hostId: string | null; startsAt: string | null; number: number },
): EventLikeness | null {
  if (form.hostId !== null && hostId === form.hostId)
    return event.startsAt === form.startsAt ? 'host-and-time' : 'host'
  // The altar call's numbers carry the letter of a laptop: `12K` is number 12.
  return form.number > 0 && Number.parseInt(event.formNumber, 10) === form.number ? 'number' : null
}

const ORDER: readonly EventLikeness[] = ['host-and-time', 'host', 'number']
export const byLikeness = (one: { reason: EventLikeness }, other: { reason: EventLikeness }): number =>
  ORDER.indexOf(one.reason) - ORDER.indexOf(other.reason)
