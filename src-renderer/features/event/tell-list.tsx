import { Button, Checkbox } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#shared/contract/schedule'
import { showPhone } from '#shared/domain/phone'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useDraftForm } from '../../ui/draft-form'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import type { EventInFull } from './event-in-full'
import styles from './event-plan.module.css'
import { mailTo } from './mail-to'

/** Whom a change concerns: what to say, how to reach each, and a tick for who has been told (kept on this laptop). */
export function TellList({ found, news }: { found: EventInFull; news: string }) {
  const { t } = useTranslation()
  const { event } = found
  const query = useLive(orpc.schedule.notices, { eventId: event.id })
  const form = useDraftForm({ form: `told:${event.id}:${news}`, initial: { told: [] as string[] } })
  const message = useMessage(found)
  const { told } = form.values
  const mark = (personId: string, isTold: boolean) => {
    const others = told.filter((id) => id !== personId)
    form.patch({ told: isTold ? [...others, personId] : others })
  }
  return (
    <section className={styles.tell} aria-label={t('event.tell.title')}>
      <h3>{t('event.tell.title')}</h3>
      <p className={styles.hint}>{t('event.tell.hint')}</p>
      <Live query={query}>
        {({ notices }) => (
          <>
            <p className={styles.draft}>{message.body}</p>
            <MailToAll notices={notices} message={message} />
            <ul className={styles.list}>
              {notices.map((notice) => (
                <li key={notice.personId} className={styles.one}>
                  <Reach notice={notice} message={message} />
                  <Checkbox
                    label={t('event.tell.told')}
                    aria-label={t('event.tell.toldName', { name: notice.name })}
                    checked={told.includes(notice.personId)}
                    disabled={!form.ready}
                    onChange={({ currentTarget }) => mark(notice.personId, currentTarget.checked)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </Live>
    </section>
  )
}

type Message = { subject: string; body: string }

/** What there is to say, by what became of the event. */
function useMessage({ event, reviews }: EventInFull): Message {
  const { t } = useTranslation()
  const { longDay, time } = useFormats()
  const when = `${longDay(event.startsAt, event.zone)}, ${time(event.startsAt, event.zone)}`
  const where = event.mode === 'online' ? t('event.mode.online') : event.place
  const facts = { title: event.title, when, whenAndWhere: [when, where].filter(Boolean).join(', ') }
  if (event.state !== 'cancelled')
    return { subject: t('event.tell.nowSubject', facts), body: t('event.tell.nowBody', facts) }
  const reason = reviews.findLast(({ action }) => action === 'cancel')?.comment ?? ''
  return {
    subject: t('event.tell.offSubject', facts),
    body: [t('event.tell.offBody', facts), reason].filter(Boolean).join('\n'),
  }
}

type ReachProps = { notice: Notice; message: Message }

function Reach({ notice: { name, as, phone, email }, message }: ReachProps) {
  const { t } = useTranslation()
  return (
    <span className={styles.who}>
      <span>
        <strong>{name}</strong> {as === 'guest' ? '' : t(`event.tell.as.${as}`)}
      </span>
      <span className={styles.reach}>
        {phone ? <a href={`tel:${phone}`}>{showPhone(phone)}</a> : null}
        {email ? <a href={mailTo({ to: [email], ...message })}>{email}</a> : null}
        {phone || email ? null : <span className={styles.none}>{t('event.tell.noWay')}</span>}
      </span>
    </span>
  )
}

/** One draft for everybody with an e-mail address; nobody sees the others'. */
function MailToAll({ notices, message }: { notices: Notice[]; message: Message }) {
  const { t } = useTranslation()
  const bcc = notices.flatMap(({ email }) => (email ? [email] : []))
  if (bcc.length < 2) return null
  return (
    <Button
      component="a"
      variant="default"
      leftSection={<IconMail size={20} stroke={1.75} aria-hidden />}
      href={mailTo({ bcc, ...message })}
    >
      {t('event.tell.mailAll', { count: bcc.length })}
    </Button>
  )
}
