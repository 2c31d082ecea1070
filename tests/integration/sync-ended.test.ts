import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { invite, revoke } from '#main/central/invite'
import { encodeInvitation } from '#shared/domain/sync-invitation'
import { startLocalCore } from '../support/local-core'
import { startTestHub, type TestServer } from './hub-support'
import { newProgram } from './sync-support'

const soon = { timeout: 30_000, interval: 100 }
let server: TestServer
beforeAll(async () => {
  server = await startTestHub()
})
afterAll(() => server.close())

test('whose part was ended keeps nothing of it but their own unsent work, and gets all back with a new invitation', async () => {
  const address = { url: server.url, admin: server.admin }
  const program = await newProgram(server)
  const ann = await program.person('organizer')
  const core = await startLocalCore('2026-03-14T18:00:00.000Z')
  const { client, setClock } = core
  const first = async <T>(live: Promise<AsyncIterable<T>>): Promise<T> => {
    for await (const value of await live) return value
    throw new Error('no value')
  }
  const add = (key: string, firstName: string) =>
    client.person.save({
      id: null,
      key,
      fields: { firstName, lastName: 'Ng', phone: '', email: '', zip: '' },
    })
  const people = async () => (await first(client.person.list({ text: '', limit: 50 }))).people
  await add('person-number-one', 'Bea')
  // A file of work notes what others have been given, whole.
  await client.handOver.make({ lock: { by: 'passphrase', passphrase: 'library ramp winter spoon' } })
  await client.sync.connect({ invitation: encodeInvitation(ann) })
  await vi.waitFor(async () => expect((await program.onServer('team')).size).toBe(1), soon)

  // Written while nobody answers, so that it has not gone out when the part ends.
  await revoke({ address, program: program.program, name: ann.name })
  await add('person-number-two', 'Cy')
  await vi.waitFor(async () => {
    expect(await people()).toEqual([])
    expect((await first(client.sync.status())).state).toBe('no-access')
  }, soon)
  const { refusals } = await first(client.sync.problems())
  expect(refusals).toMatchObject([{ error: 'revoked', mine: { firstName: 'Cy' } }])
  expect((await program.onServer('team')).size).toBe(1)
  // The profile, the way to the server, and what was put aside.
  expect((await client.system.info()).documents).toBe(3)

  setClock('2026-03-14T19:00:00.000Z')
  const back = await invite({
    address,
    program: program.program,
    name: ann.name,
    roles: ['organizer'],
    renew: true,
  })
  if (!back.ok) throw new Error(back.error.tag)
  await client.sync.connect({ invitation: back.value.code })
  await vi.waitFor(async () => {
    expect((await people()).map(({ firstName }) => firstName)).toEqual(['Bea'])
  }, soon)
  for (const refusal of refusals) await client.sync.sendAgain({ refusalId: refusal.id })
  await vi.waitFor(async () => expect((await program.onServer('team')).size).toBe(2), soon)
  await core.close()
  await program.drop()
})
