import { Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/model/base'
import { FieldRow, FieldStack } from '../../../ui/form'
import { AnswersEditor } from './answers-editor'
import { Flaws } from './flaw-words'
import { NextField } from './next-field'
import { Placeholders } from './placeholders'
import type { StepProps } from './step-props'
import { VariantsEditor } from './variants-editor'

const textLabel = { en: 'script.field.textEn', es: 'script.field.textEs' } as const
const hintLabel = { en: 'script.field.hintEn', es: 'script.field.hintEs' } as const

/** One step: what is said in each language, what they may answer, and where the call goes on. */
export function StepEditor(props: StepProps) {
  const { step, steps, languages, flaws, readOnly, onChange } = props
  const { t } = useTranslation()
  const texts = useRef(new Map<Language, HTMLTextAreaElement>())
  const lastText = useRef<Language>(languages[0] ?? 'en')
  const insert = (placeholder: string) => {
    const language = lastText.current
    const field = texts.current.get(language)
    const text = step.text[language]
    const at = field?.selectionStart ?? text.length
    onChange({
      text: { ...step.text, [language]: `${text.slice(0, at)}{{${placeholder}}}${text.slice(at)}` },
    })
    field?.focus()
  }
  return (
    <FieldStack>
      <Flaws flaws={flaws} />
      <TextInput
        label={t('script.field.title')}
        value={step.title}
        maxLength={200}
        readOnly={readOnly}
        error={step.title.trim() === '' ? t('problem.missing') : undefined}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <FieldRow>
        {languages.map((language) => (
          <Textarea
            key={language}
            ref={(field) => {
              if (field) texts.current.set(language, field)
            }}
            label={t(textLabel[language])}
            lang={language}
            autosize
            minRows={4}
            maxRows={12}
            maxLength={10_000}
            readOnly={readOnly}
            value={step.text[language]}
            onFocus={() => {
              lastText.current = language
            }}
            onChange={({ currentTarget }) =>
              onChange({ text: { ...step.text, [language]: currentTarget.value } })
            }
          />
        ))}
      </FieldRow>
      {readOnly ? null : <Placeholders onPick={insert} />}
      <AnswersEditor {...props} />
      {step.answers.length === 0 ? (
        <NextField
          label={t('script.field.next')}
          steps={steps}
          ownId={step.id}
          value={step.next}
          readOnly={readOnly}
          onChange={(next) => onChange({ next })}
        />
      ) : null}
      <FieldRow>
        {languages.map((language) => (
          <TextInput
            key={language}
            label={t(hintLabel[language])}
            lang={language}
            maxLength={2000}
            readOnly={readOnly}
            value={step.hint[language]}
            onChange={({ currentTarget }) =>
              onChange({ hint: { ...step.hint, [language]: currentTarget.value } })
            }
          />
        ))}
      </FieldRow>
      <VariantsEditor {...props} />
    </FieldStack>
  )
}
