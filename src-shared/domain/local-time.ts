import { Temporal } from 'temporal-polyfill'

/** What clocks at a place show. `weekday` as in ISO 8601: 1 = Monday … 7 = Sunday. */
export type LocalTime = { date: string; weekday: number; hour: number; minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * What clocks in `zone` show at an instant. A zone that nobody knows (a slip in an imported record) is read as UTC,
 * so that one bad record does not take a whole list down.
 */
export function localTime(instant: string, zone: string): LocalTime {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(Date.parse(instant))
      .map(({ type, value }) => [type, value]),
  )
  const date = `${parts.year}-${parts.month}-${parts.day}`
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
  return { date, weekday, hour: Number(parts.hour), minute: Number(parts.minute) }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: isZone(zone) ? zone : 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, format)
  return format
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * The same time of day some days later, at the place: seven o'clock stays seven o'clock when daylight saving changes
 * in between. A time that is skipped that day moves on by the hour that is skipped.
 */
export function daysLater(instant: string, zone: string, days: number): string {
  const start = Temporal.Instant.from(instant).toZonedDateTimeISO(isZone(zone) ? zone : 'UTC')
  return new Date(start.add({ days }).epochMilliseconds).toISOString()
}
