import { Button, TextInput } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isWholeCode } from '#shared/domain/room-code'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { type Trouble, useCommand } from '../../ui/command'
import { KeyHint } from '../../ui/key-hint'
import { say } from '../../ui/undo'
import { CodeField } from './code-field'
import { NearbyRooms } from './nearby-rooms'
import styles from './room.module.css'

/** Which room, by its name or its address, and the code that its laptop shows. */
export function JoinForm() {
  const { t } = useTranslation()
  const place = usePlace()
  const [code, setCode] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [addressField, codeField] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const join = useCommand(orpc.room.join, { quiet: true })
  const isAddressWrong = trouble?.tag === 'room-not-found' && place.typed !== ''
  const wrong = trouble ? t(`problem.${trouble.tag}`) : undefined

  const submit = async () => {
    setTrouble(null)
    const joined = await join.run({ address: place.address, code })
    if (joined.ok) return say(t('room.join.said', { name: joined.value.name }))
    setTrouble(joined.error)
    const isAboutAddress = joined.error.tag === 'room-not-found' && place.typed !== ''
    const field = isAboutAddress ? addressField.current : codeField.current
    field?.focus()
    field?.select()
  }
  const action: Action = {
    id: 'room.join',
    label: 'room.action.join',
    group: 'sync',
    enabled: place.address !== '' && isWholeCode(code) && !join.pending,
    run: () => void submit(),
  }
  useActions([action])
  return (
    <section className={styles.card} aria-labelledby="room-join">
      <h2 id="room-join">{t('room.join.title')}</h2>
      <form
        className={styles.join}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (action.enabled) action.run()
        }}
        noValidate
      >
        <NearbyRooms
          rooms={place.rooms}
          chosenId={place.chosenId}
          onChoose={place.choose}
          onEnter={() => codeField.current?.focus()}
        />
        <TextInput
          ref={addressField}
          label={t('room.join.address')}
          error={isAddressWrong ? wrong : undefined}
          value={place.typed}
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => {
            place.type(currentTarget.value)
            setTrouble(null)
          }}
        />
        <CodeField
          ref={codeField}
          error={isAddressWrong ? undefined : wrong}
          code={code}
          onCode={(typed) => {
            setCode(typed)
            place.settle()
            setTrouble(null)
          }}
        >
          <Button
            type="submit"
            disabled={!action.enabled && !join.pending}
            loading={join.pending}
            leftSection={<IconDoorEnter size={20} stroke={1.75} aria-hidden />}
            rightSection={<KeyHint keys="enter" />}
          >
            {t('room.action.join')}
          </Button>
        </CodeField>
      </form>
    </section>
  )
}

/** Which room is meant: the one chosen, the only one there is, or the one at the typed address. */
function usePlace() {
  const { data: rooms = [] } = useLive(orpc.room.nearby, undefined, { forget: true })
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState('')
  const only = rooms.length === 1 ? rooms[0] : undefined
  const meant = typed.trim() === '' ? (rooms.find(({ roomId }) => roomId === chosen) ?? only) : undefined
  const chosenId = meant?.roomId ?? ''
  return {
    rooms,
    typed,
    chosenId,
    address: typed.trim() || (meant?.address ?? ''),
    choose(roomId: string) {
      setChosen(roomId)
      setTyped('')
    },
    type(address: string) {
      setTyped(address)
      setChosen('')
    },
    /** Another room that turns up while the code is typed changes nothing. */
    settle() {
      if (chosenId !== '') setChosen(chosenId)
    },
  }
}
