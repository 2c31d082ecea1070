import { useTranslation } from 'react-i18next'
import type { RsvpRow } from '#shared/contract/event'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { EmptyState } from '../../ui/states'
import { StatusPill } from '../rsvp/status-pill'
import styles from './event-sign-ups.module.css'

/** Who has signed up, to read; they are entered on a screen of their own. */
export function EventSignUps({ rsvps }: { rsvps: readonly RsvpRow[] }) {
  const { t } = useTranslation()
  if (rsvps.length === 0) return <EmptyState title={t('rsvp.list.emptyTitle')} />
  return (
    <ul className={styles.list}>
      {rsvps.map(({ rsvp, person }) => (
        <li key={rsvp.id} className={styles.one}>
          <span className={styles.name}>{fullName(person)}</span>
          <span className={styles.phone}>{person.phone ? showPhone(person.phone) : person.phoneAsTyped}</span>
          <StatusPill status={rsvp.status} />
        </li>
      ))}
    </ul>
  )
}
