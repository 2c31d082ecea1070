import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LikelyDuplicate } from '#shared/contract/review'
import type { EventRecord } from '#shared/model/event'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { StatePill } from '../event/state-pill'
import styles from './duplicates.module.css'

type Props = { event: EventRecord; duplicates: readonly LikelyDuplicate[]; onOpen: (id: string) => void }

/** The other events that may be this one again, with what they share, most alike first. */
export function Duplicates({ event, duplicates, onOpen }: Props) {
  const { t } = useTranslation()
  if (event.state !== 'submitted' || duplicates.length === 0) return null
  return (
    <Notice tone="warn" title={t('review.duplicate.title')}>
      <div className={styles.duplicates}>
        {duplicates.map((duplicate) => (
          <Duplicate key={duplicate.event.id} duplicate={duplicate} onOpen={onOpen} />
        ))}
      </div>
    </Notice>
  )
}

function Duplicate({
  duplicate: { event, score, reasons, seats },
  onOpen,
}: {
  duplicate: LikelyDuplicate
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation()
  const { dayAndTime, list } = useFormats()
  return (
    <article className={styles.duplicate}>
      <div className={styles.head}>
        <strong>{event.title}</strong>
        <span>{t('review.duplicate.score', { score })}</span>
      </div>
      <span>{list(reasons.map((reason) => t(`review.duplicate.${reason}`)))}</span>
      <span>
        {[dayAndTime(event.startsAt, event.zone), event.hostName, event.place].filter(Boolean).join(' · ')}
      </span>
      <span className={styles.head}>
        <StatePill state={event.state} />
        {t('review.duplicate.signUps', { count: seats.taken })}
        <Button variant="default" onClick={() => onOpen(event.id)}>
          {t('review.duplicate.open')}
        </Button>
      </span>
    </article>
  )
}
