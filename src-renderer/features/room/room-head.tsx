import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDoor,
  IconUpload,
  IconWifiOff,
  IconZoomScan,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#shared/contract/room'
import sync from '../sync/sync.module.css'

/** A room that this laptop takes part in, its own or another's. */
export type InRoom = Extract<RoomView, { state: 'open' | 'joined' }>
export const isInRoom = (room: RoomView | undefined): room is InRoom =>
  room?.state === 'open' || room?.state === 'joined'

type Line = 'open' | 'live' | 'waiting' | 'connecting' | 'offline' | 'shut'

/** What the room amounts to for the person at this laptop. */
export function lineOf(room: InRoom): Line {
  if (room.state === 'open') return 'open'
  if (room.line === 'auth-needed' || room.line === 'no-access') return 'shut'
  if (room.line === 'live') return room.waiting > 0 ? 'waiting' : 'live'
  return room.line
}

const icons: Record<Line, typeof IconDoor> = {
  open: IconDoor,
  live: IconCircleCheck,
  waiting: IconUpload,
  connecting: IconZoomScan,
  offline: IconWifiOff,
  shut: IconAlertTriangle,
}

/** One sentence on where the work stands in the room, one on what that means. */
export function RoomHead({ room }: { room: InRoom }) {
  const { t } = useTranslation()
  const line = lineOf(room)
  const Icon = icons[line]
  return (
    <div className={sync.head} data-tone={line === 'shut' ? 'warn' : undefined} role="status">
      <Icon size={36} stroke={1.5} aria-hidden />
      <h2>
        {room.state === 'joined' && line === 'waiting'
          ? t('room.head.waiting', { count: room.waiting })
          : t(`room.head.${line}`, { name: room.name })}
      </h2>
      <p className={sync.headBody}>{t(`room.head.${line}Body`)}</p>
    </div>
  )
}
