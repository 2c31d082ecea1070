import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { en } from '#shared/messages/en'
import { useFormats } from '../../ui/format'
import { laptopZone } from '../../ui/zoned-time'

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** Says fields and their values in words: in the record of an event, and where two versions stand side by side. */
export function useFieldWords() {
  const { t } = useTranslation()
  const { dayAndTime, list } = useFormats()

  const nameFor = useCallback(
    (field: string): string => {
      if (isKey(en.event.field, field)) return t(`event.field.${field}`)
      return isKey(en.person.field, field) ? t(`person.field.${field}`) : field
    },
    [t],
  )

  const wordsFor = useCallback(
    (field: string, value: unknown, zone = laptopZone()): string => {
      if (value === null || value === undefined || value === '') return t('event.record.nothing')
      if (typeof value === 'boolean') return t(value ? 'event.yes' : 'event.no')
      if (typeof value === 'number')
        return field === 'minutes' ? t('event.minutesAs', { count: value }) : String(value)
      if (Array.isArray(value))
        return value.length === 0 ? t('event.record.nothing') : list(value.map((item) => languageOr(item, t)))
      if (typeof value !== 'string') return JSON.stringify(value)
      if (INSTANT.test(value)) return dayAndTime(value, zone)
      return wordFor(field, value, t) ?? value
    },
    [t, dayAndTime, list],
  )

  return { nameFor, wordsFor }
}

type Translate = TFunction

const isKey = <T extends object>(catalogue: T, key: string): key is keyof T & string => key in catalogue

function languageOr(item: unknown, t: Translate): string {
  if (item === 'en') return t('event.language.en')
  return item === 'es' ? t('event.language.es') : String(item)
}

/** The word of the catalogue for a value that is one of a few; null for anything else. */
function wordFor(field: string, value: string, t: Translate): string | null {
  if (field === 'type' && isKey(en.event.type, value)) return t(`event.type.${value}`)
  if (field === 'state' && isKey(en.event.state, value)) return t(`event.state.${value}`)
  if (field === 'visibility' && isKey(en.event.visibility, value)) return t(`event.visibility.${value}`)
  if (field === 'mode' && isKey(en.event.mode, value)) return t(`event.mode.${value}`)
  if (field === 'status' && isKey(en.rsvp.status, value)) return t(`rsvp.status.${value}`)
  return null
}
