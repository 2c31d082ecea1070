import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallResult } from '#shared/contract/call'
import type { Role } from '#shared/model/base'
import { startCentral, type TestCentral, until } from '#tests/support/central'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'
import { stewardOnce } from './steward-support'

/**
 * A kit goes to its host and its results come back through the central server. The two laptops are processes with data
 * folders of their own, and are never on the network at the same time.
 */
let root: string
let hub: TestCentral<'rosa' | 'hana' | 'bo'>
const cores: CoreChild[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'barnstorm-kit-'))
  hub = await startCentral(
    join(root, 'central'),
    ['rosa', ['organizer']],
    ['hana', ['host']],
    ['bo', ['host']],
  )
})
afterEach(async () => {
  for (const core of cores.splice(0)) await core.stop()
  await hub.close()
  await rm(root, { recursive: true, force: true })
})

async function laptop(name: keyof typeof hub.invitations, role: Role) {
  const core = await startCoreChild(join(root, name))
  cores.push(core)
  const { client } = core
  await client.profile.save({ name, roles: [role], language: 'en', mainRole: role })
  return {
    client,
    /** On the network until all that waits is sent and `seen` holds; then off again. */
    async meet(seen: () => Promise<unknown> = async () => {}) {
      await client.sync.connect({ invitation: hub.invitations[name] })
      await seen()
      await until(client.sync.status(), ({ waiting, state }) => waiting === 0 && state === 'live')
      expect(await until(client.sync.status(), () => true)).toMatchObject({ refused: 0 })
      await client.sync.disconnect()
      await stewardOnce(hub.address, hub.program)
    },
  }
}

const LIST = [
  'VANID,First Name,Last Name,Phone,ZIP',
  '1,Ana,Ruiz,212-555-0101,10001',
  '2,Ben,Okafor,212-555-0102,10001',
  '3,Cleo,Marsh,212-555-0103,10001',
]

const result = (outcome: CallResult['outcome'], note = ''): CallResult => ({
  ...{ outcome, phone: '', answers: [], note, callBackAt: '', language: '', signUps: [], covers: [] },
})

test('a kit reaches its host alone, and every conversation comes home once', async () => {
  const rosa = await laptop('rosa', 'organizer')
  const { id } = await rosa.client.kit.create({
    ...{ key: 'kit-key-000001', eventId: null, templateId: 'invite', hostUser: 'hana' },
  })
  // At all hours, so that the story holds whenever it is told.
  await rosa.client.kit.update({ id, fields: { training: [], hours: { fromHour: 0, toHour: 24 } } })
  const steps = await rosa.client.contacts.import({
    ...{ kitId: id, file: new File([LIST.join('\n')], 'list.csv'), columns: null, sheet: '' },
    ...{ batch: 'list-batch-001', name: 'list.csv' },
  })
  for await (const step of steps) if (step.state === 'done') expect(step.added).toBe(3)
  await rosa.client.kit.setReady({ id, ready: true })
  await rosa.meet()

  const hana = await laptop('hana', 'host')
  await hana.meet(() =>
    until(hana.client.kit.one({ id }), (model) => model?.totals.contacts === 3 && model.script !== null),
  )
  const { id: callerId } = await hana.client.call.join({
    ...{ key: 'caller-key-0001', kitId: id, name: 'Hana', languages: ['en'], station: '', guestId: '' },
  })
  for (const outcome of ['will-come', 'no-answer', 'do-not-call'] as const) {
    const { card } = await hana.client.call.next({ callerId })
    await hana.client.call.finish({
      ...{ callerId, key: `call-${outcome}`, contactId: card?.contact.id ?? '', andNext: false },
      result: result(outcome, 'said so herself'),
    })
  }
  await hana.meet()

  await rosa.meet(() => until(rosa.client.kit.one({ id }), (model) => model?.totals.calls === 3))
  const totals = { calls: 3, yeses: 1, contacts: 3, done: 2 }
  const at = async ({ client }: typeof rosa) =>
    (await until(client.after.report({ kitId: id }), () => true))?.totals
  expect(await at(rosa)).toMatchObject(totals)
  // Going on the network again brings nothing twice.
  await hana.meet()
  await rosa.meet()
  expect(await at(rosa)).toMatchObject(totals)
  expect(await at(hana)).toEqual(await at(rosa))

  const bo = await laptop('bo', 'host')
  await bo.meet()
  expect(await until(bo.client.kit.list(), () => true)).toEqual([])
})
