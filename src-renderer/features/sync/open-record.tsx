import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { keyOf } from '#shared/domain/record'
import { kindOf } from './record-words'

type Fields = Record<string, unknown>

/** Leads to the screen where a record can be mended; nothing where it has none. */
export function OpenRecord({ recordId, fields }: { recordId: string; fields: Fields }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = placeOf(recordId, fields)
  if (!place) return null
  return (
    <Button variant="default" onClick={() => void navigate(place)}>
      {t('sync.problems.open')}
    </Button>
  )
}

/** A sign-up or a review entry is mended on its event. */
function placeOf(recordId: string, fields: Fields) {
  if (kindOf(recordId) === 'person') return { to: '/people', search: { id: recordId } } as const
  const eventId = eventOf(recordId, fields)
  return eventId ? ({ to: '/events', search: { id: eventId } } as const) : null
}

function eventOf(recordId: string, { eventId }: Fields): string | null {
  if (kindOf(recordId) === 'event') return recordId
  if (kindOf(recordId) === 'eventside') return `event:${keyOf(recordId)}`
  return typeof eventId === 'string' ? eventId : null
}
