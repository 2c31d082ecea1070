import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { startCore } from '#main/core/core'
import type { Clock } from '#main/core/ports'
import type { CoreClient } from '#shared/contract/contract'

/** A core in this process, on a data folder of its own, with a clock that stands until it is set. */
export type LocalCore = {
  /** Another one after a restart. */
  readonly client: CoreClient
  readonly dataDir: string
  /** Once the core has restarted as it wished. */
  restarted(): Promise<void>
  setClock(instant: string): void
  close(): Promise<void>
}

export const LOCAL_KEY = 'fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210'

/** @param keptIn a data folder that stays when the core closes, to be opened again: two cores are too many for one process */
export async function startLocalCore(
  instant: string,
  begunAt = instant,
  keptIn?: string,
): Promise<LocalCore> {
  const dataDir = keptIn ?? (await mkdtemp(join(tmpdir(), 'barnstorm-core-')))
  let now = new Date(begunAt)
  const clock: Clock = { now: () => now }
  let restarted = Promise.resolve()
  async function open() {
    const started = await startCore({
      dataDir,
      key: LOCAL_KEY,
      version: 'test',
      clock,
      log: () => {},
      restart,
    })
    if (!started.ok) throw new Error(started.error.tag)
    const client: CoreClient = createRouterClient(started.value.router)
    return { core: started.value, client }
  }
  let { core, client } = await open()
  function restart(): void {
    restarted = core.close().then(async () => {
      ;({ core, client } = await open())
    })
  }
  await client.profile.save({
    name: 'Rosa Delgado',
    roles: ['organizer'],
    language: 'en',
    mainRole: 'organizer',
  })
  now = new Date(instant)
  return {
    get client() {
      return client
    },
    dataDir,
    restarted: async () => {
      // The core asks for it after it has answered.
      await new Promise((done) => setImmediate(() => setImmediate(done)))
      await restarted
    },
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
