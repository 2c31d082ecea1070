import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonFields } from '#shared/contract/person'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'
import { benchFile, inTurns, lazy, median, quantile, timed } from './harness'
import { openRawInsert } from './raw-insert'

/**
 * The core as the shells run it, a process of its own, on a demo of 100,000 people (101,000 documents). Latencies
 * are those of a client: encoding, the way to the process and back, and the disk are in them.
 */
const PEOPLE = 100_000
const COMMANDS = 600
const STARTS = 7

const dataDir = lazy(async () => {
  // The core runs from the build, as it does for everybody.
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' })
  const dir = await mkdtemp(join(tmpdir(), 'barnstorm-bench-core-'))
  const core = await startCoreChild(dir)
  const { client } = core
  await client.profile.save({ name: 'Rosa', roles: ['organizer'], language: 'en', mainRole: 'organizer' })
  await client.system.demo({ seed: 1, people: PEOPLE, language: 'en' })
  await core.stop()
  return dir
})

const running = lazy(async () => startCoreChild(await dataDir()))

const fieldsOf = (number: number): PersonFields => ({
  firstName: `Guest${number}`,
  lastName: 'Aardvark',
  phone: '',
  email: '',
  zip: '',
})
let saved = 0
const savePerson = (core: CoreChild) => {
  const number = saved++
  return core.client.person.save({ id: null, key: `bench-person-${number}`, fields: fieldsOf(number) })
}

const rawInsert = lazy(async () => openRawInsert(await dataDir()))

/** From sending a command to the moment at which a watching screen has its result. */
async function commandToResult(core: CoreChild, rounds: number): Promise<number[]> {
  const screen = new AbortController()
  const input = { text: 'aardvark', limit: 50 }
  const models = await core.client.person.list(input, { signal: screen.signal })
  await models.next()
  const latencies: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const seen = models.next()
    await savePerson(core)
    await seen
    latencies.push(performance.now() - start)
  }
  screen.abort()
  return latencies
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

export default benchFile(
  {
    'core.coldStart100k': {
      unit: 's',
      peerName: 'bound of 1 s',
      async run() {
        const dir = await dataDir()
        const seconds: number[] = []
        for (let start = 0; start < STARTS; start++) {
          let core: CoreChild | undefined
          const milliseconds = await timed(async () => {
            core = await startCoreChild(dir)
            await core.client.profile.live().then((models) => models.next())
          })
          seconds.push(milliseconds / 1000)
          await core?.stop()
        }
        return { ours: median(seconds), peer: 1 }
      },
    },

    'command.ackP99': {
      unit: 'ms',
      peerName: 'one raw committed insert, p99',
      async run() {
        const core = await running()
        const insert = await rawInsert()
        const { ours, peer } = await inTurns(
          COMMANDS,
          () => timed(() => savePerson(core)),
          () => timed(insert),
        )
        return { ours: quantile(ours, 0.99), peer: quantile(peer, 0.99) }
      },
    },

    'live.commandToResultP99': {
      unit: 'ms',
      peerName: 'bound of 50 ms',
      run: async () => ({ ours: quantile(await commandToResult(await running(), 400), 0.99), peer: 50 }),
    },

    'core.rss100k': {
      unit: 'MB',
      peerName: 'bound of 300 MB',
      async run() {
        const core = await running()
        await commandToResult(core, 200)
        for await (const { rows } of await core.client.event.list({
          ...{ meetingId: null, state: null, when: 'all', text: '' },
          limit: 200,
        })) {
          if (rows.length > 0) break
        }
        return { ours: residentMegabytes(core.pid), peer: 300 }
      },
    },
  },
  async () => {
    await (await running()).stop()
    await rm(await dataDir(), { recursive: true, force: true })
  },
)
