import type { Subscription } from 'rxjs'
import type { RoomView } from '#shared/contract/room'
import { change } from '#shared/domain/record'
import { ROOM_LINK_ID, type ServerLink } from '#shared/model/sync'
import { listen } from '../room/discovery'
import type { RunningSync, SyncedRecord, SyncStatus } from '../sync/types'
import type { Records } from './records'
import { type LineEvents, type LineParts, openServerLine } from './server-line'
import { worstState } from './sync-state'

export type JoinedRoomParts = LineParts & {
  records: Records
  events: LineEvents
  onChange: () => void
}

export type JoinedRoom = {
  view(): Extract<RoomView, { state: 'joined' }>
  /** For good: what it knew of the room is forgotten. Tells what had not gone out. */
  leave(): Promise<SyncedRecord[]>
  stop(): Promise<void>
}

/** Syncs through another laptop's room, and finds that again where it has got another address. */
export async function runJoinedRoom(parts: JoinedRoomParts, saved: ServerLink): Promise<JoinedRoom> {
  const { room } = saved
  if (!room) throw new Error('no link to a room')
  let link = saved
  let status: SyncStatus | null = null
  let looking: Subscription | null = null
  let isOver = false
  let line = await open()

  async function open(): Promise<RunningSync> {
    const opened = await openServerLine(parts, link, parts.events)
    opened.status$.subscribe((next) => {
      status = next
      if (worstState(next.circles) === 'offline') look()
      else stopLooking()
      parts.onChange()
    })
    return opened
  }

  function look(): void {
    looking ??= listen(() => parts.log('room.not-heard')).subscribe((rooms) => {
      const found = rooms.find(({ roomId }) => roomId === room?.roomId)
      if (found && link.url !== `https://${found.address}/`) void move(`https://${found.address}/`)
    })
  }

  function stopLooking(): void {
    looking?.unsubscribe()
    looking = null
  }

  /** Whoever answers there is believed only with the room's certificate. */
  async function move(url: string): Promise<void> {
    stopLooking()
    link = { ...link, url }
    parts.log('room.moved')
    const actor = { name: '', now: parts.clock.now().toISOString() }
    await parts.records.command(async (unit) => {
      const known = await unit.one('server', ROOM_LINK_ID)
      if (known) unit.put(change(known, { url }, actor))
    })
    await line.close()
    if (!isOver) line = await open()
  }

  return {
    view: () => ({
      state: 'joined',
      name: room.name,
      line: (status && worstState(status.circles)) ?? 'connecting',
      waiting: status?.waiting ?? 0,
      lastSent: status?.lastSent ?? null,
      lastReceived: status?.lastReceived ?? null,
    }),
    async leave() {
      isOver = true
      stopLooking()
      return line.leave()
    },
    async stop() {
      isOver = true
      stopLooking()
      await line.close()
    },
  }
}
