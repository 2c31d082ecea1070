import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RsvpRow } from '#shared/contract/event'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { RsvpStatus } from '#shared/model/rsvp'
import type { TaskWhat } from '#shared/model/task'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { Segments } from '../../ui/segments'
import type { EventInFull } from '../event/event-in-full'
import { mailTo } from '../event/mail-to'
import styles from './follow-up.module.css'

/** What can be said of a guest at this stage, and whom it is about. */
const stages: Partial<Record<TaskWhat, { about: readonly RsvpStatus[]; says: readonly RsvpStatus[] }>> = {
  'confirm-guests': {
    about: ['signed-up', 'confirmed', 'declined'],
    says: ['signed-up', 'confirmed', 'declined'],
  },
  'who-came': {
    about: ['signed-up', 'confirmed', 'attended', 'no-show'],
    says: ['signed-up', 'attended', 'no-show'],
  },
  thank: { about: ['attended'], says: [] },
}

type Props = { found: EventInFull; what: TaskWhat; mayMark: boolean }

/** The guests that a task is about: how to reach each, and what came of it. */
export function GuestsOfTask({ found, what, mayMark }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const stage = stages[what]
  if (!stage) return null
  const { event, rsvps } = found
  const guests = rsvps.filter(({ rsvp }) => stage.about.includes(rsvp.status))
  const emails = guests.map(({ person }) => person.email).filter(Boolean)
  const when = dayAndTime(event.startsAt, event.zone)
  return (
    <section aria-label={t('followUp.guests')} className={styles.page}>
      {what === 'thank' && emails.length > 0 ? (
        <div>
          <Button
            component="a"
            variant="default"
            href={mailTo({
              bcc: emails,
              subject: t('followUp.mail.thankSubject'),
              body: t('followUp.mail.thankBody', { when }),
            })}
            leftSection={<IconMail size={20} stroke={1.75} aria-hidden />}
          >
            {t('followUp.action.mailAll')}
          </Button>
        </div>
      ) : null}
      <ul className={styles.guests}>
        {guests.map((guest) => (
          <Guest key={guest.rsvp.id} guest={guest} says={mayMark ? stage.says : []} />
        ))}
      </ul>
    </section>
  )
}

function Guest({ guest: { rsvp, person }, says }: { guest: RsvpRow; says: readonly RsvpStatus[] }) {
  const { t } = useTranslation()
  const set = useCommand(orpc.rsvp.setStatus)
  const name = fullName(person)
  return (
    <li>
      <span className={styles.who}>
        <strong>{name}</strong>
        {person.phone ? <a href={`tel:${person.phone}`}>{showPhone(person.phone)}</a> : t('followUp.noPhone')}
      </span>
      {says.length > 0 ? (
        <Segments
          label={name}
          options={says.map((status) => ({ value: status, label: t(`rsvp.status.${status}`) }))}
          value={says.includes(rsvp.status) ? rsvp.status : (says[0] ?? rsvp.status)}
          onChange={(status) => void set.run({ id: rsvp.id, status })}
        />
      ) : null}
    </li>
  )
}
