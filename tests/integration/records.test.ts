import type { RxDatabase } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Collections, openRecords, type Records } from '#main/core/records'
import { openDatabase } from '#main/store/database'
import { change } from '#shared/domain/record'
import { collections } from '#shared/model/collections'
import { anEvent, aPerson, aSide, later } from '#tests/factories/documents'

let databases = 0
let database: RxDatabase
let records: Records

beforeEach(async () => {
  const opened = await openDatabase(getRxStorageMemory(), collections, `records-${databases++}`)
  database = opened.database
  records = openRecords(opened.collections as unknown as Collections)
})
afterEach(async () => {
  await database.close()
})

test('a command writes documents of several kinds, and reads its own writes', async () => {
  await records.command(async (unit) => {
    unit.put(aSide())
    unit.put(anEvent())
    expect(await unit.one('event', anEvent().id)).toEqual(anEvent())
  })
  expect(await records.one('event', anEvent().id)).toEqual(anEvent())
  expect(await records.one('eventside', aSide().id)).toEqual(aSide())
})

test('a command that meets a change from elsewhere runs again on the new state, and loses neither', async () => {
  await records.command(async (unit) => unit.put(aPerson()))
  let runs = 0
  await records.command(async (unit) => {
    const person = await unit.one('person', aPerson().id)
    if (!person) throw new Error('it was written above')
    if (runs++ === 0)
      await records.command(async (other) => other.put(change(person, { zip: '10009' }, later(1))))
    unit.put(change(person, { note: 'speaks Yoruba' }, later(2)))
  })
  expect(runs).toBe(2)
  expect(await records.one('person', aPerson().id)).toMatchObject({ zip: '10009', note: 'speaks Yoruba' })
})

test('a command that changes nothing writes nothing', async () => {
  await records.command(async (unit) => unit.put(aPerson()))
  let changes = 0
  const subscription = records.changes(['people']).subscribe(() => changes++)
  await records.command(async (unit) => {
    const person = await unit.one('person', aPerson().id)
    if (person) unit.put(person)
  })
  subscription.unsubscribe()
  expect(changes).toBe(0)
})

test('what another app deleted for good is neither found nor counted', async () => {
  await records.command(async (unit) => unit.put(aPerson()))
  const { people } = records.collections
  await people.storageInstance.bulkWrite(
    (await people.storageInstance.findDocumentsById([aPerson().id], false)).map((previous) => ({
      previous,
      document: { ...previous, _deleted: true, _rev: '2-gone', _meta: { lwt: Date.now() } },
    })),
    'a test',
  )
  expect(await records.find('people', { selector: { deletedAt: '' } })).toEqual([])
  expect(await records.count('people', { selector: { deletedAt: '' } })).toBe(0)
})

test('a watcher is told of the collections and documents it asked for, and of no others', async () => {
  const told: string[] = []
  const watch = records
    .changes(['events'], ({ kind }) => kind === 'event')
    .subscribe(() => told.push('event'))
  await records.command(async (unit) => unit.put(aPerson()))
  await records.command(async (unit) => unit.put(aSide()))
  expect(told).toEqual([])
  await records.command(async (unit) => unit.put(anEvent()))
  expect(told).toEqual(['event'])
  watch.unsubscribe()
})

test('many answers in the order asked for, and leaves out what is not there', async () => {
  const [one, other] = [aPerson({ id: 'person:a' }), aPerson({ id: 'person:b' })]
  await records.command(async (unit) => {
    unit.put(one)
    unit.put(other)
  })
  const found = await records.many('person', ['person:b', 'person:none', 'person:a'])
  expect(found.map(({ id }) => id)).toEqual(['person:b', 'person:a'])
})
