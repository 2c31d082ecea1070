import { Temporal } from 'temporal-polyfill'
import { nowMs } from '../live/clock'

/** A day and a time of day as somebody types them, in the zone of the place. */
export type WallTime = { date: string; time: string }

/**
 * The instant at which clocks in `zone` show this, or null where it is no date and time. A time skipped by
 * daylight saving moves on by the hour that is skipped; of a repeated one the first is meant.
 */
export function instantOf({ date, time }: WallTime, zone: string): string | null {
  try {
    const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone)
    return new Date(zoned.epochMilliseconds).toISOString()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** What clocks in `zone` show at this instant: `2026-03-14` and `18:30`. */
export function wallTimeOf(instant: string, zone: string): WallTime {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return { date: zoned.toPlainDate().toString(), time: zoned.toPlainTime().toString().slice(0, 5) }
}

export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString()

export const todayIn = (zone: string): string => wallTimeOf(new Date(nowMs()).toISOString(), zone).date

export const laptopZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Whether clocks in the two zones show different times at this instant. */
export const differs = (instant: string, zone: string, other: string): boolean =>
  zone !== other && JSON.stringify(wallTimeOf(instant, zone)) !== JSON.stringify(wallTimeOf(instant, other))

/** `630pm`, `6:30 PM`, `18.30`, `1830`, `6p` → `18:30`…; null where it is no time of day. */
export function readTimeOfDay(typed: string): string | null {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?\s*m?\.?$/.exec(typed.trim().toLowerCase())
  if (!match) return null
  const minute = Number(match[2] ?? 0)
  const hour = hourOf(Number(match[1]), match[3])
  if (hour === null || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (!half) return hour <= 23 ? hour : null
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
