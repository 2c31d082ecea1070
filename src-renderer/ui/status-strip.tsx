import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconDeviceLaptop,
  IconDoor,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#shared/contract/room'
import type { SyncStatus } from '#shared/contract/sync'
import { useFormats } from './format'
import { MessageLine } from './message-line'
import { useMessage } from './messages'
import { useIsSaving } from './saving'
import styles from './status-strip.module.css'
import { laptopZone } from './zoned-time'

type Props = {
  status: SyncStatus | undefined
  room: RoomView | undefined
  reconnecting: boolean
  onOpen: () => void
}

/** Says in words where the work stands: saved here, waiting, sent. Opens Sync. Beside it, what the app has to say. */
export function StatusStrip({ status, room, reconnecting, onOpen }: Props) {
  const { t } = useTranslation()
  const isSaving = useIsSaving()
  const isSaid = useMessage() !== null
  const inRoom = useRoomWords(room)
  const atServer = useServerWords(status)
  const alone = inRoom.length + atServer.length === 0 && status ? [t('app.status.alone')] : []
  const words = [t(isSaving ? 'app.status.saving' : 'app.status.saved'), ...inRoom, ...alone, ...atServer]
  const Icon = iconOf(status, room)
  const line = (
    <>
      <Icon size={20} stroke={1.75} aria-hidden />
      <span className={styles.words}>
        {(reconnecting ? [t('app.status.reconnecting')] : words).map((word) => (
          <span key={word}>{word}</span>
        ))}
      </span>
    </>
  )
  const trouble = status && (status.refused > 0 || status.conflicts > 0 || status.state === 'auth-needed')
  return (
    <section
      className={styles.strip}
      data-trouble={trouble || undefined}
      data-said={isSaid || undefined}
      aria-label={t('app.status.label')}
    >
      <button type="button" className={styles.open} onClick={onOpen}>
        {line}
        <span className={styles.hint}>{t('app.status.open')}</span>
      </button>
      <MessageLine />
    </section>
  )
}

function useRoomWords(room: RoomView | undefined): string[] {
  const { t } = useTranslation()
  switch (room?.state) {
    case 'open':
      return [t('room.strip.open', { count: 1 + room.guests.filter(({ isHere }) => isHere).length })]
    case 'joined':
      return [
        t('room.strip.joined', { name: room.name }),
        ...(room.waiting > 0 ? [t('room.strip.waiting', { count: room.waiting })] : []),
        ...(room.line === 'offline' ? [t('room.strip.offline')] : []),
      ]
    case 'removed':
      return [t('room.strip.removed', { name: room.name })]
    default:
      return []
  }
}

function useServerWords(status: SyncStatus | undefined): string[] {
  const { t } = useTranslation()
  const { time } = useFormats()
  if (!status?.server) return []
  const { waiting, refused, conflicts, lastSent, state } = status
  return [
    waiting > 0 ? t('app.status.waiting', { count: waiting }) : t('app.status.allSent'),
    ...(lastSent ? [t('app.status.lastSent', { time: time(lastSent, laptopZone()) })] : []),
    ...(state === 'offline' ? [t('app.status.offline')] : []),
    ...(state === 'auth-needed' ? [t('app.status.signIn')] : []),
    ...(state === 'no-access' ? [t('app.status.noAccess')] : []),
    ...(refused > 0 ? [t('app.status.refused', { count: refused })] : []),
    ...(conflicts > 0 ? [t('app.status.conflicts', { count: conflicts })] : []),
  ]
}

function iconOf(status: SyncStatus | undefined, room: RoomView | undefined) {
  if (!status?.server) return room?.state === 'open' || room?.state === 'joined' ? IconDoor : IconDeviceLaptop
  if (status.refused > 0 || status.conflicts > 0 || status.state === 'auth-needed') return IconAlertTriangle
  if (status.state === 'offline') return IconCloudOff
  return status.waiting > 0 ? IconCloudUp : IconCloudCheck
}
