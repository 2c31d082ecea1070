import { copyFileSync, linkSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { documentTables } from '#main/store/catalog'
import { openLibsql } from '#main/store/libsql-driver'
import { openStore } from '#main/store/open'
import { restoreBackup } from '#main/store/restore'
import { beingReplaced, snapshotFile, snapshotFolder, snapshotsIn } from '#main/store/snapshots'
import { seededRandom } from '#tests/drill/random'
import { CORE_KEY, type CoreChild, killWhileStarting, startCoreChild } from '#tests/support/core-child'
import { first, LOCAL_KEY, startLocalCore } from '#tests/support/local-core'

/**
 * The plug is pulled (SIGKILL) while a snapshot is made, and while one is put back. `SNAPSHOT_KILLS` and `DRILL_SEED`
 * extend and replay it.
 */
const KILLS = Number(process.env.SNAPSHOT_KILLS ?? 5)
const SEED = Number(process.env.DRILL_SEED ?? 20_261_201)

describe(`the plug is pulled ${KILLS} times (seed ${SEED})`, () => {
  const { next: random } = seededRandom(SEED)
  let dataDir: string
  let core: CoreChild
  let people = 0

  beforeEach(async () => {
    people = 0
    dataDir = mkdtempSync(join(tmpdir(), 'barnstorm-snapshots-'))
    core = await startCoreChild(dataDir)
    await core.client.profile.save({ ...rosa, roles: ['organizer'] })
    await add(300)
  })
  afterEach(async () => {
    await core.kill()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const rosa = { name: 'Rosa', language: 'en' as const, mainRole: 'organizer' as const }

  async function add(count: number): Promise<void> {
    const fields = { firstName: 'Guest', lastName: 'Ng', phone: '', email: '', zip: '' }
    const save = (number: number) =>
      core.client.person.save({ id: null, key: `person-number-${number}`, fields })
    await Promise.all(Array.from({ length: count }, () => save(people++)))
  }
  const counted = async () => (await first(core.client.person.list({ text: '', limit: 1 }))).total
  const restart = async () => {
    core = await startCoreChild(dataDir)
  }

  async function restore(name: string): Promise<void> {
    await core.client.snapshot.restore({ name })
    await core.ended
  }

  /** Nothing but whole snapshots and their labels lies in the folder, and nothing of a restore beside the database. */
  async function expectTidy(): Promise<void> {
    const folder = readdirSync(snapshotFolder(dataDir))
    expect(folder.filter((name) => !/\.snapshot(\.json)?$/.test(name))).toEqual([])
    expect(readdirSync(dataDir).filter((name) => /\.part|replaced/.test(name))).toEqual([])
    for (const { file } of snapshotsIn(dataDir)) {
      const dir = mkdtempSync(join(tmpdir(), 'barnstorm-copy-'))
      expect(await restoreBackup({ dir, backup: file, key: CORE_KEY })).toMatchObject({ ok: true })
      rmSync(dir, { recursive: true, force: true })
    }
  }

  test('while a snapshot is made: all is there, and snapshots are whole or not there', {
    timeout: 300_000,
  }, async () => {
    const began = performance.now()
    await core.client.snapshot.take()
    const takes = performance.now() - began
    for (let kill = 0; kill < KILLS; kill++) {
      await add(20)
      const taking = core.client.snapshot.take().catch(() => {})
      await new Promise((done) => setTimeout(done, random() * takes))
      await core.kill()
      await taking
      await restart()
      expect(await counted()).toBe(people)
      await expectTidy()
    }
    await core.client.snapshot.take()
    expect(snapshotsIn(dataDir)[0]?.holds?.people).toBe(people)
  })

  test('while one is put back: it is there or what was before, and the way to the other', {
    timeout: 300_000,
  }, async () => {
    await core.client.snapshot.take()
    const [before] = snapshotsIn(dataDir)
    await add(100)
    await restore(before?.name ?? '')
    const began = performance.now()
    await restart()
    const takes = performance.now() - began
    expect(await counted()).toBe(300)
    const wayBack = async () => {
      const [newest] = snapshotsIn(dataDir).filter(({ reason }) => reason === 'before-restore')
      await restore(newest?.name ?? '')
      await restart()
      expect(await counted()).toBe(people)
    }
    await wayBack()
    const ends = new Set<number>()
    for (let kill = 0; kill < KILLS; kill++) {
      await restore(before?.name ?? '')
      await killWhileStarting(dataDir, takes * (0.2 + 0.8 * random()))
      await restart()
      const now = await counted()
      ends.add(now)
      expect(now).toBeOneOf([300, people])
      await expectTidy()
      if (now !== people) await wayBack()
    }
    console.log(`kills ${KILLS} · ended with ${[...ends].join(' or ')} of ${people}`)
  })
})

/** The moments between two steps, too short to be met by chance. */
describe('a restore that was cut off', () => {
  const key = LOCAL_KEY
  const add = async (dir: string, firstName: string) => {
    const core = await startLocalCore('2026-11-30T18:00:00.000Z', undefined, dir)
    const fields = { firstName, lastName: 'Ng', phone: '', email: '', zip: '' }
    await core.client.person.save({ id: null, key: `person-number-${firstName}`, fields })
    await core.close()
  }
  const start = (dir: string) => startLocalCore('2026-11-30T19:00:00.000Z', undefined, dir)
  const listed = async ({ client }: Awaited<ReturnType<typeof start>>) =>
    (await first(client.snapshot.list())).snapshots.map(({ reason }) => reason)

  let dir: string
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'barnstorm-cut-'))
    await add(dir, 'Bea')
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))
  const database = () => join(dir, 'barnstorm.db')
  const replaced = () =>
    beingReplaced(snapshotFile(dir, 'before-restore', new Date('2026-11-30T18:30:00.000Z')))

  test('before the new database had its name leaves no snapshot that would change with the work', async () => {
    linkSync(database(), replaced())
    writeFileSync(`${database()}.part`, 'a copy')
    writeFileSync(`${database()}.part-wal`, 'its log')
    const core = await start(dir)
    expect(await listed(core)).toEqual([])
    expect(readdirSync(snapshotFolder(dir))).toEqual([])
    expect(readdirSync(dir).filter((name) => name.includes('.part'))).toEqual([])
    await core.close()
  })

  test('after it had leaves the way back', async () => {
    const other = mkdtempSync(join(tmpdir(), 'barnstorm-cut-'))
    const store = await openStore({ dir, key })
    if (!store.ok) throw new Error(store.error.tag)
    await store.value.backup(join(other, 'backup'))
    await store.value.close()
    await add(dir, 'Cy')
    await restoreBackup({ dir, backup: join(other, 'backup'), key, keepAs: replaced() })
    const core = await start(dir)
    expect((await first(core.client.person.list({ text: '', limit: 9 }))).total).toBe(1)
    expect(await listed(core)).toEqual(['before-restore'])
    await core.client.snapshot.restore({ name: snapshotsIn(dir)[0]?.name ?? '' })
    await core.restarted()
    expect((await first(core.client.person.list({ text: '', limit: 9 }))).total).toBe(2)
    await core.close()
    rmSync(other, { recursive: true, force: true })
  })

  test('does not play its log into the next copy', async () => {
    const target = join(dir, 'backup')
    const store = await openStore({ dir, key })
    if (!store.ok) throw new Error(store.error.tag)
    await store.value.backup(target)
    await store.value.close()
    const part = `${database()}.part`
    copyFileSync(target, part)
    const driver = openLibsql(part, key)
    driver.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0')
    for (const { number } of documentTables(driver)) driver.exec(`DELETE FROM documents_${number}`)
    copyFileSync(`${part}-wal`, `${part}-kept`)
    driver.close()
    renameSync(`${part}-kept`, `${part}-wal`)
    const restored = await restoreBackup({ dir, backup: target, key })
    expect(restored.ok && restored.value.documents).toBeGreaterThan(0)
  })
})
