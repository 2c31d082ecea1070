import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Snapshots, startSnapshots } from '#main/core/snapshots'
import { openStore, type Store } from '#main/store/open'
import { snapshotsIn } from '#main/store/snapshots'

const HOUR = 3_600_000
let freeBytes = 1e12
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  statfs: async () => ({ bavail: freeBytes, bsize: 1 }),
}))

let dataDir: string
let store: Store
let snapshots: Snapshots
let now: number
let newestWrite: number

beforeEach(async () => {
  freeBytes = 1e12
  now = Date.parse('2026-11-30T18:00:00.000Z')
  newestWrite = 1
  dataDir = mkdtempSync(join(tmpdir(), 'barnstorm-daily-'))
  const opened = await openStore({ dir: dataDir, key: 'test key' })
  if (!opened.ok) throw new Error(opened.error.tag)
  store = opened.value
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  snapshots = startSnapshots({
    store: { file: store.file, backup: store.backup, newestWrite: () => newestWrite },
    records: { count: async () => 3 },
    dataDir,
    key: 'test key',
    clock: { now: () => new Date(now) },
    log: () => {},
    restart: () => {},
    restored: null,
  })
})
afterEach(async () => {
  vi.useRealTimers()
  await snapshots.close()
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const made = () => snapshotsIn(dataDir).map(({ at, reason }) => `${at} ${reason}`)

/** The laptop is on for so long; what is begun meanwhile ends. */
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds
  vi.advanceTimersByTime(milliseconds)
  // One at a time: a wish that cannot be granted comes after all that was begun.
  await snapshots.restore('none')
}

test('one is made by itself a minute after the start, then once a day where something has changed', async () => {
  await pass(59_000)
  expect(made()).toEqual([])
  await pass(1000)
  expect(made()).toEqual(['2026-11-30T18:01:00.000Z daily'])
  newestWrite++
  for (let hour = 0; hour < 19; hour++) await pass(HOUR)
  expect(made()).toHaveLength(1)
  for (let hour = 0; hour < 2; hour++) await pass(HOUR)
  expect(made()).toHaveLength(2)
  for (let hour = 0; hour < 48; hour++) await pass(HOUR)
  expect(made()).toHaveLength(2)
})

test('a laptop that is closed makes no more', async () => {
  await snapshots.close()
  vi.advanceTimersByTime(30 * HOUR)
  expect(made()).toEqual([])
})

test('where the disk is too short nothing is made and it is said, until there is room', async () => {
  freeBytes = 500_000_000
  await pass(60_000)
  expect(made()).toEqual([])
  expect(snapshots.model().trouble).toEqual({ tag: 'disk-short', at: '2026-11-30T18:01:00.000Z' })
  expect(await snapshots.take()).toEqual({ ok: false, error: { tag: 'disk-full' } })
  freeBytes = 600_000_000
  expect(await snapshots.take()).toMatchObject({ ok: true })
  expect(made()).toHaveLength(1)
  expect(snapshots.model().trouble).toBeNull()
})
