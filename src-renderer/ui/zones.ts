import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { laptopZone } from './zoned-time'

/** The zones in which the program's places lie. */
const usual = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
]

/** Zones to choose from, by the names people use (`Eastern Time`); the one in use is always among them. */
export function useZoneOptions(current: string): { value: string; label: string }[] {
  const { i18n } = useTranslation()
  const locale = i18n.language === 'es' ? 'es-US' : 'en-US'
  return useMemo(
    () =>
      [...new Set([current, laptopZone(), ...usual])].map((zone) => ({
        value: zone,
        label: zoneName(zone, locale),
      })),
    [current, locale],
  )
}

/** `Eastern Time (New York)`. */
export function zoneName(zone: string, locale: string): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts()
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value
  return name && name !== zone ? `${name} (${city})` : zone
}
