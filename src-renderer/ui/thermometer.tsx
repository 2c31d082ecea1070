import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from './format'
import styles from './thermometer.module.css'

type Props = {
  label: string
  value: number
  /** Whole numbers to aim at; the band between them is marked on the tube. */
  target: { low: number; high: number }
}

/** Room above the target, so that a good evening has somewhere to go. */
const HEADROOM = 1.3

/** How far along we are, as a number and as a tube that fills towards a marked band. */
export function Thermometer({ label, value, target }: Props) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const top = Math.max(1, value, target.high * HEADROOM)
  const share = (count: number) => `${(count / top) * 100}%`
  const isReached = target.high > 0 && value >= target.low
  return (
    <div className={styles.thermometer} data-reached={isReached || undefined}>
      <h3>{label}</h3>
      <p className={styles.value}>{number(value)}</p>
      <div className={styles.tube} aria-hidden="true">
        <div
          className={styles.band}
          style={{ left: share(target.low), width: share(Math.max(target.high - target.low, top * 0.02)) }}
        />
        <div className={styles.fill} style={{ width: share(value) }} />
      </div>
      <p className={styles.target}>
        {t('ui.target')} <span>{`${number(target.low)}\u2013${number(target.high)}`}</span>
      </p>
      <p className={styles.verdict}>
        {isReached ? <IconCheck size={18} stroke={2.5} aria-hidden /> : null}
        {isReached ? t('ui.targetReached') : ''}
      </p>
    </div>
  )
}
