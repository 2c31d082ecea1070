import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './asking.module.css'
import { Choices } from './choices'

/** Which language they speak, so that the queue finds somebody who speaks it too. */
export function AskLanguage({ onPick }: { onPick: (language: string) => void }) {
  const { t } = useTranslation()
  const [other, setOther] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (other.trim()) onPick(other.trim())
  }
  return (
    <div className={styles.stack}>
      <Choices
        label={t('call.ask.language')}
        choices={[
          { id: 'en', label: t('call.language.en'), run: () => onPick('en') },
          { id: 'es', label: t('call.language.es'), run: () => onPick('es') },
          { id: 'unknown', label: t('call.ask.unknown'), run: () => onPick('') },
        ]}
      />
      <form className={styles.row} onSubmit={submit}>
        <TextInput
          label={t('call.ask.anotherLanguage')}
          maxLength={20}
          value={other}
          onChange={({ currentTarget }) => setOther(currentTarget.value)}
        />
        <Button type="submit" disabled={other.trim() === ''}>
          {t('call.script.finish')}
        </Button>
      </form>
    </div>
  )
}
