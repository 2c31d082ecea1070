import { Temporal } from 'temporal-polyfill'
import type { Kit } from '#shared/model/kit'
import { isZone } from './local-time'

export type CallBackShortcut = 'in-an-hour' | 'tonight' | 'tomorrow'

/** In the evening people are home: seven o'clock where the callee is. */
const EVENING_HOUR = 19

/**
 * When to call back, as clocks at the callee's place show it, moved into the hours of calling. null where it makes no
 * sense any more: there is no *tonight* after the last hour of calling.
 */
export function callBackAt(
  shortcut: CallBackShortcut,
  { zone, hours, now }: { zone: string; hours: Kit['hours']; now: string },
): string | null {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(isZone(zone) ? zone : 'UTC')
  switch (shortcut) {
    case 'in-an-hour':
      return text(intoHours(local.add({ hours: 1 }), hours))
    case 'tonight': {
      const evening = atHour(local, Math.min(EVENING_HOUR, hours.toHour - 1))
      const time = later(evening, local.add({ minutes: 30 }))
      return isInHours(time, hours) && time.toPlainDate().equals(local.toPlainDate()) ? text(time) : null
    }
    case 'tomorrow':
      return text(intoHours(local.add({ days: 1 }), hours))
    default:
      return shortcut satisfies never
  }
}

/** A time that somebody names, as the callee's clock shows it: `2026-03-08T18:30`. */
export const callBackAtLocal = (local: string, zone: string): string =>
  text(Temporal.PlainDateTime.from(local).toZonedDateTime(isZone(zone) ? zone : 'UTC'))

type Time = Temporal.ZonedDateTime

const isInHours = ({ hour }: Time, { fromHour, toHour }: Kit['hours']): boolean =>
  hour >= fromHour && hour < toHour

/** The same time where it is one of the hours of calling, else the next at which they begin. */
function intoHours(time: Time, hours: Kit['hours']): Time {
  if (isInHours(time, hours)) return time
  const opening = atHour(time, hours.fromHour)
  return Temporal.ZonedDateTime.compare(time, opening) < 0
    ? opening
    : atHour(time.add({ days: 1 }), hours.fromHour)
}

const atHour = (time: Time, hour: number): Time => time.withPlainTime({ hour })

const later = (one: Time, other: Time): Time => (Temporal.ZonedDateTime.compare(one, other) < 0 ? other : one)

const text = (time: Time): string => new Date(time.epochMilliseconds).toISOString()
