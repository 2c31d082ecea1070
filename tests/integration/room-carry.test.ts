import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RunningSync } from '#main/sync/types'
import { startTestHub, type TestServer } from './hub-support'
import { type Laptop, newProgram, openLaptop, record } from './sync-support'

/**
 * A room without internet: its laptops sync through one laptop's hub, and that laptop carries everything to the
 * central server. Both are hubs here; what is proven is that one store can be in step with two servers at once.
 */
const soon = { timeout: 30_000, interval: 100 }
let room: TestServer
let central: TestServer
beforeAll(async () => {
  room = await startTestHub()
  central = await startTestHub()
})
afterAll(async () => {
  await room.close()
  await central.close()
})

describe('work of a room without internet', () => {
  let inRoom: Awaited<ReturnType<typeof newProgram>>
  let atCentral: Awaited<ReturnType<typeof newProgram>>
  let carrier: Laptop
  let guest: Laptop
  let lines: RunningSync[]

  beforeEach(async () => {
    inRoom = await newProgram(room)
    atCentral = await newProgram(central)
    carrier = await openLaptop()
    guest = await openLaptop()
    lines = []
  })
  afterEach(async () => {
    for (const line of lines) await line.close()
    await carrier.destroy()
    await guest.destroy()
    await inRoom.drop()
    await atCentral.drop()
  })

  const allOf = async ({ onServer }: typeof inRoom) =>
    new Map([...(await onServer('program')), ...(await onServer('team'))])
  const onCentral = async () => [...(await allOf(atCentral)).keys()].sort()

  test('reaches the central server under the carrier’s account, still saying who did it, and the guest who comes there too brings nothing twice', async () => {
    lines.push(await carrier.connect(await inRoom.person('organizer')))
    const guestInRoom = await guest.connect(await inRoom.person('organizer'))
    await guest.save(
      record('meeting', 'evening', { updatedBy: 'Bea' }),
      record('event', '1', { hostUser: 'bea', state: 'submitted', updatedBy: 'Bea' }),
      record('review', '1', { action: 'submit', by: 'Bea', updatedBy: 'Bea' }),
    )
    await vi.waitFor(async () => expect((await carrier.all()).size).toBe(3), soon)

    // The internet is there: the room stays open beside it, in both directions.
    lines.push(await carrier.connect(await atCentral.person('organizer')))
    await vi.waitFor(
      async () => expect(await onCentral()).toEqual(['event:1', 'meeting:evening', 'review:1']),
      soon,
    )
    expect((await allOf(atCentral)).get('review:1')).toMatchObject({ by: 'Bea', updatedBy: 'Bea' })
    await guest.edit('meeting:evening', { title: 'From the room', updatedBy: 'Bea' })
    await vi.waitFor(
      async () =>
        expect((await allOf(atCentral)).get('meeting:evening')).toMatchObject({
          title: 'From the room',
        }),
      soon,
    )
    await atCentral.write('program', { ...withoutId(record('meeting', 'other')), _id: 'meeting:other' })
    await guest.untilThere('meeting:other')

    await guestInRoom.close()
    await guest.save(record('meeting', 'late'))
    lines.push(await guest.connect(await atCentral.person('organizer')))
    await carrier.untilThere('meeting:late')
    await vi.waitFor(async () => {
      expect(await guest.all()).toEqual(await carrier.all())
      expect([...(await guest.all()).keys()].sort()).toEqual(await onCentral())
    }, soon)
    expect([...carrier.refused, ...carrier.conflicts, ...guest.refused, ...guest.conflicts]).toEqual([])
  })

  test('that the carrier has no right to is refused by the central server and told, and the rest passes', async () => {
    lines.push(await carrier.connect(await inRoom.person('organizer')))
    lines.push(await guest.connect(await inRoom.person('moderator')))
    await guest.save(
      record('review', 'decision', { action: 'approve', by: 'Mo' }),
      record('event', '2', { hostUser: 'bea', state: 'submitted' }),
    )
    await vi.waitFor(async () => expect((await carrier.all()).size).toBe(2), soon)
    lines.push(await carrier.connect(await atCentral.person('organizer')))
    await vi.waitFor(async () => {
      expect(await onCentral()).toEqual(['event:2'])
      expect(carrier.refused).toMatchObject([{ recordId: 'review:decision' }])
    }, soon)
    // Nothing is lost: the room keeps it for a carrier who may.
    expect((await allOf(inRoom)).has('review:decision')).toBe(true)
    expect(await carrier.get('review:decision')).toMatchObject({ by: 'Mo', deletedAt: '' })
  })
})

const withoutId = ({ id: _, ...fields }: ReturnType<typeof record>) => fields
