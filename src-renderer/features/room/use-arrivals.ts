import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#shared/contract/room'
import { say } from '../../ui/undo'

/** Says, on whatever screen its opener works, that a laptop has come into the room. */
export function useArrivals(room: RoomView | undefined): void {
  const { t } = useTranslation()
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (!room) return
    const guests = room.state === 'open' ? room.guests : []
    const before = known.current
    known.current = new Set(guests.map(({ id }) => id))
    if (before) for (const { id, name } of guests) if (!before.has(id)) say(t('room.said.arrived', { name }))
  }, [room, t])
}
