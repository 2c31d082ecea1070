import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { Hand } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { ConflictCard } from './conflict-card'
import { RefusalCard } from './refusal-card'
import styles from './sync.module.css'

/** What the server refused, and what two people changed at once: both sides, until somebody has looked. */
export function Problems() {
  const { t } = useTranslation()
  const problems = useLive(orpc.sync.problems, undefined)
  return (
    <Hand label={t('sync.tab.problems')}>
      <Live query={problems}>
        {({ refusals, conflicts }) =>
          refusals.length + conflicts.length === 0 ? (
            <EmptyState
              icon={<IconCircleCheck size={40} stroke={1.5} aria-hidden />}
              title={t('sync.problems.none')}
            >
              {t('sync.problems.noneBody')}
            </EmptyState>
          ) : (
            <div className={styles.problems}>
              {refusals.length > 0 ? (
                <section className={styles.section}>
                  <h3>{t('sync.problems.refusals')}</h3>
                  <p>{t('sync.problems.refusalsBody')}</p>
                  {refusals.map((refusal) => (
                    <RefusalCard key={refusal.id} refusal={refusal} />
                  ))}
                </section>
              ) : null}
              {conflicts.length > 0 ? (
                <section className={styles.section}>
                  <h3>{t('sync.problems.conflicts')}</h3>
                  <p>{t('sync.problems.conflictsBody')}</p>
                  {conflicts.map((conflict) => (
                    <ConflictCard key={conflict.id} conflict={conflict} />
                  ))}
                </section>
              ) : null}
            </div>
          )
        }
      </Live>
    </Hand>
  )
}
