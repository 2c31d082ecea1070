import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../live/client'
import { type Trouble, useCommand } from '../../ui/command'
import { KeyHint } from '../../ui/key-hint'
import { say } from '../../ui/undo'
import styles from './sync.module.css'

/** After the server has refused the password: the new one, and everything that waited goes out. */
export function SignInForm({ user }: { user: string }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const signIn = useCommand(orpc.sync.signIn, { quiet: true })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await signIn.run({ password })
    if (result.ok) return say(t('sync.signIn.said'))
    setTrouble(result.error)
    field.current?.select()
  }
  return (
    <section className={styles.card}>
      <h2>{t('sync.signIn.title')}</h2>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <PasswordInput
          ref={field}
          label={t('sync.signIn.field', { user })}
          error={trouble ? t(`problem.${trouble.tag}`) : undefined}
          value={password}
          maxLength={500}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('sync.signIn.show') }}
          onChange={({ currentTarget }) => {
            setPassword(currentTarget.value)
            setTrouble(null)
          }}
        />
        <div>
          <Button type="submit" disabled={password === ''} rightSection={<KeyHint keys="enter" />}>
            {t('sync.signIn.action')}
          </Button>
        </div>
      </form>
    </section>
  )
}
