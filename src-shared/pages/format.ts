import { isZone } from '#shared/domain/local-time'
import type { Language } from '#shared/model/base'

const made = new Map<string, ReturnType<typeof makeFormats>>()

/** Dates and numbers as people in the United States read them, in either language. */
export function pageFormats(language: Language, zone: string) {
  const key = `${language} ${zone}`
  const formats = made.get(key) ?? makeFormats(language, zone)
  made.set(key, formats)
  return formats
}

function makeFormats(language: Language, zone: string) {
  const locale = language === 'es' ? 'es-US' : 'en-US'
  const timeZone = isZone(zone) ? zone : 'UTC'
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    // Some versions of the language data put narrow no-break spaces before "PM", which few fonts hold.
    return (instant: string): string => formatter.format(new Date(instant)).replaceAll(/[\u202F\u00A0]/g, ' ')
  }
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return {
    /** Friday, March 6, 2026 */
    date: format({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }),
    /** Fri, Mar 6 */
    shortDay: format({ weekday: 'short', month: 'short', day: 'numeric' }),
    /** Friday, March 6 */
    day: format({ weekday: 'long', month: 'long', day: 'numeric' }),
    /** 6:30 PM */
    time: format({ hour: 'numeric', minute: '2-digit' }),
    number: (value: number): string => number.format(value),
    percent: (share: number): string => percent.format(share).replaceAll(/[\u202F\u00A0]/g, ' '),
  }
}
