import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#shared/contract/room'
import { say } from '../../ui/undo'

/** Says, on whatever screen its opener works, that a laptop has come into the room. */
export function useArrivals(room: RoomView | undefined): void {
  const { t } = useTranslation()
  // Null while there is no room: who was in already when it comes back after a restart is no news.
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (!room) return
    const before = known.current
    const guests = room.state === 'open' ? room.guests : []
    known.current = room.state === 'open' ? new Set(guests.map(({ id }) => id)) : null
    if (before) for (const { id, name } of guests) if (!before.has(id)) say(t('room.said.arrived', { name }))
  }, [room, t])
}
