import { Textarea } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { type Trouble, useCommand } from '../../ui/command'
import { say } from '../../ui/undo'
import styles from './sync.module.css'

/** The way to a server: an invitation, pasted. It holds a password, so no draft of it is kept. */
export function ConnectForm() {
  const { t } = useTranslation()
  const [invitation, setInvitation] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const connect = useCommand(orpc.sync.connect, { quiet: true })
  const submit = async () => {
    const result = await connect.run({ invitation: invitation.trim() })
    if (result.ok) return say(t('sync.connect.said'))
    setTrouble(result.error)
    field.current?.select()
  }
  const action: Action = {
    id: 'sync.connect',
    label: 'sync.connect.action',
    group: 'sync',
    keys: ['mod+enter'],
    enabled: invitation.trim() !== '' && !connect.pending,
    run: () => void submit(),
  }
  useActions([action])
  return (
    <section className={styles.card}>
      <h2>{t('sync.connect.title')}</h2>
      <p>{t('sync.connect.body')}</p>
      <form className={styles.form} onSubmit={(event: FormEvent) => event.preventDefault()} noValidate>
        <Textarea
          ref={field}
          label={t('sync.connect.field')}
          error={trouble ? t(`problem.${trouble.tag}`) : undefined}
          autosize
          inputContainer={(input) => (
            <div className={styles.pasted}>
              {input}
              <ActionButton action={action} look="primary" />
            </div>
          )}
          minRows={2}
          maxRows={6}
          maxLength={4000}
          spellCheck={false}
          autoComplete="off"
          value={invitation}
          onChange={({ currentTarget }) => {
            setInvitation(currentTarget.value)
            setTrouble(null)
          }}
        />
      </form>
    </section>
  )
}
