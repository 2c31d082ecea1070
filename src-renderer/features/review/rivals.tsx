import { useTranslation } from 'react-i18next'
import type { EventRecord } from '#shared/model/event'
import type { Review } from '#shared/model/review'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Pill } from '../../ui/pill'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import styles from './review-in-hand.module.css'

type Props = { rivals: readonly Review[]; event: EventRecord; maySettle: boolean }

/** Decisions made on two laptops without knowledge of each other: both are shown until somebody says which holds. */
export function Rivals({ rivals, event, maySettle }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const settle = useCommand(orpc.review.settle)
  const hold = async (rival: Review) => {
    const result = await settle.run({ key: newKey(), eventId: event.id, reviewId: rival.id })
    if (result.ok) say(t('review.rivals.settled', { action: t(`review.action.${decisionOf(rival)}`) }))
  }
  const holds = rivals.map(
    (rival, index): Action => ({
      id: `review.hold.${index}`,
      label: 'review.rivals.hold',
      group: 'review',
      keys: [String(index + 1)],
      enabled: maySettle && !settle.pending,
      run: () => void hold(rival),
    }),
  )
  useActions(holds)
  if (rivals.length === 0) return null
  return (
    <Notice tone="bad" title={t('review.rivals.title')}>
      <p>{t('review.rivals.body')}</p>
      <div className={styles.rivals}>
        {rivals.map((rival, index) => (
          <article key={rival.id} className={styles.rival}>
            <strong>
              {rival.by}: {t(`review.action.${decisionOf(rival)}`)}
            </strong>
            <span>{dayAndTime(rival.at, laptopZone())}</span>
            {rival.message ? <p className={styles.message}>{rival.message}</p> : null}
            {event.decision?.reviewId === rival.id ? (
              <div>
                <Pill tone="accent">{t('review.rivals.counts')}</Pill>
              </div>
            ) : null}
            {holds[index] ? (
              <div>
                <ActionButton action={holds[index]} />
              </div>
            ) : null}
          </article>
        ))}
      </div>
    </Notice>
  )
}

/** Rivals are decisions; anything else there would be shown as the mildest of them. */
const decisionOf = ({ action }: Review): 'approve' | 'request-changes' | 'reject' =>
  action === 'approve' || action === 'reject' ? action : 'request-changes'
