import { Button } from '@mantine/core'
import { IconDeviceLaptop, IconMoon } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#shared/contract/room'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { Pill } from '../../ui/pill'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import styles from './room.module.css'

type Guest = Extract<RoomView, { state: 'open' }>['guests'][number]
type Props = { name: string; guests: readonly Guest[] }

/** The laptops that are in; while there is none, what to do on each of them. */
export function Guests({ name, guests }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const remove = useCommand(orpc.room.remove)
  const takeOut = async (guest: Guest) => {
    const removed = await remove.run({ id: guest.id })
    if (!removed.ok) return
    say(t('room.said.takenOut', { name: guest.name }))
    // The button is gone with its row.
    heading.current?.focus()
  }
  return (
    <section className={styles.guests} aria-labelledby="room-guests">
      <h2 id="room-guests" ref={heading} tabIndex={-1}>
        {guests.length === 0 ? t('room.open.how') : `${t('room.open.guests')} (${guests.length})`}
      </h2>
      {guests.length === 0 ? (
        <ol className={styles.steps}>
          <li>{t('room.open.stepNetwork')}</li>
          <li>{t('room.open.stepScreen', { button: t('room.action.enter') })}</li>
          <li>{t('room.open.stepCode', { name })}</li>
        </ol>
      ) : (
        <ul className={styles.guestList}>
          {guests.map((guest) => (
            <GuestRow
              key={guest.id}
              guest={guest}
              onTakeOut={() => void takeOut(guest)}
              isWaiting={remove.pending}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

type RowProps = { guest: Guest; onTakeOut: () => void; isWaiting: boolean }

function GuestRow({ guest: { name, joinedAt, isHere }, onTakeOut, isWaiting }: RowProps) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  return (
    <li>
      <span className={styles.guest}>
        <strong>{name}</strong>
        <span>{t('room.open.since', { time: dayAndTime(joinedAt, laptopZone()) })}</span>
      </span>
      {isHere ? (
        <Pill tone="accent" icon={<IconDeviceLaptop size={18} stroke={1.75} aria-hidden />}>
          {t('room.open.here')}
        </Pill>
      ) : (
        <Pill icon={<IconMoon size={18} stroke={1.75} aria-hidden />}>{t('room.open.away')}</Pill>
      )}
      <Button
        variant="default"
        disabled={isWaiting}
        onClick={onTakeOut}
        aria-label={t('room.action.takeOutWho', { name })}
      >
        {t('room.action.takeOut')}
      </Button>
    </li>
  )
}
