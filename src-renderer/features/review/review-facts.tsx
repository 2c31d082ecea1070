import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seats } from '#shared/contract/event'
import type { ReviewFlag } from '#shared/contract/review'
import { showPhone } from '#shared/domain/phone'
import type { EventRecord, EventSide } from '#shared/model/event'
import { Fact, Facts } from '../../ui/facts'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { useNow } from '../../ui/use-now'
import { useWhen, useWhere } from '../event/event-facts'
import { SeatsBar } from '../event/seats-bar'
import { useFlagWords } from './flag-words'
import styles from './review-in-hand.module.css'

type Props = {
  event: EventRecord
  side: EventSide | null
  seats: Seats
  flags: readonly ReviewFlag[]
  meetingTitle: string
  /** Stands between what stands out and the facts. */
  children?: ReactNode
}

/** All that a decision needs, on one screen: what stands out first, then the facts. */
export function ReviewFacts({ event, side, seats, flags, meetingTitle, children }: Props) {
  const { t } = useTranslation()
  const { ago, list } = useFormats()
  const now = useNow(60_000)
  const when = useWhen(event)
  const where = useWhere(event, side)
  const flagWords = useFlagWords()
  const open = t('event.notGiven')
  const contact = [side?.hostPhone && showPhone(side.hostPhone), side?.hostEmail].filter(Boolean).join('\n')
  return (
    <>
      <header className={styles.head}>
        <h2>{event.title}</h2>
        <div className={styles.line}>
          <span>{t(`event.type.${event.type}`)}</span>
          {event.submittedAt && event.state === 'submitted' ? (
            <span>{t('review.since', { when: ago(event.submittedAt, now) })}</span>
          ) : null}
        </div>
        <p className={styles.when}>{when}</p>
      </header>
      {flags.length > 0 ? (
        <Notice tone="warn" title={t('review.flagsTitle')}>
          <ul className={styles.flags}>
            {flags.map((flag) => (
              <li key={`${flag.flag} ${flag.detail}`}>{flagWords(flag)}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice tone="accent" title={t('review.clean')} />
      )}
      {children}
      <Facts>
        <Fact label={t('review.fact.where')} value={where} open={open} wide />
        <Fact label={t('review.fact.host')} value={event.hostName} />
        <Fact label={t('review.fact.contact')} value={contact} open={open} />
        <Fact label={t('review.fact.openTo')} value={t(`event.visibility.${event.visibility}`)} />
        <Fact
          label={t('review.fact.seats')}
          value={<SeatsBar seats={seats} capacity={event.capacity} long />}
        />
        <Fact
          label={t('review.fact.languages')}
          value={list(event.languages.map((language) => t(`event.language.${language}`)))}
          open={open}
        />
        <Fact label={t('review.fact.access')} value={event.accessibility} open={open} />
        <Fact label={t('review.fact.description')} value={event.description} open={open} wide />
        {event.directions ? <Fact label={t('review.fact.directions')} value={event.directions} wide /> : null}
        {meetingTitle ? <Fact label={t('review.filter.meeting')} value={meetingTitle} /> : null}
        {side?.note ? <Fact label={t('review.fact.note')} value={side.note} wide /> : null}
      </Facts>
    </>
  )
}
