import { rmSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { type Actor, isLive, remove } from '#shared/domain/record'
import { ROOM_ID } from '#shared/model/room'
import type { Records } from './records'

/** The room's own copy of what its laptops share, encrypted as the database is. */
export const roomFile = (dataDir: string): string => join(dataDir, 'room.sqlite')

export function removeRoomFile(dataDir: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${roomFile(dataDir)}${end}`, { force: true })
}

/** Where others of the network reach this laptop. */
export function addressesHere(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? [])
  // An address of a link alone is of no use without the name of a network card.
  const outward = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
  const ofOldKind = outward.filter(({ family }) => family === 'IPv4')
  const chosen = ofOldKind.length > 0 ? ofOldKind : outward
  return chosen.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
}

/** Closed, a room is no more: the next one has another key. */
export const forgetRoom = (records: Records, actor: Actor): Promise<void> =>
  records.command(async (unit) => {
    const known = await unit.one('room', ROOM_ID)
    if (known && isLive(known)) unit.put({ ...remove(known, actor), privateKey: '', guests: [] })
  })
