import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { revoke } from '#main/central/invite'
import type { RoomView } from '#shared/contract/room'
import { encodeInvitation } from '#shared/domain/sync-invitation'
import type { Role } from '#shared/model/base'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'
import { startTestHub, type TestServer } from './hub-support'
import { newProgram } from './sync-support'

/** Laptops of a room without internet, each a core of its own; the network is this machine's. */
const soon = { timeout: 30_000, interval: 100 }
const folders: string[] = []
let ana: Seat
let beto: Seat

beforeEach(async () => {
  ana = await takeSeat('Ana')
  beto = await takeSeat('Beto')
})
afterEach(async () => {
  await ana.core.stop()
  await beto.core.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

type Seat = Awaited<ReturnType<typeof takeSeat>>

async function takeSeat(name: string) {
  const dir = mkdtempSync(join(tmpdir(), 'barnstorm-room-'))
  folders.push(dir)
  const core = await startCoreChild(dir)
  await core.client.profile.save({ name, roles: ['organizer'], language: 'en', mainRole: 'organizer' })
  return seatOf(dir, core)
}

function seatOf(dir: string, core: CoreChild) {
  const { client } = core
  const first = async <T>(live: Promise<AsyncIterable<T>>): Promise<T> => {
    for await (const value of await live) return value
    throw new Error('no value')
  }
  let made = 0
  return {
    dir,
    core,
    client,
    view: () => first(client.room.now()),
    add: (firstName: string) =>
      client.person.save({
        id: null,
        key: `person-of-${firstName}-${made++}`,
        fields: { firstName, lastName: 'Ng', phone: '', email: '', zip: '' },
      }),
    people: async () =>
      (await first(client.person.list({ text: '', limit: 50 }))).people
        .map(({ firstName }) => firstName)
        .sort(),
    problems: () => first(client.sync.problems()),
  }
}

async function open(seat: Seat): Promise<Extract<RoomView, { state: 'open' }>> {
  await seat.client.room.open({ name: 'Union hall' })
  return openView(seat)
}

async function openView(seat: Seat): Promise<Extract<RoomView, { state: 'open' }>> {
  return vi.waitFor(async () => {
    const view = await seat.view()
    if (view.state !== 'open') throw new Error(view.state)
    return view
  }, soon)
}

const addressOf = ({ addresses }: { addresses: string[] }): string =>
  `127.0.0.1:${addresses[0]?.split(':').at(-1)}`

async function isRefused(work: Promise<unknown>): Promise<string> {
  const answer = await work.then(
    () => 'taken',
    (cause: { data?: { tag?: string } }) => cause.data?.tag ?? String(cause),
  )
  return answer
}

describe('a room without internet', () => {
  test('brings the work of its laptops together, both ways, and what was done while the line was down', async () => {
    await ana.add('Ana-before')
    await beto.add('Beto-before')
    const room = await open(ana)
    expect(await isRefused(beto.client.room.join({ address: addressOf(room), code: 'AAAA-AAAA' }))).toBe(
      'wrong-code',
    )
    expect(await isRefused(beto.client.room.join({ address: '127.0.0.1:9', code: room.code }))).toBe(
      'room-not-found',
    )
    const typed = room.code.toLowerCase().replace('-', ' ')
    expect(await beto.client.room.join({ address: addressOf(room), code: typed })).toEqual({
      name: 'Union hall',
    })
    await vi.waitFor(async () => {
      expect(await ana.people()).toEqual(['Ana-before', 'Beto-before'])
      expect(await beto.people()).toEqual(['Ana-before', 'Beto-before'])
      expect(await beto.view()).toMatchObject({
        state: 'joined',
        name: 'Union hall',
        line: 'live',
        waiting: 0,
      })
    }, soon)
    expect((await openView(ana)).guests).toMatchObject([{ name: 'Beto', isHere: true }])

    // Pull the plug of the laptop whose room it is; the other goes on and is heard when it is back.
    await ana.core.kill()
    await beto.add('Beto-meanwhile')
    await vi.waitFor(
      async () => expect(await beto.view()).toMatchObject({ line: 'offline', waiting: 1 }),
      soon,
    )
    ana = seatOf(ana.dir, await startCoreChild(ana.dir))
    await vi.waitFor(async () => expect(await ana.people()).toContain('Beto-meanwhile'), soon)
    await vi.waitFor(async () => expect(await beto.view()).toMatchObject({ line: 'live', waiting: 0 }), soon)
    expect((await openView(ana)).code).not.toBe(room.code)

    await ana.client.room.close()
    expect(await ana.view()).toMatchObject({ state: 'none', barred: null })
    expect(existsSync(join(ana.dir, 'room.sqlite'))).toBe(false)
    expect(await ana.people()).toEqual(['Ana-before', 'Beto-before', 'Beto-meanwhile'])
    expect([await ana.problems(), await beto.problems()]).toEqual([
      { refusals: [], conflicts: [] },
      { refusals: [], conflicts: [] },
    ])
  })

  test('who is taken out reads no more, gives up what the room brought, and keeps their own unsent work apart', async () => {
    await ana.add('Ana-only')
    await beto.add('Beto-before')
    const room = await open(ana)
    await beto.client.room.join({ address: addressOf(room), code: room.code })
    await vi.waitFor(async () => expect(await beto.people()).toEqual(['Ana-only', 'Beto-before']), soon)
    const [guest] = (await openView(ana)).guests
    await ana.client.room.remove({ id: guest?.id ?? '' })
    // Whoever types does not stop for it: whatever the moment, each word is in the room, set apart, or still here.
    const typed: string[] = []
    while ((await beto.view()).state !== 'removed') {
      typed.push(`Beto-${typed.length}`)
      await beto.add(`Beto-${typed.length - 1}`)
    }
    expect(await beto.view()).toEqual({ state: 'removed', name: 'Union hall' })
    const here = await beto.people()
    expect(here).not.toContain('Ana-only')
    expect(here).toContain('Beto-before')
    const { refusals } = await beto.problems()
    expect(refusals.length).toBeGreaterThan(0)
    const kept = new Set([...(await ana.people()), ...here, ...refusals.map(({ mine }) => mine.firstName)])
    expect(typed.filter((name) => !kept.has(name))).toEqual([])
    expect((await openView(ana)).guests).toEqual([])

    // Let in again, all is there again.
    await beto.client.room.leave()
    await beto.client.room.join({ address: addressOf(room), code: (await openView(ana)).code })
    await vi.waitFor(async () => expect(await beto.people()).toContain('Ana-only'), soon)
  })

  describe('of a program that has a server', () => {
    let server: TestServer
    let program: Awaited<ReturnType<typeof newProgram>>
    beforeEach(async () => {
      server = await startTestHub()
      program = await newProgram(server)
    })
    afterEach(() => server.close())

    const connect = async (seat: Seat, ...roles: Role[]) => {
      const invitation = await program.person(...roles)
      await seat.client.sync.connect({ invitation: encodeInvitation(invitation) })
      return invitation
    }
    const onServer = async () =>
      [...(await program.onServer('team')).values()].map(({ firstName }) => firstName).sort()

    test('carries what guests write to it, and ends where the carrier’s part ends, which takes nothing from guests', async () => {
      const invitation = await connect(ana, 'organizer')
      const room = await open(ana)
      await beto.client.room.join({ address: addressOf(room), code: room.code })
      await beto.add('Beto-there')
      await ana.add('Ana-there')
      await vi.waitFor(async () => {
        expect(await onServer()).toEqual(['Ana-there', 'Beto-there'])
        expect(await beto.people()).toEqual(['Ana-there', 'Beto-there'])
      }, soon)

      const address = { url: server.url, admin: server.admin }
      await revoke({ address, program: program.program, name: invitation.name })
      await vi.waitFor(async () => {
        expect(await ana.people()).toEqual([])
        expect(await ana.view()).toMatchObject({ state: 'none' })
      }, soon)
      expect(existsSync(join(ana.dir, 'room.sqlite'))).toBe(false)
      expect(await onServer()).toEqual(['Ana-there', 'Beto-there'])
      expect(await beto.people()).toEqual(['Ana-there', 'Beto-there'])
    })

    test('lets in no laptop of another program, nor a host’s', async () => {
      await connect(beto, 'organizer')
      const room = await open(ana)
      const joining = () => beto.client.room.join({ address: addressOf(room), code: room.code })
      expect(await isRefused(joining())).toBe('other-program')
      await beto.client.sync.disconnect()
      await connect(beto, 'host')
      expect(await isRefused(joining())).toBe('host-stays-out')
      expect(await isRefused(beto.client.room.open({ name: 'Mine' }))).toBe('host-stays-out')
      expect(await beto.view()).toEqual({ state: 'none', barred: 'host' })
      expect((await openView(ana)).guests).toEqual([])
    })

    test('takes from a guest who is taken out nothing that their own server lets them read', async () => {
      await connect(ana, 'organizer')
      await connect(beto, 'organizer')
      await ana.add('Ana-there')
      await vi.waitFor(async () => expect(await beto.people()).toEqual(['Ana-there']), soon)
      const room = await open(ana)
      await beto.client.room.join({ address: addressOf(room), code: room.code })
      await vi.waitFor(async () => expect(await beto.view()).toMatchObject({ line: 'live' }), soon)
      const [guest] = (await openView(ana)).guests
      await ana.client.room.remove({ id: guest?.id ?? '' })
      await vi.waitFor(async () => expect(await beto.view()).toMatchObject({ state: 'removed' }), soon)
      expect(await beto.people()).toEqual(['Ana-there'])
      await beto.add('Beto-after')
      await vi.waitFor(async () => expect(await onServer()).toEqual(['Ana-there', 'Beto-after']), soon)
      expect((await beto.problems()).refusals).toEqual([])
    })
  })
})
