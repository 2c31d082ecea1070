import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeBackup } from '#main/store/backup'
import { openLibsql } from '#main/store/libsql-driver'
import { migrations } from '#main/store/migrations'
import { restoreBackup } from '#main/store/restore'
import { aNote, countNotes, dataFolder, KEY, notesIn, someNotes, storeIn, writeNotes } from './store-support'

const fileIn = (dir: string): string => join(dir, 'barnstorm.db')

/** A backup of so many notes, in a folder of its own. */
async function backupOf(count: number): Promise<string> {
  const dir = dataFolder()
  await writeNotes(dir, someNotes(count))
  const store = await storeIn(dir)
  const target = join(dir, 'backup.db')
  expect(await store.backup(target)).toMatchObject({ ok: true })
  await store.close()
  return target
}

describe('a backup', () => {
  it('is a whole database in one file, with all that was written before', async () => {
    const target = await backupOf(50)
    expect(readdirSync(join(target, '..')).filter((name) => name.startsWith('backup'))).toEqual(['backup.db'])
    const dir = dataFolder()
    expect(await restoreBackup({ dir, backup: target, key: KEY })).toMatchObject({ ok: true })
    expect(await countNotes(dir)).toBe(50)
  })

  it('says how much it holds', async () => {
    const dir = dataFolder()
    const store = await storeIn(dir)
    const open = await notesIn(store)
    await open.notes.bulkInsert(someNotes(12))
    const target = join(dir, 'backup.db')
    expect(await store.backup(target)).toEqual({
      ok: true,
      value: { file: target, bytes: statSync(target).size, documents: 12 },
    })
    await open.close()
  })

  it('of a store at work holds every write acknowledged before it, and hinders none', async () => {
    const dir = dataFolder()
    const store = await storeIn(dir)
    const open = await notesIn(store)
    await open.notes.bulkInsert(someNotes(1000))
    const target = join(dir, 'backup.db')
    const backup = store.backup(target)
    for (let number = 1000; number < 1300; number++) await open.notes.insert(aNote(number))
    const report = await backup
    expect(report).toMatchObject({ ok: true })
    expect(report.ok && report.value.documents).toBeGreaterThanOrEqual(1000)
    expect(await open.notes.count().exec()).toBe(1300)
    expect(await store.integrityCheck()).toEqual({ ok: true, value: undefined })
    await open.close()
    await store.close()
    expect(await countNotes(dir)).toBe(1300)
  })

  it('is copied while no page moves into the file', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(50))
    const driver = openLibsql(fileIn(dir), KEY)
    const target = join(dir, 'backup.db')
    const calls: string[] = []
    const note = (call: string) => () => void calls.push(`${call}, copied: ${existsSync(`${target}.part`)}`)
    const checkpoints = { wrote: () => {}, pause: note('pause'), resume: note('resume') }
    const access = { key: KEY, openDriver: openLibsql, migrations, isKeyKnown: true }
    expect(await writeBackup(driver, checkpoints, fileIn(dir), target, access)).toMatchObject({ ok: true })
    expect(calls).toEqual(['pause, copied: false', 'resume, copied: true'])
    driver.close()
  })

  it('may be asked for twice at once, and finishes before the store closes', async () => {
    const dir = dataFolder()
    const store = await storeIn(dir)
    const backups = Promise.all([store.backup(join(dir, 'one.db')), store.backup(join(dir, 'two.db'))])
    await store.close()
    expect((await backups).map(({ ok }) => ok)).toEqual([true, true])
  })

  it('replaces an older one only when it is whole', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(2000))
    const target = join(dataFolder(), 'backup.db')
    writeFileSync(target, 'an older backup')
    const bytes = readFileSync(fileIn(dir))
    writeFileSync(fileIn(dir), bytes.fill(0, 4096 * 20, 4096 * 40))
    const broken = await storeIn(dir)
    expect(await broken.backup(target)).toMatchObject({ ok: false, error: { tag: 'damaged' } })
    expect(readFileSync(target, 'utf8')).toBe('an older backup')
    expect(readdirSync(join(target, '..'))).toEqual(['backup.db'])
  })

  it('to a place that is not there says so', async () => {
    const store = await storeIn(dataFolder())
    expect(await store.backup('/no/such/folder/backup.db')).toMatchObject({
      ok: false,
      error: { tag: 'unreadable' },
    })
  })
})

describe('restoring a backup', () => {
  it('puts it in the place of the database, which is kept', async () => {
    const backup = await backupOf(5)
    const dir = dataFolder()
    await writeNotes(dir, someNotes(9))
    const restored = await restoreBackup({ dir, backup, key: KEY })
    expect(restored).toMatchObject({ ok: true, value: { documents: 5 } })
    expect(await countNotes(dir)).toBe(5)
    const kept = restored.ok ? restored.value.replaced : undefined
    const other = dataFolder()
    await restoreBackup({ dir: other, backup: kept ?? '', key: KEY })
    expect(await countNotes(other)).toBe(9)
    expect(existsSync(backup)).toBe(true)
  })

  it('works where the database is damaged or gone', async () => {
    const backup = await backupOf(5)
    for (const spoil of [(file: string) => truncateSync(file, 5000), (file: string) => rmSync(file)]) {
      const dir = dataFolder()
      await writeNotes(dir, someNotes(9))
      spoil(fileIn(dir))
      expect(await restoreBackup({ dir, backup, key: KEY })).toMatchObject({ ok: true })
      expect(await countNotes(dir)).toBe(5)
    }
  })

  it('lets the log of a database that was never closed go with it', async () => {
    const backup = await backupOf(5)
    const dir = dataFolder()
    const store = await storeIn(dir)
    const open = await notesIn(store)
    await open.notes.bulkInsert(someNotes(9))
    // As a crash leaves it: a folder with a database and the log that belongs to it.
    const crashed = dataFolder()
    for (const name of ['barnstorm.db', 'barnstorm.db-wal', 'barnstorm.key-check.json'])
      writeFileSync(join(crashed, name), readFileSync(join(dir, name)))
    await open.close()
    const restored = await restoreBackup({ dir: crashed, backup, key: KEY })
    expect(await countNotes(crashed)).toBe(5)
    const other = dataFolder()
    await restoreBackup({ dir: other, backup: (restored.ok && restored.value.replaced) || '', key: KEY })
    expect(await countNotes(other)).toBe(9)
  })

  it('keeps the log of a damaged database away from the new one', async () => {
    const backup = await backupOf(5)
    const dir = dataFolder()
    const store = await storeIn(dir)
    const open = await notesIn(store)
    await open.notes.bulkInsert(someNotes(200))
    const crashed = dataFolder()
    writeFileSync(fileIn(crashed), 'what a broken stick left of it')
    const log = readFileSync(`${fileIn(dir)}-wal`)
    writeFileSync(`${fileIn(crashed)}-wal`, log)
    await open.close()
    const restored = await restoreBackup({ dir: crashed, backup, key: KEY })
    expect(restored).toMatchObject({ ok: true })
    expect(await countNotes(crashed)).toBe(5)
    const kept = (restored.ok && restored.value.replaced) || ''
    expect(readFileSync(kept, 'utf8')).toBe('what a broken stick left of it')
    expect(readFileSync(`${kept}-wal`).equals(log)).toBe(true)
  })

  it('takes over the key of the backup', async () => {
    const backup = await backupOf(5)
    const dir = dataFolder()
    await (await storeIn(dir, { key: 'the key before' })).close()
    expect(await restoreBackup({ dir, backup, key: KEY })).toMatchObject({ ok: true })
    expect(await countNotes(dir)).toBe(5)
  })

  for (const [kind, spoil, tag] of [
    ['is damaged', (file: string) => truncateSync(file, statSync(file).size - 4096), 'damaged'],
    ['is something else', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(1000)), 'foreign-file'],
    ['is not there', (file: string) => rmSync(file), 'missing'],
  ] as const) {
    it(`changes nothing where the backup ${kind}`, async () => {
      const backup = await backupOf(500)
      spoil(backup)
      const dir = dataFolder()
      await writeNotes(dir, someNotes(9))
      const before = readdirSync(dir)
      expect(await restoreBackup({ dir, backup, key: KEY })).toMatchObject({
        ok: false,
        error: { tag, file: backup },
      })
      expect(readdirSync(dir)).toEqual(before)
      expect(await countNotes(dir)).toBe(9)
    })
  }

  it('changes nothing where the key is wrong, or the store is open', async () => {
    const backup = await backupOf(5)
    const dir = dataFolder()
    await writeNotes(dir, someNotes(9))
    expect(await restoreBackup({ dir, backup, key: 'wrong' })).toMatchObject({
      ok: false,
      error: { tag: 'wrong-key' },
    })
    const store = await storeIn(dir)
    expect(await restoreBackup({ dir, backup, key: KEY })).toMatchObject({
      ok: false,
      error: { tag: 'in-use' },
    })
    await store.close()
    expect(await countNotes(dir)).toBe(9)
  })
})
