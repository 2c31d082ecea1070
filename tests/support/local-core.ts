import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { startCore } from '#main/core/core'
import type { Clock } from '#main/core/ports'
import type { CoreClient } from '#shared/contract/contract'

/** A core in this process, on a data folder of its own, with a clock that stands until it is set. */
export type LocalCore = {
  client: CoreClient
  setClock(instant: string): void
  close(): Promise<void>
}

const KEY = 'fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210'

/** @param keptIn a data folder that stays when the core closes, to be opened again: two cores are too many for one process */
export async function startLocalCore(
  instant: string,
  begunAt = instant,
  keptIn?: string,
): Promise<LocalCore> {
  const dataDir = keptIn ?? (await mkdtemp(join(tmpdir(), 'barnstorm-core-')))
  let now = new Date(begunAt)
  const clock: Clock = { now: () => now }
  const started = await startCore({ dataDir, key: KEY, version: 'test', clock, log: () => {} })
  if (!started.ok) throw new Error(started.error.tag)
  const core = started.value
  const client: CoreClient = createRouterClient(core.router)
  await client.profile.save({
    name: 'Rosa Delgado',
    roles: ['organizer'],
    language: 'en',
    mainRole: 'organizer',
  })
  now = new Date(instant)
  return {
    client,
    setClock: (to) => {
      now = new Date(to)
    },
    close: async () => {
      await core.close()
      if (keptIn === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The first value of a live query. */
export async function first<T>(live: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const value of await live) return value
  throw new Error('the live query ended without a value')
}
