import type { EventRecord, EventSide } from '#shared/model/event'
import { hostNames, roomHostName } from './directory-room'
import { showPhone } from './phone'
import { keyOf } from './record'

/** Who the file is made for: decides whether it tells a home's street and an online event's link. */
export type CalendarReader = 'anyone' | 'guest' | 'host'

/** What a calendar shows of an event. Texts are plain; empty ones are left out. */
export type CalendarEntry = {
  uid: string
  /** Instants. */
  startsAt: string
  endsAt: string
  /** When this version was made, and how many versions went before: calendars take the higher one. */
  stampedAt: string
  sequence: number
  cancelled: boolean
  title: string
  location: string
  /** Joined by line breaks. */
  notes: string[]
  url: string
}

/** The sentences that a calendar file is made of, in its language. */
export type CalendarWords = {
  hostedBy: (name: string) => string
  contact: (name: string, contact: string) => string
}

/**
 * An event as a calendar keeps it. Phones and e-mail addresses stand in it for guests only where the host wants to be
 * reached, for a calendar file is forwarded without a thought; whoever is not expected learns neither street nor link.
 */
export function calendarEntry(
  { event, side }: { event: EventRecord; side: EventSide | null },
  reader: CalendarReader,
  words: CalendarWords,
): CalendarEntry {
  const isExpected = reader !== 'anyone'
  const street = event.atHome ? (isExpected ? (side?.street ?? '') : '') : event.venueAddress
  const onlineLink = isExpected ? (side?.onlineLink ?? '') : ''
  const isOnline = event.mode === 'online'
  return {
    uid: `${keyOf(event.id)}@barnstorm`,
    startsAt: event.startsAt,
    endsAt: new Date(Date.parse(event.startsAt) + event.minutes * 60_000).toISOString(),
    stampedAt: event.updatedAt,
    sequence: Math.max(0, Math.floor((Date.parse(event.updatedAt) - Date.parse(event.createdAt)) / 1000)),
    cancelled: event.state === 'cancelled',
    title: event.title,
    location: isOnline ? '' : filled([event.place, street, event.zip]).join(', '),
    notes: filled([
      words.hostedBy(hostNames(event)),
      isExpected ? contactOf(event, side, words) : '',
      event.description,
      // The way to a home gives the home away.
      event.atHome && !isExpected ? '' : event.directions,
      event.accessibility,
      reader === 'host' ? (side?.note ?? '') : '',
      isOnline ? onlineLink : '',
    ]),
    url: isOnline ? onlineLink : '',
  }
}

/** How guests reach the host; '' where that is not wanted, or not known. */
function contactOf(event: EventRecord, side: EventSide | null, words: CalendarWords): string {
  const phone = side?.hostPhone ? showPhone(side.hostPhone) : ''
  const contact = filled([phone, side?.hostEmail ?? '']).join(', ')
  return event.contactShown && contact ? words.contact(roomHostName(event.hostName), contact) : ''
}

const filled = (texts: readonly string[]): string[] => texts.map((text) => text.trim()).filter(Boolean)
