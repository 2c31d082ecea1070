import { useTranslation } from 'react-i18next'
import type { Kit, KitTotals } from '#shared/model/kit'
import { useFormats } from '../../../ui/format'
import styles from './kit-overview.module.css'

/** How far the evening is, against its goals. */
export function KitTotalsCard({ kit, totals }: { kit: Pick<Kit, 'goals'>; totals: KitTotals }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const goals: Partial<Record<string, number>> = kit.goals
  return (
    <section className={styles.card} aria-label={t('kit.page.totals')}>
      <dl className={styles.totals}>
        {(['contacts', 'open', 'calls', 'talks', 'yeses'] as const).map((name) => (
          <div key={name} className={styles.total}>
            <dt>{t(`kit.page.${name}`)}</dt>
            <dd>
              {number(totals[name])}
              {goals[name] ? <small>{t('kit.page.goal', { count: goals[name] })}</small> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
