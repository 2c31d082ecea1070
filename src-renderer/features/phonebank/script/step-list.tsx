import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ScriptFlaw } from '#shared/domain/script'
import type { ScriptStep } from '#shared/model/script'
import { ChoiceHint, ChoiceList, ChoicePanel, ChoiceWords } from '../../../ui/choice-list'
import styles from './script.module.css'

type Props = {
  steps: readonly ScriptStep[]
  flaws: readonly ScriptFlaw[]
  chosenId: string
  onChoose: (id: string) => void
}

/** The steps in order. A step at fault says so. */
export function StepList({ steps, flaws, chosenId, onChoose }: Props) {
  const { t } = useTranslation()
  const whereTo = ({ answers, next }: ScriptStep): string => {
    if (answers.length > 0) return t('script.answersCount', { count: answers.length })
    return next ? `→ ${steps.find(({ id }) => id === next)?.title ?? ''}` : t('script.ends')
  }
  return (
    <ChoicePanel foot={<ChoiceHint>{t('script.stepsHint')}</ChoiceHint>}>
      <ChoiceList
        rows={steps}
        idOf={({ id }) => id}
        label={t('script.steps')}
        chosenId={chosenId}
        onChoose={onChoose}
      >
        {(step, index) => (
          <>
            <span className={styles.number}>{index + 1}</span>
            <ChoiceWords title={step.title}>{whereTo(step)}</ChoiceWords>
            {flaws.some(({ stepId }) => stepId === step.id) ? (
              <IconAlertTriangle className={styles.flawed} size={20} stroke={1.75} aria-hidden />
            ) : null}
          </>
        )}
      </ChoiceList>
    </ChoicePanel>
  )
}
