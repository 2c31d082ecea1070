import { IconDoor, IconFileImport, IconUsb } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#shared/contract/room'
import { type Action, useActions } from '../../app/actions'
import type { MessageKey } from '../../app/i18n'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import styles from './sync.module.css'

/** The two ways that need no internet: a room of laptops, and a file, there and back. */
export function WithoutInternet() {
  const { t } = useTranslation()
  const { data: room } = useLive(orpc.room.now, undefined)
  const isBarred = room?.state === 'none' && room.barred !== null
  return (
    <section className={styles.card} aria-labelledby="sync-without">
      <h2 id="sync-without">{t('sync.handOver.title')}</h2>
      {isBarred ? null : <TheRoom room={room ?? { state: 'none', barred: null }} />}
      <p>{t('sync.handOver.body')}</p>
      <ByFile />
    </section>
  )
}

const enter: Record<RoomView['state'], MessageKey> = {
  none: 'room.action.enter',
  open: 'room.action.showCode',
  joined: 'room.action.look',
  removed: 'room.action.look',
}

function TheRoom({ room }: { room: RoomView }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const action: Action = {
    id: 'sync.room',
    label: enter[room.state],
    group: 'sync',
    run: () => void navigate({ to: '/sync/room' }),
  }
  return (
    <>
      <p>
        {room.state === 'none' ? t('room.offer.none') : t(`room.offer.${room.state}`, { name: room.name })}
      </p>
      <ActionRow>
        <ActionButton action={action} icon={<IconDoor size={20} stroke={1.75} aria-hidden />} />
      </ActionRow>
    </>
  )
}

function ByFile() {
  const navigate = useNavigate()
  const give: Action = {
    id: 'sync.give',
    label: 'sync.handOver.give',
    group: 'sync',
    run: () => void navigate({ to: '/sync/hand-over' }),
  }
  const take: Action = {
    id: 'sync.take',
    label: 'sync.handOver.take',
    group: 'sync',
    run: () => void navigate({ to: '/sync/open' }),
  }
  useActions([give, take])
  return (
    <ActionRow>
      <ActionButton action={give} icon={<IconUsb size={20} stroke={1.75} aria-hidden />} />
      <ActionButton action={take} icon={<IconFileImport size={20} stroke={1.75} aria-hidden />} />
    </ActionRow>
  )
}
