import type { CalendarEntry } from '#shared/domain/calendar-file'

/**
 * Calendar entries as an iCalendar file (RFC 5545). Times are written in UTC, which every calendar shows in the zone
 * of the device: so there is no table of daylight saving in the file that could be out of date.
 */
export function icsText(entries: readonly CalendarEntry[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Barnstorm//Barnstorm//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('')
}

const eventLines = (entry: CalendarEntry): string[] => [
  'BEGIN:VEVENT',
  `UID:${entry.uid}`,
  `DTSTAMP:${utc(entry.stampedAt)}`,
  `LAST-MODIFIED:${utc(entry.stampedAt)}`,
  `SEQUENCE:${entry.sequence}`,
  `DTSTART:${utc(entry.startsAt)}`,
  `DTEND:${utc(entry.endsAt)}`,
  `SUMMARY:${escaped(entry.title)}`,
  ...optional('LOCATION', escaped(entry.location)),
  ...optional('DESCRIPTION', escaped(entry.notes.join('\n'))),
  ...optional('URL', webAddress(entry.url)),
  `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
]

const optional = (name: string, value: string): string[] => (value === '' ? [] : [`${name}:${value}`])

/** `2026-03-10T23:00:00.000Z` → `20260310T230000Z`. */
const utc = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** Text as section 3.3.11 asks; other control characters have no place in it. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n')

/** A URL property is not escaped, so only what is an address of the web gets there: nothing can break out of the line. */
function webAddress(typed: string): string {
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return ''
  return new URL(typed).href
}

const MAX_OCTETS = 75

/** Lines have at most 75 octets; what is longer goes on after a line break and a space, never inside a character. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
