import { useTranslation } from 'react-i18next'
import { outcomeKeys } from '#shared/domain/call-keys'
import type { Outcome } from '#shared/model/conversation'
import { type Action, useActions } from '../../../app/actions'
import { ActionButton } from '../../../ui/action-button'
import styles from './outcome-bar.module.css'
import { outcomeLabel } from './outcome-words'

const notReached: readonly Outcome[] = ['no-answer', 'left-message', 'busy', 'wrong-number', 'not-in-service']

type Props = { enabled: boolean; onPick: (outcome: Outcome) => void }

/** What a call came to, each in one key. */
export function OutcomeBar({ enabled, onPick }: Props) {
  const { t } = useTranslation()
  const actions = outcomeKeys.map(({ outcome, key }): Action & { outcome: Outcome } => ({
    id: `call.outcome.${outcome}`,
    label: outcomeLabel(outcome),
    group: 'call',
    keys: [key],
    enabled,
    outcome,
    run: () => onPick(outcome),
  }))
  useActions(actions)
  const part = (title: string, isIn: (outcome: Outcome) => boolean) => (
    <section className={styles.keys} aria-label={title}>
      {actions
        .filter(({ outcome }) => isIn(outcome))
        .map((action) => (
          <ActionButton key={action.id} action={action} className={styles.key} />
        ))}
    </section>
  )
  return (
    <section className={styles.bar} aria-label={t('call.bar.label')}>
      {part(t('call.bar.notReached'), (outcome) => notReached.includes(outcome))}
      {part(t('call.bar.spoke'), (outcome) => !notReached.includes(outcome))}
    </section>
  )
}
