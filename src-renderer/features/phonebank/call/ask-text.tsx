import { Button, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptAnswer } from '#shared/model/script'
import styles from './asking.module.css'
import type { CallInHand } from './use-call'

/** A line to write down what they say; Enter keeps it and goes on. */
export function AskText({ call, answer }: { call: CallInHand; answer: ScriptAnswer }) {
  const { t } = useTranslation()
  const { text } = call.form.values
  const done = () => call.answerWith(answer, { said: text.trim() })
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key === 'Escape') return call.ask(null)
    if (press.key !== 'Enter' || press.shiftKey || press.nativeEvent.isComposing) return
    press.preventDefault()
    press.stopPropagation()
    done()
  }
  return (
    <div className={styles.stack}>
      <Textarea
        label={t('call.ask.text')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={2000}
        autoFocus
        value={text}
        onChange={({ currentTarget }) => call.form.patch({ text: currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <Button onClick={done}>{t('call.ask.textDone')}</Button>
    </div>
  )
}
