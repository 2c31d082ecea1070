import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Collections, openRecords, type Records } from '#main/core/records'
import { openDatabase } from '#main/store/database'
import { openStore } from '#main/store/open'
import { change } from '#shared/domain/record'
import { collections } from '#shared/model/collections'
import { anEvent, anRsvp, aPerson, aSide, later } from '#tests/factories/documents'

let dir: string
let records: Records
let close: () => Promise<unknown>

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barnstorm-group-'))
  const store = await openStore({ dir, key: 'a key' })
  if (!store.ok) throw new Error(store.error.tag)
  const opened = await openDatabase(store.value.storage, collections)
  records = openRecords(opened.collections as unknown as Collections, store.value.storage.begin)
  close = async () => {
    await opened.database.close()
    await store.value.close()
  }
})
afterEach(async () => {
  await close()
  await rm(dir, { recursive: true, force: true })
})

test('what one command puts into three collections is all there', async () => {
  await records.command(async (unit) => {
    for (const document of [aPerson(), anEvent(), aSide(), anRsvp()]) unit.put(document)
  })
  expect(await records.one('person', aPerson().id)).toEqual(aPerson())
  expect(await records.one('event', anEvent().id)).toEqual(anEvent())
  expect(await records.one('rsvp', anRsvp().id)).toEqual(anRsvp())
})

test('when one of them met a change from elsewhere, none is written until the command has run again', async () => {
  await records.command(async (unit) => unit.put(aPerson()))
  const seen: number[] = []
  let runs = 0
  await records.command(async (unit) => {
    const person = await unit.one('person', aPerson().id)
    if (!person) throw new Error('it was written above')
    seen.push(await records.count('rsvps', { selector: {} }))
    if (runs++ === 0)
      await records.command(async (other) => other.put(change(person, { zip: '10009' }, later(1))))
    unit.put(anRsvp())
    unit.put(change(person, { note: 'front row' }, later(2)))
  })
  expect(seen).toEqual([0, 0])
  expect(await records.one('person', aPerson().id)).toMatchObject({ zip: '10009', note: 'front row' })
  expect(await records.count('rsvps', { selector: {} })).toBe(1)
})

test('two hundred commands at once, over several collections, are all written and none twice', async () => {
  const numbers = Array.from({ length: 200 }, (_, number) => number)
  await Promise.all(
    numbers.map((number) =>
      records.command(async (unit) => {
        unit.put(aPerson({ id: `person:p${number}` }))
        unit.put(anRsvp({ id: `rsvp:e:p${number}`, personId: `person:p${number}` }))
      }),
    ),
  )
  expect(await records.count('people', { selector: {} })).toBe(200)
  expect(await records.count('rsvps', { selector: {} })).toBe(200)
})
