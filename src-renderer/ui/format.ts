import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { differs, laptopZone } from './zoned-time'

/** The program works in the United States: twelve hours and `1,234` in both languages. */
const locales = { en: 'en-US', es: 'es-US' } as const

export type Formats = ReturnType<typeof formatsFor>

/** Numbers and times in the language on the screen. */
export function useFormats(): Formats {
  const { i18n } = useTranslation()
  const language = i18n.language === 'es' ? 'es' : 'en'
  return useMemo(() => formatsFor(language), [language])
}

/**
 * Times take the zone of the place and name it when the clock there differs from this laptop's (`here`), so that
 * nobody comes an hour late.
 */
export function formatsFor(language: 'en' | 'es', here = laptopZone()) {
  const locale = locales[language]
  const at = (instant: string, zone: string, options: Intl.DateTimeFormatOptions) =>
    formatter(locale, { timeZone: zone, ...options }).format(new Date(instant))
  const named = (instant: string, zone: string, options: Intl.DateTimeFormatOptions) =>
    at(instant, zone, { ...options, ...(differs(instant, zone, here) ? { timeZoneName: 'short' } : {}) })
  return {
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    /** From a share of 1: `0.125` → `13 %`. */
    percent: (share: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    time: (instant: string, zone: string) => named(instant, zone, { hour: 'numeric', minute: '2-digit' }),
    /** `Sat, Mar 14` */
    day: (instant: string, zone: string) =>
      at(instant, zone, { weekday: 'short', month: 'short', day: 'numeric' }),
    /** `Saturday, March 14` */
    longDay: (instant: string, zone: string) =>
      at(instant, zone, { weekday: 'long', month: 'long', day: 'numeric' }),
    dayAndTime: (instant: string, zone: string) =>
      named(instant, zone, {
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
      }),
    /** The zone's name where clocks there differ from this laptop's, else '': for the head of a narrow list. */
    zoneElsewhere: (instant: string, zone: string) =>
      differs(instant, zone, here)
        ? (new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
            .formatToParts(new Date(instant))
            .find(({ type }) => type === 'timeZoneName')?.value ?? zone)
        : '',
    /** `Sat, 3/14, 6:30 PM`, never with the zone: the head of the list says it. */
    shortDayAndTime: (instant: string, zone: string) =>
      at(instant, zone, {
        weekday: 'short',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
      }),
    /** `Sat 3/14 6:30 PM`, `Sat 3/14 6 PM`: as short as it can be, for letters a hand high. */
    wallDayAndTime: (instant: string, zone: string) => {
      const minute = at(instant, zone, { minute: 'numeric' }) === '0' ? {} : { minute: '2-digit' as const }
      return [
        at(instant, zone, { weekday: 'short' }),
        at(instant, zone, { month: 'numeric', day: 'numeric' }),
        at(instant, zone, { hour: 'numeric', ...minute }),
      ].join(' ')
    },
    /** `6:00 – 8:30 PM`, and both days where it passes midnight. */
    timeSpan: (from: string, to: string, zone: string) =>
      formatter(locale, {
        timeZone: zone,
        hour: 'numeric',
        minute: '2-digit',
        ...(differs(from, zone, here) ? { timeZoneName: 'short' } : {}),
      }).formatRange(new Date(from), new Date(to)),
    /** A calendar day, as `2026-03-14`, without any zone. */
    plainDay: (date: string, options: Intl.DateTimeFormatOptions) =>
      at(`${date}T12:00:00.000Z`, 'UTC', options),
    /** A time of day, as `18:30`. */
    timeOfDay: (time: string) =>
      at(`2026-01-15T${time}:00.000Z`, 'UTC', { hour: 'numeric', minute: '2-digit' }),
    /** How long ago, in the largest unit that fits: `5 min ago`, `yesterday`. */
    ago: (instant: string, now: number) => relative(locale, Date.parse(instant) - now),
    list: (words: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words),
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one takes a hundred times as long as using it, and a calendar alone asks for two hundred. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formatters.set(key, made)
  return made
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

function relative(locale: string, milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' })
  const [unit, size] =
    UNITS.find(([, length]) => Math.abs(milliseconds) >= length) ?? (['minute', 60_000] as const)
  return format.format(Math.round(milliseconds / size), unit)
}

/** Minutes and seconds of a clock: `4:05`, `1:04:05`; before zero with a true minus sign. */
export function clockText(milliseconds: number): string {
  const seconds = Math.abs(Math.trunc(milliseconds / 1000))
  const sign = milliseconds <= -1000 ? '\u2212' : ''
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = two(seconds % 60)
  return hours > 0 ? `${sign}${hours}:${two(minutes)}:${rest}` : `${sign}${minutes}:${rest}`
}
