import { languageNow } from '../app/i18n'
import { formatsFor } from '../ui/format'
import styles from './gauge.module.css'

type Props = {
  label: string
  count: number
  /** 0 = none was set: the number stands alone. */
  goal: number
}

/** How many, and a bar that is full when the goal is reached. */
export function GoalBar({ label, count, goal }: Props) {
  const { number } = formatsFor(languageNow())
  return (
    <section className={styles.gauge} data-size="small">
      <h2>{label}</h2>
      <p className={styles.count}>{goal > 0 ? `${number(count)} / ${number(goal)}` : number(count)}</p>
      {goal > 0 ? (
        <div className={styles.tube} aria-hidden="true">
          <div className={styles.fill} style={{ width: `${Math.min(1, count / goal) * 100}%` }} />
        </div>
      ) : null}
    </section>
  )
}
