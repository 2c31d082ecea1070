import { Button, TextInput } from '@mantine/core'
import { IconDoor } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { type Trouble, useCommand } from '../../ui/command'
import { KeyHint } from '../../ui/key-hint'
import { say } from '../../ui/undo'
import styles from './room.module.css'

const NAME_LENGTH = 60

/** One laptop of the meeting opens the room: under which name, and which laptop it should be. */
export function OpenForm() {
  const { t } = useTranslation()
  const [name, setName] = useOwnName()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const open = useCommand(orpc.room.open, { quiet: true })
  const submit = async () => {
    setTrouble(null)
    const opened = await open.run({ name: name.trim() })
    if (opened.ok) return say(t('room.said.opened'))
    setTrouble(opened.error)
    field.current?.focus()
  }
  const action: Action = {
    id: 'room.open',
    label: 'room.action.open',
    group: 'sync',
    enabled: name.trim() !== '' && !open.pending,
    run: () => void submit(),
  }
  useActions([action])
  return (
    <section className={styles.card} aria-labelledby="room-open">
      <h2 id="room-open">{t('room.make.title')}</h2>
      <p>{t('room.make.body')}</p>
      <form
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (action.enabled) action.run()
        }}
        noValidate
      >
        <TextInput
          ref={field}
          label={t('room.make.field')}
          description={t('room.make.hint')}
          error={trouble ? t(`problem.${trouble.tag}`) : undefined}
          value={name}
          maxLength={NAME_LENGTH}
          autoComplete="off"
          onChange={({ currentTarget }) => {
            setName(currentTarget.value)
            setTrouble(null)
          }}
        />
        <div>
          <Button
            type="submit"
            disabled={name.trim() === ''}
            loading={open.pending}
            leftSection={<IconDoor size={20} stroke={1.75} aria-hidden />}
            rightSection={<KeyHint keys="enter" />}
          >
            {t('room.action.open')}
          </Button>
        </div>
      </form>
    </section>
  )
}

/** After whoever is at this laptop, until somebody types another name. */
function useOwnName() {
  const { t } = useTranslation()
  const [firstName = ''] = useProfile().name.trim().split(/\s+/)
  const own = firstName === '' ? t('room.make.ownUnnamed') : t('room.make.own', { name: firstName })
  const [typed, setTyped] = useState<string | null>(null)
  return [typed ?? own.slice(0, NAME_LENGTH), setTyped] as const
}
