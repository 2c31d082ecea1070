import { IconAlertTriangle } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptFlaw } from '#shared/domain/script'
import type { ScriptStep } from '#shared/model/script'
import styles from './script.module.css'

type Props = {
  steps: readonly ScriptStep[]
  flaws: readonly ScriptFlaw[]
  chosenId: string
  onChoose: (id: string) => void
}

/** The steps in order; ↑ ↓ choose. A step at fault says so. */
export function StepList({ steps, flaws, chosenId, onChoose }: Props) {
  const { t } = useTranslation()
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const chosenIndex = steps.findIndex(({ id }) => id === chosenId)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[event.key]
    const next = move === undefined ? undefined : steps[chosenIndex + move]
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is what asks for it
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  const titleOf = (id: string) => steps.find((step) => step.id === id)?.title ?? ''
  return (
    <div className={styles.panel}>
      <ul
        ref={list}
        className={styles.list}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list that one is chosen from is a listbox
        role="listbox"
        tabIndex={0}
        aria-label={t('script.steps')}
        aria-activedescendant={chosenIndex >= 0 ? `${listId}-${chosenIndex}` : undefined}
        onKeyDown={onKeyDown}
      >
        {steps.map((step, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
          <li
            key={step.id}
            id={`${listId}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
            role="option"
            tabIndex={-1}
            aria-selected={step.id === chosenId}
            className={styles.step}
            onClick={() => onChoose(step.id)}
          >
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.words}>
              <strong>{step.title}</strong>
              <span>
                {step.answers.length > 0
                  ? t('script.answersCount', { count: step.answers.length })
                  : step.next
                    ? `→ ${titleOf(step.next)}`
                    : t('script.ends')}
              </span>
            </span>
            {flaws.some(({ stepId }) => stepId === step.id) ? (
              <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
            ) : null}
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t('script.stepsHint')}</p>
    </div>
  )
}
