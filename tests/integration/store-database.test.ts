import { describe, expect, it } from 'vitest'
import { openDatabase } from '#main/store/database'
import { importRows } from '#main/store/import-rows'
import { openLibsql } from '#main/store/libsql-driver'
import { aNote, dataFolder, notes, notesIn, someNotes, storeIn, writeNotes } from './store-support'

describe('the database over a store', () => {
  it('keeps fields that no schema names', async () => {
    const store = await storeIn(dataFolder())
    const open = await notesIn(store)
    const note = aNote(1, { extra: { deep: [1, null, { text: '日本' }] } })
    await open.notes.insert(note)
    const found = await open.notes.findOne(note.id).exec()
    expect(found?.toJSON()).toEqual(note)
    await open.close()
  })

  it('opens data whose collection has other indexes by now, and finds by the new ones', async () => {
    const dir = dataFolder()
    await writeNotes(dir, someNotes(30))
    const store = await storeIn(dir)
    const changed = { ...notes, indexes: [['writtenAt']] }
    const { database, collections } = await openDatabase(store.storage, { notes: changed })
    const latest = await collections.notes.find({ sort: [{ writtenAt: 'desc' }], limit: 2 }).exec()
    expect(latest.map(({ id }) => id)).toEqual(['note:29', 'note:28'])
    await database.close()
    const back = await notesIn(store)
    expect(await back.notes.find({ selector: { topic: 'topic 3' } }).exec()).toHaveLength(4)
    await back.close()
  })

  it('may be open twice in one process, over two folders', async () => {
    const [one, two] = await Promise.all([storeIn(dataFolder()), storeIn(dataFolder())])
    const [first, second] = await Promise.all([notesIn(one), notesIn(two)])
    await first.notes.insert(aNote(1))
    expect(await second.notes.count().exec()).toBe(0)
    await Promise.all([first.close(), second.close()])
  })

  it('imports documents, leaves those that are there, and says which', async () => {
    const store = await storeIn(dataFolder())
    const open = await notesIn(store)
    await open.notes.insert(aNote(3, { text: 'here before' }))
    const report = await importRows(open.notes, someNotes(300))
    expect(report).toEqual({ written: 299, taken: ['note:3'], isStopped: false })
    expect((await open.notes.findOne('note:3').exec())?.get('text')).toBe('here before')
    expect(await open.notes.count().exec()).toBe(300)
    await open.close()
  })

  it('waits for the disk once in an import, at its last rows, and at every write after it', async () => {
    const flushes: string[] = []
    const store = await storeIn(dataFolder(), {
      openDriver: (file, key) => {
        const driver = openLibsql(file, key)
        const transaction = driver.transaction.bind(driver)
        driver.transaction = (work) => {
          flushes.push(driver.prepare('PRAGMA synchronous').get()?.synchronous === 2 ? 'flushed' : 'later')
          return transaction(work)
        }
        return driver
      },
    })
    const open = await notesIn(store)
    flushes.length = 0
    await importRows(open.notes, someNotes(300))
    expect(flushes.length).toBeGreaterThan(2)
    expect(flushes.slice(0, -1)).not.toContain('flushed')
    expect(flushes.at(-1)).toBe('flushed')
    await open.notes.insert(aNote(301))
    expect(flushes.at(-1)).toBe('flushed')
    await open.close()
  })
})
