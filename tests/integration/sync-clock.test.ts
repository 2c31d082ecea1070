import { expect, test } from 'vitest'
import { encodeInvitation } from '#shared/domain/sync-invitation'
import { first, startLocalCore } from '../support/local-core'
import { startTestHub } from './hub-support'
import { newProgram } from './sync-support'

test('what is written is stamped by the server’s time while there is a server, and by this clock after it', async () => {
  const server = await startTestHub()
  const program = await newProgram(server)
  const core = await startLocalCore('2026-03-14T18:00:00.000Z')
  const { client } = core
  const stampOf = async (key: string) => {
    const fields = { firstName: key, lastName: 'Ng', phone: '', email: '', zip: '' }
    const { id } = await client.person.save({ id: null, key: `person-number-${key}`, fields })
    return (await first(client.sync.records({ limit: 100 }))).find((record) => record.id === id)?.updatedAt
  }
  const invitation = encodeInvitation(await program.person('organizer'))
  const clockAhead = async () => (await first(client.sync.status())).clockAheadMs
  const ownTime = /^2026-03-14T18:00:00/

  expect(await stampOf('one')).toMatch(ownTime)
  for (const key of ['two', 'three']) {
    await client.sync.connect({ invitation })
    await expect.poll(clockAhead).not.toBe(0)
    expect(Date.parse((await stampOf(key)) ?? '')).toBeGreaterThan(Date.now() - 60_000)
    await client.sync.disconnect()
    expect(await stampOf(`after-${key}`)).toMatch(ownTime)
  }
  await core.close()
  await server.close()
})
