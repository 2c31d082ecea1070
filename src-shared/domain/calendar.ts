import { Temporal } from 'temporal-polyfill'
import type { Problem } from '#shared/contract/base'
import type { HostSignUp } from '#shared/contract/event'
import { MAX_EVENTS_PER_SIGN_UP } from './event'
import { err, ok, type Result } from './result'

/** An hour of the day at which events usually begin, as `18:30`, and their length. */
export type Slot = { time: string; minutes: number }

/** Morning, afternoon and evening: what hosts are offered on each day. */
export const USUAL_SLOTS: readonly Slot[] = [
  { time: '10:00', minutes: 120 },
  { time: '14:00', minutes: 120 },
  { time: '18:00', minutes: 120 },
]

/** The weeks that the sign-up looks ahead: a host who picks a day further off forgets it. */
export const CALENDAR_DAYS = 21

export type CalendarCell = {
  /** Local day and time, as `2026-03-08T18:00`: what a tick means, wherever the laptop stands. */
  key: string
  startsAt: string
  minutes: number
  /** Begun already: shown, not to be ticked. */
  past: boolean
}
export type CalendarDay = {
  /** As `2026-03-08`. */
  date: string
  /** 1 = Monday … 7 = Sunday. */
  weekday: number
  cells: CalendarCell[]
}

/**
 * The sign-up's calendar: days × slots in the zone of the place. A slot is an hour on the wall: across a
 * daylight-saving change it stays at six in the evening, and an hour that does not exist moves to the next that does.
 * @param from first day, as `2026-03-08` (`localTime(now, zone).date` for today)
 * @param now instant
 */
export function calendarGrid(options: {
  from: string
  zone: string
  now: string
  days?: number
  slots?: readonly Slot[]
}): CalendarDay[] {
  const first = Temporal.PlainDate.from(options.from)
  return Array.from({ length: options.days ?? CALENDAR_DAYS }, (_, index) => {
    const date = first.add({ days: index })
    return {
      date: date.toString(),
      weekday: date.dayOfWeek,
      cells: (options.slots ?? USUAL_SLOTS).map((slot) => cellOf(date, slot, options.zone, options.now)),
    }
  })
}

function cellOf(date: Temporal.PlainDate, slot: Slot, zone: string, now: string): CalendarCell {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(slot.time))
  const startsAt = instantOf(local, zone)
  return {
    key: local.toString({ smallestUnit: 'minute' }),
    startsAt,
    minutes: slot.minutes,
    past: startsAt <= now,
  }
}

/** The instant of a local day and time, as `2026-03-08T18:00`. */
export const instantAt = (localKey: string, zone: string): string =>
  instantOf(Temporal.PlainDateTime.from(localKey), zone)

const instantOf = (local: Temporal.PlainDateTime, zone: string): string =>
  local.toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 })

/** A ticked slot: local day and time, as `2026-03-08T18:00`. */
export type Tick = { key: string; minutes: number }

/**
 * The events that ticked slots stand for, each repeated weekly for `weeks` weeks (1 = no repeat): in order of time,
 * none twice. Fails with `no-events-chosen`, or `too-many-events` beyond what one sign-up may bring forth.
 */
export function chosenSlots(
  ticks: readonly Tick[],
  weeks: number,
  zone: string,
): Result<HostSignUp['slots'], Problem> {
  const minutesByStart = new Map<string, number>()
  for (const tick of ticks)
    for (let week = 0; week < weeks; week++) {
      const startsAt = instantOf(Temporal.PlainDateTime.from(tick.key).add({ weeks: week }), zone)
      // Two ticks at one hour are one event, as long as the longer one.
      minutesByStart.set(startsAt, Math.max(tick.minutes, minutesByStart.get(startsAt) ?? 0))
    }
  if (minutesByStart.size === 0) return err({ tag: 'no-events-chosen', field: 'slots' })
  if (minutesByStart.size > MAX_EVENTS_PER_SIGN_UP)
    return err({ tag: 'too-many-events', field: 'slots', detail: String(MAX_EVENTS_PER_SIGN_UP) })
  return ok(
    [...minutesByStart]
      .map(([startsAt, minutes]) => ({ startsAt, minutes }))
      .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1)),
  )
}
