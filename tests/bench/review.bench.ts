import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CoreClient } from '#shared/contract/contract'
import type { QueueFilter } from '#shared/contract/review'
import { EVERYTHING } from '#shared/domain/review-queue'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'
import { benchFile, lazy, quantile, timed } from './harness'

/**
 * A moderator's queue in the core as the shells run it, a process of its own: what a client waits for, with encoding,
 * the way there and back, and the disk in it.
 */
const SLOTS = 20
const DECISIONS = 200
const FILTERINGS = 120

type Queue = { dir: string; core: CoreChild }
const made: Queue[] = []

const queueOf = (size: number) =>
  lazy(async (): Promise<Queue> => {
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' })
    const dir = await mkdtemp(join(tmpdir(), 'barnstorm-bench-review-'))
    const core = await startCoreChild(dir)
    await core.client.profile.save({ name: 'Mo', roles: ['admin'], language: 'en', mainRole: 'admin' })
    for (let host = 0; host < size / SLOTS; host++) await handIn(core.client, host)
    // The next start reads the queue from the disk, as on every evening.
    await core.stop()
    const queue = { dir, core: await startCoreChild(dir) }
    made.push(queue)
    return queue
  })

const small = queueOf(1_000)
const large = queueOf(11_000)

const types = ['phone-bank', 'canvass', 'training', 'watch-party'] as const
const zips = ['10001', '60601', '73301', '94103', '30301', '98101'] as const

/** One host with twenty evenings, all complete, into the queue. */
async function handIn(client: CoreClient, host: number): Promise<void> {
  const { events } = await client.event.signUpHost({
    key: `bench-host-${String(host).padStart(6, '0')}`,
    // A line-up of its own, or each sign-up would read all those before it.
    meetingId: `meeting:bench-${host}`,
    host: {
      firstName: `Host${host}`,
      lastName: 'Aardvark',
      phone: `212555${String(1000 + (host % 9000))}`,
      email: '',
      zip: zips[host % zips.length] ?? '10001',
    },
    hostId: null,
    type: types[host % types.length] ?? 'other',
    place: `Room ${host}`,
    atHome: host % 2 === 0,
    street: `${host} Oak Street`,
    capacity: 12,
    slots: Array.from({ length: SLOTS }, (_, day) => ({
      startsAt: new Date(Date.UTC(2031, 0, 1 + day, 23)).toISOString(),
      minutes: 120,
    })),
    zone: 'America/New_York',
  })
  await client.event.submit({ ids: events.map(({ id }) => id), key: `bench-submit-${host}-000000` })
}

async function first<T>(live: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const value of await live) return value
  throw new Error('the live query ended without a value')
}

/** From sending the approval of one event to having the next one, with its checks, twins and record. */
async function openNext({ core }: Queue): Promise<number[]> {
  const { review } = core.client
  let place = await first(review.place({ filter: EVERYTHING, id: null }))
  const times: number[] = []
  for (let round = 0; round < DECISIONS && place; round++) {
    const eventId = place.id
    const next = place.after[0]
    if (!next) break
    const start = performance.now()
    const decision = { key: `bench-decision-${round}`, action: 'approve', reason: '', message: '' } as const
    await review.decide({ ...decision, eventId, basedOn: '' })
    await first(review.one({ eventId: next }))
    times.push(performance.now() - start)
    place = await first(review.place({ filter: EVERYTHING, id: next }))
  }
  return times
}

const filters: readonly Partial<QueueFilter>[] = [
  { text: 'host7' },
  { type: 'canvass', usState: 'NY' },
  { flag: 'any', where: 'home' },
  { flag: 'none', waits: 'day' },
  { starts: 'later', openTo: 'public', text: 'aardvark' },
]

export default benchFile(
  {
    'review.openNextP95': {
      unit: 'ms',
      peerName: 'bound of 50 ms',
      run: async () => ({ ours: quantile(await openNext(await small()), 0.95), peer: 50 }),
    },

    'review.firstQueue11k': {
      unit: 's',
      peerName: 'bound of 2 s',
      async run() {
        const { client } = (await large()).core
        const milliseconds = await timed(() =>
          first(client.review.queue({ filter: EVERYTHING, from: 0, count: 120 })),
        )
        return { ours: milliseconds / 1000, peer: 2 }
      },
    },

    'review.filter11kP95': {
      unit: 'ms',
      peerName: 'bound of 50 ms',
      async run() {
        const { client } = (await large()).core
        const times: number[] = []
        for (let round = 0; round < FILTERINGS; round++) {
          const filter = { ...EVERYTHING, ...filters[round % filters.length] }
          const from = (round * 97) % 500
          times.push(await timed(() => first(client.review.queue({ filter, from, count: 120 }))))
        }
        return { ours: quantile(times, 0.95), peer: 50 }
      },
    },
  },
  async () => {
    for (const { dir, core } of made) {
      await core.stop()
      await rm(dir, { recursive: true, force: true })
    }
  },
)
