import { Button, Checkbox } from '@mantine/core'
import { IconMail, IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { HostCheck } from '#shared/model/task'
import type { DraftForm } from '../../ui/draft-form'
import { useField } from '../../ui/fields'
import { useFormats } from '../../ui/format'
import type { EventInFull } from '../event/event-in-full'
import { mailTo } from '../event/mail-to'
import styles from './follow-up.module.css'

/** How the host is reached, large enough to read across a table. */
export function HostReach({ found, asksAgain }: { found: EventInFull; asksAgain: boolean }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { event, side, host } = found
  const name = host ? fullName(host) : event.hostName
  const [phone, email] = [side?.hostPhone ?? '', side?.hostEmail ?? '']
  if (!phone && !email) return <p>{t('followUp.noHost')}</p>
  const when = dayAndTime(event.startsAt, event.zone)
  const draft = asksAgain
    ? { subject: t('followUp.mail.againSubject'), body: t('followUp.mail.againBody', { name, when }) }
    : { subject: event.title, body: '' }
  return (
    <div className={styles.state}>
      {phone ? (
        <Button
          component="a"
          variant="default"
          href={`tel:${phone}`}
          leftSection={<IconPhone size={20} stroke={1.75} aria-hidden />}
        >
          {t('followUp.action.call', { name })}, {showPhone(phone)}
        </Button>
      ) : null}
      {email ? (
        <Button
          component="a"
          variant="default"
          href={mailTo({ to: [email], ...draft })}
          leftSection={<IconMail size={20} stroke={1.75} aria-hidden />}
        >
          {t('followUp.action.mail')}
        </Button>
      ) : null}
    </div>
  )
}

type CallValues = { note: string; checked: HostCheck[] }
const checks = ['venue', 'access', 'materials', 'confirmed'] as const satisfies readonly HostCheck[]

/** What is talked through, ticked while the phone is in the other hand. */
export function HostChecks({ form }: { form: DraftForm<CallValues> }) {
  const { t } = useTranslation()
  const { disabled } = useField(form, 'checked')
  return (
    <Checkbox.Group
      label={t('followUp.checks')}
      value={form.values.checked}
      onChange={(picked) =>
        form.set(
          'checked',
          checks.filter((check) => picked.includes(check)),
        )
      }
    >
      <div className={styles.checks}>
        {checks.map((check) => (
          <Checkbox key={check} value={check} label={t(`followUp.check.${check}`)} disabled={disabled} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
