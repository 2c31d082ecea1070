import { IconMessage2Exclamation } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EventRow } from '#shared/contract/event'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useFormats } from '../../ui/format'
import styles from './today.module.css'

/** Further ones stand in the list of events. */
const SHOWN = 3
const asked = { meetingId: null, when: 'coming', text: '', limit: SHOWN } as const

/** What moderators wrote about events that are not on the list yet: in their words, each leading to its event. */
export function MessagesOfReviewers() {
  const { t } = useTranslation()
  const changes = useLive(orpc.event.list, { ...asked, state: 'changes-requested' })
  const rejected = useLive(orpc.event.list, { ...asked, state: 'rejected' })
  const rows = [...(changes.data?.rows ?? []), ...(rejected.data?.rows ?? [])].filter(hasMessage)
  if (rows.length === 0) return null
  return (
    <section className={styles.list} data-asked aria-labelledby="today-messages">
      <h2 id="today-messages">
        <IconMessage2Exclamation size={22} stroke={1.75} aria-hidden />
        {t('today.messages.title')}
      </h2>
      <ul>
        {rows.slice(0, SHOWN).map((row) => (
          <Message key={row.event.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

const hasMessage = ({ event }: EventRow): boolean => (event.decision?.message ?? '') !== ''

function Message({ row: { event } }: { row: EventRow }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { decision } = event
  if (!decision) return null
  return (
    <li>
      <Link to="/events" search={{ id: event.id }} className={styles.message}>
        <strong>{event.title}</strong>
        <span>
          {t(`event.decision.${decision.action}`, { by: decision.by })} ·{' '}
          {dayAndTime(event.startsAt, event.zone)}
        </span>
        <q>{decision.message}</q>
      </Link>
    </li>
  )
}
