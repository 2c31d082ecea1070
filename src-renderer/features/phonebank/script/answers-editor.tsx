import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { outcomeKeys } from '#shared/domain/call-keys'
import { blankAnswer, freeId } from '#shared/domain/script-edit'
import type { Outcome } from '#shared/model/conversation'
import type { ScriptAnswer } from '#shared/model/script'
import { outcomeLabel } from '../call/outcome-words'
import { NextField } from './next-field'
import styles from './script.module.css'
import type { StepProps } from './step-props'

const MOST = 9
const NOTHING = '-'
const asks = ['nothing', 'sign-up', 'call-back', 'text'] as const
const labelOf = { en: 'script.field.labelEn', es: 'script.field.labelEs' } as const

/** What they may answer: the words on the button, what it settles, and which step follows. */
export function AnswersEditor(props: StepProps) {
  const { step, readOnly, onChange } = props
  const { t } = useTranslation()
  const { answers } = step
  const set = (next: ScriptAnswer[]) => onChange({ answers: next })
  return (
    <section className={styles.part} aria-label={t('script.answers')}>
      <h2>{t('script.answers')}</h2>
      <p className={styles.muted}>{t('script.answersHint')}</p>
      {answers.map((answer, index) => (
        <AnswerRow
          key={answer.id}
          {...props}
          answer={answer}
          number={index + 1}
          onAnswer={(fields) =>
            set(answers.map((one) => (one.id === answer.id ? { ...one, ...fields } : one)))
          }
          onRemove={() => set(answers.filter((one) => one.id !== answer.id))}
        />
      ))}
      {readOnly || answers.length >= MOST ? null : (
        <Button
          variant="default"
          className={styles.add}
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => set([...answers, { ...blankAnswer(freeId(answers, 'answer')), next: step.next }])}
        >
          {t('script.addAnswer')}
        </Button>
      )}
    </section>
  )
}

type RowProps = StepProps & {
  answer: ScriptAnswer
  number: number
  onAnswer: (fields: Partial<ScriptAnswer>) => void
  onRemove: () => void
}

function AnswerRow({ answer, number, step, steps, languages, readOnly, onAnswer, onRemove }: RowProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.answer}>
      <legend className={styles.number}>{number}</legend>
      {languages.map((language) => (
        <TextInput
          key={language}
          label={t(labelOf[language])}
          lang={language}
          value={answer.label[language]}
          maxLength={80}
          readOnly={readOnly}
          onChange={({ currentTarget }) =>
            onAnswer({ label: { ...answer.label, [language]: currentTarget.value } })
          }
        />
      ))}
      <Select
        label={t('script.field.outcome')}
        allowDeselect={false}
        readOnly={readOnly}
        data={[
          { value: NOTHING, label: t('script.noOutcome') },
          ...outcomeKeys.map(({ outcome }) => ({ value: outcome, label: t(outcomeLabel(outcome)) })),
        ]}
        value={answer.outcome ?? NOTHING}
        onChange={(value) => onAnswer({ outcome: value === NOTHING ? null : (value as Outcome) })}
      />
      <Select
        label={t('script.field.asks')}
        allowDeselect={false}
        readOnly={readOnly}
        data={asks.map((value) => ({ value, label: t(`script.asks.${value}`) }))}
        value={answer.asks}
        onChange={(value) => onAnswer({ asks: asks.find((one) => one === value) ?? 'nothing' })}
      />
      <NextField
        label={t('script.field.goesTo')}
        steps={steps}
        ownId={step.id}
        value={answer.next}
        readOnly={readOnly}
        onChange={(next) => onAnswer({ next })}
      />
      {readOnly ? null : (
        <Button
          variant="subtle"
          className={styles.removeAnswer}
          aria-label={t('script.removeAnswer')}
          title={t('script.removeAnswer')}
          onClick={onRemove}
        >
          <IconX size={20} stroke={2} aria-hidden />
        </Button>
      )}
    </fieldset>
  )
}
