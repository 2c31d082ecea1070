import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { snapshotFolder, snapshotsIn } from '#main/store/snapshots'
import { first, type LocalCore, startLocalCore } from '../support/local-core'

const add = ({ client }: LocalCore, key: string, firstName: string) =>
  client.person.save({
    id: null,
    key,
    fields: { firstName, lastName: 'Ng', phone: '', email: '', zip: '' },
  })
const names = async ({ client }: LocalCore) =>
  (await first(client.person.list({ text: '', limit: 50 }))).people.map(({ firstName }) => firstName).sort()
const listed = ({ client }: LocalCore) => first(client.snapshot.list())

test('a snapshot brings back what was, and the way back brings back what was before that', async () => {
  const core = await startLocalCore('2026-11-30T18:00:00.000Z')
  await add(core, 'person-number-one', 'Bea')
  await core.client.snapshot.take()
  core.setClock('2026-11-30T19:00:00.000Z')
  await add(core, 'person-number-two', 'Cy')
  const { snapshots } = await listed(core)
  expect(snapshots).toMatchObject([{ reason: 'asked', holds: { people: 1, meetings: 0, events: 0 } }])

  await core.client.snapshot.restore({ name: snapshots[0]?.name ?? '' })
  await core.restarted()
  expect(await names(core)).toEqual(['Bea'])
  const after = await listed(core)
  expect(after.restored).toMatchObject({ tag: 'done', at: '2026-11-30T18:00:00.000Z' })
  expect(after.snapshots).toMatchObject([
    { reason: 'before-restore', holds: { people: 2 } },
    { reason: 'asked' },
  ])

  const undo = after.restored?.tag === 'done' ? after.restored.undo : null
  core.setClock('2026-11-30T20:00:00.000Z')
  await core.client.snapshot.restore({ name: undo ?? '' })
  await core.restarted()
  expect(await names(core)).toEqual(['Bea', 'Cy'])
  // Nothing lies about outside of the folder of snapshots.
  expect(readdirSync(core.dataDir).filter((name) => name.endsWith('.db'))).toEqual(['barnstorm.db'])
  await core.close()
})

test('a damaged snapshot changes nothing, and is said', async () => {
  const core = await startLocalCore('2026-11-30T18:00:00.000Z')
  await add(core, 'person-number-one', 'Bea')
  await core.client.snapshot.take()
  const [taken] = snapshotsIn(core.dataDir)
  truncateSync(taken?.file ?? '', 8192)
  await core.client.snapshot.restore({ name: taken?.name ?? '' })
  await core.restarted()
  expect(await names(core)).toEqual(['Bea'])
  expect((await listed(core)).restored).toMatchObject({ tag: 'failed' })
  await core.close()
})

test('snapshots are encrypted, whole under their name, and what was cut off goes at the next start', async () => {
  const core = await startLocalCore('2026-11-30T18:00:00.000Z')
  await add(core, 'person-number-one', 'Zebulon')
  await core.client.snapshot.take()
  const folder = snapshotFolder(core.dataDir)
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).includes('Zebulon')).toBe(false)
  writeFileSync(join(folder, 'half.snapshot.part'), 'cut off')
  await expect(core.client.snapshot.restore({ name: '../barnstorm.db' })).rejects.toMatchObject({
    data: { tag: 'not-found' },
  })
  const [taken] = snapshotsIn(core.dataDir)
  await core.client.snapshot.restore({ name: taken?.name ?? '' })
  await core.restarted()
  expect(readdirSync(folder)).not.toContain('half.snapshot.part')
  await core.close()
})

test('contact data that is purged is in no snapshot either', async () => {
  const core = await startLocalCore('2026-11-30T18:00:00.000Z')
  const { client } = core
  const { id: kitId } = await client.kit.create({
    ...{ key: 'kit-key-000001', eventId: null, templateId: 'invite', hostUser: '' },
  })
  const guest = { firstName: 'Gus', lastName: 'Lind', phone: '212 555 0109', email: '', zip: '', note: '' }
  await client.party.walkIn({ key: 'guest-key-0001', kitId, fields: guest })
  await client.snapshot.take()
  await client.after.close({ kitId })
  core.setClock('2026-11-30T19:00:00.000Z')
  await client.after.purge({ kitId })
  await expect
    .poll(async () => (await listed(core)).snapshots)
    .toMatchObject([{ at: '2026-11-30T19:00:00.000Z' }])
  await client.snapshot.restore({ name: (await listed(core)).snapshots[0]?.name ?? '' })
  await core.restarted()
  const party = await first(core.client.party.live({ kitId }))
  expect(JSON.stringify(party)).not.toMatch(/Gus|Lind|0109/)
  await core.close()
})
