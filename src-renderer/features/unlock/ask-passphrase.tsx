import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shell } from '../../live/shell'
import { KeyHint } from '../../ui/key-hint'
import { Threshold } from '../../ui/threshold'
import styles from './unlock.module.css'

/** Asks for the passphrase of this laptop. A wrong one changes nothing and may be corrected in place. */
export function AskPassphrase() {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [wrong, setWrong] = useState(false)
  const [opening, setOpening] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const open = async (event: FormEvent) => {
    event.preventDefault()
    setOpening(true)
    try {
      await shell.unlock({ passphrase })
    } catch {
      setWrong(true)
      field.current?.select()
    } finally {
      setOpening(false)
    }
  }

  return (
    <Threshold title={t('unlock.ask.title')} lede={t('unlock.ask.lede')}>
      <form className={styles.form} onSubmit={(event) => void open(event)}>
        <PasswordInput
          ref={field}
          label={t('unlock.ask.field')}
          error={wrong ? t('unlock.ask.wrong') : undefined}
          value={passphrase}
          onChange={({ currentTarget }) => {
            setPassphrase(currentTarget.value)
            setWrong(false)
          }}
          visibilityToggleButtonProps={{ 'aria-label': t('unlock.ask.show') }}
          autoComplete="current-password"
          autoFocus
        />
        <Button
          type="submit"
          loading={opening}
          disabled={passphrase === ''}
          rightSection={<KeyHint keys="enter" />}
        >
          {t('unlock.ask.action')}
        </Button>
      </form>
    </Threshold>
  )
}
