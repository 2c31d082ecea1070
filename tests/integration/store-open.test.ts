import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibsql } from '#main/store/libsql-driver'
import { type Migration, migrations } from '#main/store/migrations'
import { openStore } from '#main/store/open'
import { snapshotsIn } from '#main/store/snapshots'
import { StoreFailure } from '#main/store/store-error'
import { aNote, countNotes, dataFolder, KEY, notesIn, someNotes, storeIn, writeNotes } from './store-support'

const fileIn = (dir: string): string => join(dir, 'barnstorm.db')

/** What opening the folder ends in, and that it left the database file as it was. */
async function failureOf(dir: string, own: { key?: string; migrations?: readonly Migration[] } = {}) {
  const before =
    existsSync(fileIn(dir)) && statSync(fileIn(dir)).isFile() ? readFileSync(fileIn(dir)) : undefined
  const opened = await openStore({ dir, key: KEY, ...own })
  if (opened.ok) {
    await opened.value.close()
    throw new Error('it opened')
  }
  const after =
    existsSync(fileIn(dir)) && statSync(fileIn(dir)).isFile() ? readFileSync(fileIn(dir)) : undefined
  expect(after?.equals(before ?? Buffer.alloc(0))).toBe(before ? true : undefined)
  return opened.error
}

/** Nobody's rights: root may write everywhere. */
function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(65534)
  return work().finally(() => process.seteuid?.(0))
}

describe('opening a store', () => {
  it('makes a new one in a folder that is empty or not there yet', async () => {
    const dir = join(dataFolder(), 'new', 'folder')
    expect(await countNotes(dir)).toBe(0)
    expect(readdirSync(dir)).toContain('barnstorm.db')
  })

  it('finds again what was written', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(20))
    expect(await countNotes(dir)).toBe(20)
  })

  it('says so when the key is wrong', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(20))
    expect(await failureOf(dir, { key: 'another key' })).toEqual({ tag: 'wrong-key', file: fileIn(dir) })
    expect(await countNotes(dir)).toBe(20)
  })

  it('says the key is wrong also where the key check was lost', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(20))
    for (const name of readdirSync(dir)) if (name.includes('key-check')) rmSync(join(dir, name))
    expect((await failureOf(dir, { key: 'another key' })).tag).toBe('wrong-key')
    expect(await countNotes(dir)).toBe(20)
  })

  it('tells a damaged first page from a wrong key', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(20))
    const bytes = readFileSync(fileIn(dir))
    bytes.fill(7, 0, 16).fill(7, 24, 2000)
    writeFileSync(fileIn(dir), bytes)
    expect((await failureOf(dir)).tag).toBe('damaged')
    expect((await failureOf(dir, { key: 'another key' })).tag).toBe('wrong-key')
  })

  it('tells a file whose very header is gone from a foreign one by the key check', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(20))
    const bytes = readFileSync(fileIn(dir))
    bytes.fill(0, 0, 100)
    writeFileSync(fileIn(dir), bytes)
    expect((await failureOf(dir)).tag).toBe('damaged')
  })

  for (const [kind, write] of [
    ['text', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(1000))],
    ['random bytes', (file: string) => writeFileSync(file, randomBytes(20_000))],
    ['a short file', (file: string) => writeFileSync(file, 'x')],
    ['a folder', (file: string) => mkdirSync(file)],
    ['an SQLite database of something else', (file: string) => openLibsql(file).exec('CREATE TABLE t (a)')],
    [
      'an encrypted database of something else',
      (file: string) => openLibsql(file, KEY).exec('CREATE TABLE t (a); PRAGMA user_version = 1'),
    ],
  ] as const) {
    it(`leaves ${kind} in the database’s place alone`, async () => {
      const dir = dataFolder()
      write(fileIn(dir))
      expect((await failureOf(dir)).tag).toBe('foreign-file')
    })
  }

  for (const [part, size] of [
    ['its last page', (bytes: number) => bytes - 4096],
    ['a few bytes', (bytes: number) => bytes - 100],
    ['most of it', () => 4096],
    ['nearly all of it', () => 60],
    ['all of it', () => 0],
  ] as const) {
    it(`says the file is damaged when ${part} was cut off`, async () => {
      const dir = dataFolder()
      await writeNotes(dir, someNotes(200))
      truncateSync(fileIn(dir), size(statSync(fileIn(dir)).size))
      expect((await failureOf(dir)).tag).toBe('damaged')
    })
  }

  it('makes no new database where the old one has gone', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(20))
    rmSync(fileIn(dir))
    expect(await failureOf(dir)).toEqual({ tag: 'missing', file: fileIn(dir) })
    expect(existsSync(fileIn(dir))).toBe(false)
  })

  it('refuses a file from a newer version of the app', async () => {
    const dir = dataFolder()
    const next: Migration = { version: migrations.length + 1, name: 'from the future', run: () => {} }
    await (await storeIn(dir, { migrations: [...migrations, next] })).close()
    expect(await failureOf(dir)).toEqual({
      tag: 'newer-version',
      file: fileIn(dir),
      fileVersion: next.version,
      appVersion: migrations.length,
    })
  })

  it('lets one instance in at a time', async () => {
    const dir = dataFolder()
    const store = await storeIn(dir)
    expect((await failureOf(dir)).tag).toBe('in-use')
    await store.close()
    await (await storeIn(dir)).close()
  })

  it('lets another store work in the same folder under another name', async () => {
    const dir = dataFolder()
    await storeIn(dir)
    await storeIn(dir, { name: 'second' })
  })

  it('says so when the folder can only be read, with a database or without', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(3))
    const empty = dataFolder()
    for (const folder of [dir, empty]) chmodSync(folder, 0o555)
    for (const folder of [dir, empty, join(empty, 'below')]) {
      const opened = await asNobody(() => openStore({ dir: folder, key: KEY }))
      expect(opened.ok ? 'it opened' : opened.error.tag).toBe('read-only')
    }
  })

  it('says so when the folder’s name is taken by a file', async () => {
    const path = join(dataFolder(), 'taken')
    writeFileSync(path, '')
    expect((await failureOf(path)).tag).toBe('unreadable')
  })

  it('starts over where it died before anything was in the file', async () => {
    const dir = dataFolder()
    writeFileSync(fileIn(dir), '')
    expect(await countNotes(dir)).toBe(0)
    const halfMade = dataFolder()
    openLibsql(fileIn(halfMade), KEY).exec('PRAGMA journal_mode = WAL')
    expect(await countNotes(halfMade)).toBe(0)
  })

  it('finds damage inside the file after a crash, before it is used', async () => {
    const dir = dataFolder()
    const store = await storeIn(dir)
    const open = await notesIn(store)
    await open.notes.bulkInsert(someNotes(2000))
    await store.backup(join(dir, 'whole.db'))
    await open.notes.bulkInsert([aNote(5000)])
    // As after a crash: a write-ahead log beside a file of which some pages never reached the disk.
    const crashed = dataFolder()
    const bytes = readFileSync(join(dir, 'whole.db'))
    bytes.fill(0, 4096 * 20, 4096 * 40)
    writeFileSync(fileIn(crashed), bytes)
    copyFileSync(`${fileIn(dir)}-wal`, `${fileIn(crashed)}-wal`)
    expect((await failureOf(crashed)).tag).toBe('damaged')
    await open.close()
  })

  it('finds damage inside the file when asked, and says when there is none', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(2000))
    const bytes = readFileSync(fileIn(dir))
    const whole = await storeIn(dir)
    expect(await whole.integrityCheck()).toEqual({ ok: true, value: undefined })
    await whole.close()
    bytes.fill(0, 4096 * 20, 4096 * 40)
    writeFileSync(fileIn(dir), bytes)
    const broken = await storeIn(dir)
    expect(await broken.integrityCheck()).toMatchObject({ ok: false, error: { tag: 'damaged' } })
  })

  it('looks at every page again when the last look was a week ago, or the clock went back', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(2000))
    const bytes = readFileSync(fileIn(dir))
    bytes.fill(0, 4096 * 20, 4096 * 40)
    writeFileSync(fileIn(dir), bytes)
    for (const days of [8, -1]) {
      const now = () => new Date(Date.now() + days * 86_400_000)
      const opened = await openStore({ dir, key: KEY, now })
      expect(opened).toMatchObject({ ok: false, error: { tag: 'damaged' } })
    }
  })
})

describe('an open store', () => {
  it('has each write on disk before it is acknowledged: a synced write-ahead log', async () => {
    const settings: unknown[] = []
    await storeIn(dataFolder(), {
      openDriver(file, key) {
        const driver = openLibsql(file, key)
        const setting = (name: string) => driver.prepare(`PRAGMA ${name}`).get()?.[name]
        return {
          ...driver,
          isOpen: true,
          prepare: (sql) => driver.prepare(sql),
          transaction: (work) => driver.transaction(work),
          close: () => driver.close(),
          exec(sql) {
            driver.exec(sql)
            if (sql.includes('synchronous')) settings.push([setting('journal_mode'), setting('synchronous')])
          },
        }
      },
    })
    expect(settings).toEqual([['wal', 2]])
  })
})

describe('a full disk', () => {
  it('fails the write with its reason, loses nothing, and lets work go on when there is room', async () => {
    const dir = dataFolder()
    let fillUp = () => {}
    let makeRoom = () => {}
    const store = await storeIn(dir, {
      openDriver(file, key) {
        const driver = openLibsql(file, key)
        if (key) {
          fillUp = () =>
            driver.exec(`PRAGMA max_page_count = ${driver.prepare('PRAGMA page_count').get()?.page_count}`)
          makeRoom = () => driver.exec('PRAGMA max_page_count = 1000000')
        }
        return driver
      },
    })
    const open = await notesIn(store)
    await open.notes.bulkInsert(someNotes(50))
    fillUp()
    const big = aNote(1000, { text: 'x'.repeat(200_000) })
    const failure = await open.notes.insert(big).catch((cause: unknown) => cause)
    expect(failure).toBeInstanceOf(StoreFailure)
    expect(failure).toMatchObject({ error: { tag: 'disk-full', file: store.file } })
    expect(await open.notes.count().exec()).toBe(50)
    makeRoom()
    await open.notes.insert(big)
    expect(await open.notes.count().exec()).toBe(51)
    await open.close()
  })
})

describe('what lies on disk', () => {
  it('holds no plain text: not in the database, its log, a backup, or beside them', async () => {
    const dir = dataFolder()
    const store = await storeIn(dir)
    const open = await notesIn(store)
    const secrets = ['+12125550123', 'Ursula Example', 'ursula@example.org']
    await open.notes.bulkInsert(
      someNotes(300).map((note) => ({ ...note, text: secrets.join(' '), topic: secrets[1] ?? '' })),
    )
    const expectNothing = () => {
      const files = readdirSync(dir).filter((name) => statSync(join(dir, name)).size > 0)
      expect(files.length).toBeGreaterThan(1)
      for (const name of files) {
        const bytes = readFileSync(join(dir, name))
        for (const secret of [...secrets, 'CREATE TABLE', 'topic', KEY]) {
          expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false)
          expect(bytes.includes(Buffer.from(secret, 'utf16le')), `${secret} in ${name}`).toBe(false)
        }
      }
    }
    expect(statSync(`${store.file}-wal`).size).toBeGreaterThan(0)
    expectNothing()
    await store.backup(join(dir, 'backup.db'))
    await open.close()
    await store.close()
    expectNothing()
  })
})

describe('migrations', () => {
  const add = (version: number, sql: string): Migration => ({
    version,
    name: `step ${version}`,
    run: (driver) => driver.exec(sql),
  })
  const columnsOf = (dir: string): number => {
    const driver = openLibsql(fileIn(dir), KEY)
    const { length } = driver.prepare("SELECT name FROM pragma_table_info('notes')").all()
    driver.close()
    return length
  }

  it('run once, in order, and keep the documents; a copy of the file as it was is kept', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(30))
    const steps = [
      ...migrations,
      add(migrations.length + 1, 'ALTER TABLE notes ADD COLUMN a TEXT'),
      add(migrations.length + 2, 'ALTER TABLE notes RENAME COLUMN a TO b'),
    ]
    for (let start = 0; start < 2; start++) {
      const store = await storeIn(dir, { migrations: steps })
      const open = await notesIn(store)
      expect(await open.notes.count().exec()).toBe(30)
      await open.close()
      await store.close()
    }
    expect(columnsOf(dir)).toBe(3)
    const copies = snapshotsIn(dir)
    expect(copies).toMatchObject([{ reason: 'before-update', holds: null }])
    const old = dataFolder()
    copyFileSync(copies[0]?.file ?? '', fileIn(old))
    expect(await countNotes(old)).toBe(30)
  })

  it('leave the file as it was where one fails', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(30))
    const failing = [
      ...migrations,
      add(migrations.length + 1, 'CREATE TABLE half (a); SELECT no_such_function()'),
    ]
    await expect(openStore({ dir, key: KEY, migrations: failing })).rejects.toThrow('no_such_function')
    expect(await countNotes(dir)).toBe(30)
  })
})
