import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openDatabase } from '#main/store/database'
import { openStore } from '#main/store/open'
import { restoreBackup } from '#main/store/restore'
import { collections as definitions } from '#shared/model/collections'
import type { Invitation } from '#shared/model/invitation'
import { PROFILE_ID } from '#shared/model/profile'
import { ask, startTestHub, type TestServer } from './hub-support'
import { type Laptop, newProgram, nextInstant, openLaptop, record } from './sync-support'

const soon = { timeout: 30_000, interval: 50 }
let server: TestServer
const laptops: Laptop[] = []
const opened = async (dir?: string) => {
  const laptop = await openLaptop(dir)
  laptops.push(laptop)
  return laptop
}
const titleOf = async (laptop: Laptop, id: string) => (await laptop.get(id))?.title
const inStep = (laptop: Laptop) =>
  laptop.until(({ waiting, circles }) => waiting === 0 && circles.program === 'live')

beforeAll(async () => {
  server = await startTestHub()
})
afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.destroy()
})
afterAll(() => server.close())

/** The laptop, closed, put back to its backup, and opened and connected again. */
async function goBack(laptop: Laptop, backup: string, invitation: Invitation): Promise<Laptop> {
  await laptop.close()
  laptops.splice(laptops.indexOf(laptop), 1)
  expect(await restoreBackup({ dir: laptop.dir, backup, key: 'test key' })).toMatchObject({ ok: true })
  const back = await opened(laptop.dir)
  await back.connect(invitation)
  return back
}

test('a laptop that goes back to a snapshot comes to what is newest, brings nothing old back, and sends what never went out', async () => {
  const program = await newProgram(server)
  const [annsInvitation, bensInvitation] = [
    await program.person('organizer'),
    await program.person('organizer'),
  ]
  let ann = await opened()
  const ben = await opened()
  await ann.save(
    record('profile', PROFILE_ID.slice('profile:'.length)),
    record('meeting', 'edited', { title: 'First' }),
    record('meeting', 'reverted', { title: 'First' }),
    record('meeting', 'removed', { title: 'First' }),
    record('meeting', 'gone', { title: 'First' }),
  )
  await ann.connect(annsInvitation)
  await ben.connect(bensInvitation)
  await vi.waitFor(async () => expect(await ben.ids('meeting')).toHaveLength(4), soon)
  await inStep(ann)

  // Not yet sent when the snapshot is made, but soon after.
  await ann.disconnect()
  await ann.edit('meeting:reverted', { title: 'Second' })
  await ann.save(record('meeting', 'added', { title: 'First' }))
  const backup = join(ann.dir, 'snapshot.db')
  await ann.backup(backup)
  await ann.connect(annsInvitation)
  await vi.waitFor(async () => expect(await titleOf(ben, 'meeting:reverted')).toBe('Second'), soon)
  await ann.edit('meeting:edited', { title: 'Second' })
  await ann.save(record('meeting', 'later', { title: 'First' }))
  await vi.waitFor(async () => expect(await ben.ids('meeting')).toHaveLength(6), soon)
  await vi.waitFor(async () => expect(await titleOf(ben, 'meeting:edited')).toBe('Second'), soon)
  await inStep(ann)
  await ann.disconnect()

  await ben.edit('meeting:edited', { title: 'Third' })
  await ben.edit('meeting:reverted', { title: 'First' })
  await ben.edit('meeting:added', { deletedAt: nextInstant() })
  await ben.edit('meeting:removed', { deletedAt: nextInstant() })
  await inStep(ben)
  const { body } = await ask(server, 'GET', `${program.database('program')}/meeting:gone`, {
    as: server.admin,
  })
  const { _rev: rev } = body as { _rev: string }
  await ask(server, 'DELETE', `${program.database('program')}/meeting:gone?rev=${rev}`, { as: server.admin })

  ann = await goBack(ann, backup, annsInvitation)
  await vi.waitFor(async () => {
    expect(await titleOf(ann, 'meeting:edited')).toBe('Third')
    expect(await ann.all()).toEqual(await ben.all())
  }, soon)
  await inStep(ann)
  expect(await titleOf(ann, 'meeting:reverted')).toBe('First')
  expect((await ann.get('meeting:added'))?.deletedAt).not.toBe('')
  expect((await ann.get('meeting:removed'))?.deletedAt).not.toBe('')
  expect(await ann.ids('meeting')).toEqual(
    ['added', 'edited', 'later', 'removed', 'reverted'].map((key) => `meeting:${key}`),
  )
  expect([...(await program.onServer('program')).keys()].sort()).toEqual(await ann.ids('meeting'))
  expect([ann.conflicts, ann.refused, ben.conflicts, ben.refused]).toEqual([[], [], [], []])
  await program.drop()
})

test('what had never been sent is merged, field by field, with what the server has by then', async () => {
  const program = await newProgram(server)
  const invitation = await program.person('organizer')
  let ann = await opened()
  const ben = await opened()
  await ann.save(record('meeting', 'one', { title: 'First', place: 'Hall' }))
  await ann.connect(invitation)
  await ben.connect(await program.person('organizer'))
  await ben.untilThere('meeting:one')
  await inStep(ann)
  await ann.disconnect()
  await ann.edit('meeting:one', { title: 'Unsent' })
  const backup = join(ann.dir, 'snapshot.db')
  await ann.backup(backup)
  await ben.edit('meeting:one', { place: 'Library' })
  await inStep(ben)
  ann = await goBack(ann, backup, invitation)
  await vi.waitFor(async () => {
    expect(await ben.get('meeting:one')).toMatchObject({ title: 'Unsent', place: 'Library' })
    expect(await ann.all()).toEqual(await ben.all())
  }, soon)
  await program.drop()
})

test('a second laptop made from a backup is not taken for the first: other form letters, other desks', async () => {
  const ann = await opened()
  await ann.save(record('profile', 'me'), record('kitdesk', 'one', { desk: 'desk-of-ann' }))
  const backup = join(ann.dir, 'snapshot.db')
  await ann.backup(backup)
  const dir = mkdtempSync(join(tmpdir(), 'laptop-'))
  expect(await restoreBackup({ dir, backup, key: 'test key' })).toMatchObject({ ok: true })
  const store = await openStore({ dir, key: 'test key' })
  if (!store.ok) throw new Error(store.error.tag)
  const { collections, database } = await openDatabase(
    store.value.storage,
    { device: definitions.device },
    basename(ann.dir).toLowerCase(),
  )
  const read = async (id: string) =>
    (await collections.device.findOne(id).exec())?.toJSON() as Record<string, unknown>
  expect((await read(PROFILE_ID)).createdAt).not.toBe((await ann.get(PROFILE_ID))?.createdAt)
  expect((await read('kitdesk:one')).desk).not.toBe('desk-of-ann')
  await database.close()
  await store.value.close()
})
