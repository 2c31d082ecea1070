import { useTranslation } from 'react-i18next'
import type { Seats } from '#shared/contract/event'
import styles from './seats-bar.module.css'

type Props = {
  seats: Seats
  capacity: number
  /** Also says how many are left, or how many are too many. */
  long?: boolean
}

/** Seats taken, as a small bar that only repeats the words beside it. */
export function SeatsBar({ seats: { taken, left }, capacity, long = false }: Props) {
  const { t } = useTranslation()
  if (left === null) return <span className={styles.seats}>{t('event.seats.open', { count: taken })}</span>
  const words = t('event.seats.of', { taken, capacity })
  return (
    <span className={styles.seats}>
      <span className={styles.bar} data-over={left < 0 || undefined} aria-hidden="true">
        <span className={styles.fill} style={{ width: `${Math.min(100, (100 * taken) / capacity)}%` }} />
      </span>
      {long || left <= 0 ? `${words}, ${t(...leftWords(left))}` : words}
    </span>
  )
}

function leftWords(left: number) {
  if (left === 0) return ['event.seats.full'] as const
  if (left < 0) return ['event.seats.over', { count: -left }] as const
  return ['event.seats.left', { count: left }] as const
}
