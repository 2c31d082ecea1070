import type { Language } from '#shared/model/base'
import { formatsFor } from '../ui/format'
import styles from './gauge.module.css'
import { useRoomWords } from './room-words'

type Props = {
  label: string
  language: Language
  heads: number
  gauge: { count: number; target: { from: number; to: number } }
  size: 'large' | 'small'
}

/** Room above the target, so that a good evening has somewhere to go. */
const HEADROOM = 1.25

/** How many, against how many of this room it takes: a number, and a bar that grows towards a marked band. */
export function Gauge({ label, language, heads, gauge, size }: Props) {
  const { words } = useRoomWords(language)
  const { number } = formatsFor(language)
  const low = Math.round(heads * gauge.target.from)
  const high = Math.round(heads * gauge.target.to)
  const top = Math.max(1, gauge.count, high * HEADROOM)
  const share = (count: number) => `${(count / top) * 100}%`
  return (
    <section className={styles.gauge} data-size={size}>
      <h2>{label}</h2>
      <p className={styles.count}>{number(gauge.count)}</p>
      <div className={styles.tube} aria-hidden="true">
        <div className={styles.fill} style={{ width: share(gauge.count) }} />
        {heads > 0 ? (
          <div className={styles.band} style={{ left: share(low), width: share(Math.max(high - low, 1)) }} />
        ) : null}
      </div>
      {heads > 0 ? (
        <p className={styles.target}>{words('target', { low: number(low), high: number(high) })}</p>
      ) : null}
    </section>
  )
}
