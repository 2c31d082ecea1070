import { useTranslation } from 'react-i18next'
import type { Kit, KitTotals } from '#shared/model/kit'
import { useFormats } from '../../../ui/format'
import styles from './party.module.css'

/** How far the room is, against its goals. The words say what the bars show. */
export function PartyTally({ kit, totals }: { kit: Pick<Kit, 'goals'>; totals: KitTotals }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  return (
    <section className={styles.card} aria-label={t('party.tally.title')}>
      <div className={styles.bars}>
        {(['calls', 'talks', 'yeses'] as const).map((name) => {
          const goal = kit.goals[name]
          const count = totals[name]
          const share = goal > 0 ? Math.min(1, count / goal) : 0
          return (
            <div key={name} className={styles.bar}>
              <span>{t(`kit.page.${name}`)}</span>
              <div className={styles.tube} aria-hidden="true">
                <div className={styles.fill} style={{ width: `${share * 100}%` }} />
              </div>
              <span className={styles.value}>
                {goal > 0
                  ? t('party.tally.goalOf', { count: number(count), goal: number(goal) })
                  : number(count)}
                <span>
                  {goal === 0 ? t('party.tally.noGoal') : count >= goal ? t('party.tally.reached') : ''}
                </span>
              </span>
            </div>
          )
        })}
      </div>
    </section>
  )
}
