import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { openLibsql } from '#main/store/libsql-driver'
import type { RoomView } from '#shared/contract/room'
import { type Actor, change } from '#shared/domain/record'
import { CODE_LENGTH, roomCodeOf } from '#shared/domain/room-code'
import { sharedCircles } from '#shared/domain/sync-places'
import { ROOM_ID, type Room } from '#shared/model/room'
import { announce } from '../room/discovery'
import { type RoomServer, startRoomServer } from '../room/room-server'
import type { RunningSync } from '../sync/types'
import type { Records } from './records'
import { resourcePath } from './resources'
import { addressesHere, forgetRoom, removeRoomFile, roomFile } from './room-place'
import { type LineEvents, type LineParts, openServerLine } from './server-line'

export type OwnRoomParts = LineParts & {
  records: Records
  dataDir: string
  /** Encrypts the room's file. */
  key: string
  /** What sync tells of; nobody ends a laptop's part in its own room. */
  events: Omit<LineEvents, 'onPartEnded'>
  /** Something that `view` shows has changed. */
  onChange: () => void
  /** The time for which it was opened is over. */
  onTimeUp: () => void
}

export type OwnRoom = {
  view(): Extract<RoomView, { state: 'open' }>
  newCode(): void
  /** False where nobody of this name is in the room. */
  remove(user: string, actor: Actor): Promise<boolean>
  /** Ends the room: its copy of the work leaves this laptop, and so does its key. */
  end(actor: Actor): Promise<void>
  /** The app ends; the room is there again at the next start. */
  stop(): Promise<void>
}

/** A laptop asks for news every 25 seconds at least. */
const HERE_MS = 60_000
const LOOK_MS = 5000

/** Opens the room: a server for the laptops around, and a line of this laptop's own to it. */
export async function runOwnRoom(parts: OwnRoomParts, saved: Room): Promise<OwnRoom> {
  const { records, clock, log, onChange } = parts
  const { roomId, name, program } = saved
  const seenAt = new Map<string, number>()
  let room = saved
  let code = newRoomCode()
  const now = () => clock.now().getTime()

  const edit = async (fields: Partial<Pick<Room, 'port' | 'guests'>>, actor: Actor) => {
    await records.command(async (unit) => {
      const known = await unit.one('room', ROOM_ID)
      if (!known) return
      room = change(known, fields, actor)
      unit.put(room)
    })
    onChange()
  }
  const actorNow = (): Actor => ({ name: '', now: clock.now().toISOString() })

  const server: RoomServer = await startRoomServer({
    ...room,
    driver: openLibsql(roomFile(parts.dataDir), parts.key),
    certificate: room,
    rules: await readFile(resourcePath('couchdb', 'validate.js'), 'utf8'),
    code: () => code,
    now,
    onJoined: async (guest) => {
      log('room.joined')
      seenAt.set(guest.user, now())
      await edit({ guests: [...room.guests, { ...guest, joinedAt: clock.now().toISOString() }] }, actorNow())
    },
    onSeen: (user) => seenAt.set(user, now()),
    onBug: (cause) => log('room.bug', { cause: cause instanceof Error ? cause.name : 'unknown' }),
  })
  const place = {
    ...server.own,
    program,
    circles: [...sharedCircles],
    // On loopback, where no certificate is asked for.
    room: { roomId, name, certificate: '' },
  }
  const line: RunningSync = await openServerLine(parts, place, {
    ...parts.events,
    onPartEnded: async () => {},
  })
  if (server.port !== room.port) await edit({ port: server.port }, actorNow())
  const unannounce = announce({ roomId, name, port: server.port }, () => log('room.not-announced'))
  const looking = setInterval(() => {
    if (clock.now().toISOString() >= room.openUntil) parts.onTimeUp()
    onChange()
  }, LOOK_MS)

  async function quiet(): Promise<void> {
    clearInterval(looking)
    await unannounce()
  }

  return {
    view: () => ({
      state: 'open',
      name,
      code,
      addresses: addressesHere().map((address) => `${address}:${server.port}`),
      openUntil: room.openUntil,
      guests: room.guests.map(({ user, name, joinedAt }) => ({
        id: user,
        name,
        joinedAt,
        isHere: now() - (seenAt.get(user) ?? 0) < HERE_MS,
      })),
    }),
    newCode() {
      code = newRoomCode()
      onChange()
    },
    async remove(user, actor) {
      if (!room.guests.some((guest) => guest.user === user)) return false
      await server.remove(user)
      await edit({ guests: room.guests.filter((guest) => guest.user !== user) }, actor)
      return true
    },
    async end(actor) {
      await quiet()
      await line.leave()
      await server.close()
      await forgetRoom(records, actor)
      removeRoomFile(parts.dataDir)
    },
    async stop() {
      await quiet()
      await line.close()
      await server.close()
    },
  }
}

export const newRoomCode = (): string => roomCodeOf(randomBytes(CODE_LENGTH))
