import { fillWithDefaultSettings, now, type RxJsonSchema } from 'rxdb'
import { describe, expect } from 'vitest'
import {
  aHero,
  behaviours,
  changed,
  type Hero,
  type Heroes,
  heroSchema,
  idsOf,
  insertHeroes,
  openHeroes,
  type StoredHero,
  type Suite,
} from './harness'

async function cleanUp(heroes: Heroes, minimumDeletedTime: number): Promise<void> {
  while (!(await heroes.cleanup(minimumDeletedTime)));
}

export function lifecycleBehaviours(suite: Suite): void {
  const { it, notInMemory } = behaviours(suite)

  describe('cleanup', () => {
    it('removes what has been deleted for long enough, for good', async (heroes) => {
      const alive = aHero({ id: 'alive' })
      await insertHeroes(heroes, [
        alive,
        aHero({ id: 'long-gone', _deleted: true, _meta: { lwt: now() - 60_000 } }),
        aHero({ id: 'just-gone', _deleted: true }),
      ])
      await cleanUp(heroes, 30_000)
      const rest = await heroes.findDocumentsById(['alive', 'long-gone', 'just-gone'], true)
      expect(rest.map(({ id }) => id)).toEqual(['alive', 'just-gone'])
      expect(await idsOf(heroes, { selector: { _deleted: true } })).toEqual(['just-gone'])
    })

    it('removes everything deleted where no time is asked for', async (heroes) => {
      const many = Array.from({ length: 1300 }, (_, n) =>
        aHero({ id: `gone-${n}`, _deleted: true, _meta: { lwt: now() - 5 } }),
      )
      await insertHeroes(heroes, [...many, aHero({ id: 'alive' })])
      await cleanUp(heroes, 0)
      expect(await idsOf(heroes, {})).toEqual(['alive'])
    })

    it('leaves a document that came back to life', async (heroes) => {
      const deleted = aHero({ id: 'a', _deleted: true, _meta: { lwt: now() - 60_000 } })
      await insertHeroes(heroes, [deleted])
      await heroes.bulkWrite([{ document: changed(deleted, { _deleted: false }), previous: deleted }], 'test')
      await cleanUp(heroes, 0)
      expect(await idsOf(heroes, {})).toEqual(['a'])
    })

    it('lets the id be used again', async (heroes) => {
      await insertHeroes(heroes, [aHero({ id: 'a', _deleted: true, _meta: { lwt: now() - 5 } })])
      await cleanUp(heroes, 0)
      await insertHeroes(heroes, [aHero({ id: 'a' })])
      expect(await idsOf(heroes, { selector: { _deleted: false } })).toEqual(['a'])
    })
  })

  describe('instances', () => {
    it('of one collection share its documents; other collections and databases are apart', async (_, {
      storage,
    }) => {
      const one = await openHeroes(storage, { databaseName: 'one' })
      const same = await openHeroes(storage, { databaseName: 'one' })
      const collection = await openHeroes(storage, { databaseName: 'one', collectionName: 'Heroes' })
      const database = await openHeroes(storage, { databaseName: 'two' })
      await insertHeroes(one, [aHero({ id: 'a' })])
      const counts = await Promise.all(
        [one, same, collection, database].map(async (heroes) => (await idsOf(heroes, {})).length),
      )
      expect(counts).toEqual([1, 1, 0, 0])
      await Promise.all([one, collection, database].map((heroes) => heroes.remove()))
    })

    it('of another schema version are apart', async (_, { storage }) => {
      const databaseName = 'versions'
      const first = await openHeroes(storage, { databaseName })
      const second = await openHeroes(storage, { databaseName, schema: { ...heroSchema, version: 1 } })
      await insertHeroes(first, [aHero({ id: 'a' })])
      expect(await idsOf(second, {})).toEqual([])
      await Promise.all([first.remove(), second.remove()])
    })

    it('may be opened many at once', async (_, { storage }) => {
      const names = Array.from({ length: 20 }, (_, index) => `collection ${index}`)
      const opened = await Promise.all(
        names.map((collectionName) => openHeroes(storage, { databaseName: 'many', collectionName })),
      )
      await Promise.all(opened.map((heroes) => insertHeroes(heroes, [aHero({ id: 'a' })])))
      await Promise.all(opened.map((heroes) => heroes.remove()))
    })

    it('say what they are', async (heroes, { storage }) => {
      expect(heroes.collectionName).toBe('heroes')
      expect(heroes.schema).toEqual(heroSchema)
      expect(storage.rxdbVersion).toMatch(/^17\./)
      expect(storage.name).not.toBe('')
    })

    it('refuse a schema that wants encrypted fields or short keys, which no plugin handles here', async (_, {
      storage,
    }) => {
      const encrypted = { ...heroSchema, encrypted: ['name'] }
      const compressed = { ...heroSchema, keyCompression: true }
      const attempts = [encrypted, compressed].map(async (schema) => openHeroes(storage, { schema }))
      for (const attempt of attempts) await expect(attempt).rejects.toThrow()
    })

    notInMemory('refuse a schema with attachments', async (_, { storage }) => {
      await expect(openHeroes(storage, { schema: { ...heroSchema, attachments: {} } })).rejects.toThrow()
    })

    notInMemory(
      'make indexes anew where the schema has others than the stored collection',
      async (_, under) => {
        const databaseName = 'grown'
        const before = await openHeroes(under.storage, { databaseName })
        await insertHeroes(before, [
          aHero({ id: 'a', age: 2 }),
          aHero({ id: 'b', age: 1, _deleted: true }),
          aHero({ id: 'c', age: 1 }),
        ])
        await before.close()
        const schema = fillWithDefaultSettings<Hero>({
          ...(heroSchema as unknown as RxJsonSchema<Hero>),
          indexes: ['age', 'name'],
        })
        const after = await openHeroes(await under.reopen(), { databaseName, schema })
        expect(await idsOf(after, { selector: { _deleted: false }, sort: [{ age: 'asc' }] })).toEqual([
          'c',
          'a',
        ])
        await insertHeroes(after, [aHero({ id: 'd', age: 0 })])
        expect(await idsOf(after, { selector: { _deleted: false }, sort: [{ age: 'asc' }] })).toEqual([
          'd',
          'c',
          'a',
        ])
      },
    )
  })

  describe('close', () => {
    it('may be called twice and at once', async (heroes) => {
      await Promise.all([heroes.close(), heroes.close()])
      await heroes.close()
    })

    it('keeps the documents for the next time', async (_, under) => {
      const databaseName = 'kept'
      const before = await openHeroes(under.storage, { databaseName })
      const stored: StoredHero[] = [aHero({ id: 'a', name: '😀' }), aHero({ id: 'b', _deleted: true })]
      await insertHeroes(before, stored)
      await before.close()
      const after = await openHeroes(await under.reopen(), { databaseName })
      expect(await after.findDocumentsById(['a', 'b'], true)).toEqual(stored)
      expect(await idsOf(after, { selector: { name: '😀', _deleted: false } })).toEqual(['a'])
      await after.remove()
    })

    it('leaves other instances of the collection at work', async (_, { storage }) => {
      const databaseName = 'left'
      const [one, two] = await Promise.all([
        openHeroes(storage, { databaseName }),
        openHeroes(storage, { databaseName }),
      ])
      await one.close()
      await insertHeroes(two, [aHero({ id: 'a' })])
      expect(await idsOf(two, {})).toEqual(['a'])
      await two.remove()
    })

    notInMemory('ends the change stream', async (heroes) => {
      let isComplete = false
      heroes.changeStream().subscribe({
        complete: () => {
          isComplete = true
        },
      })
      await heroes.close()
      expect(isComplete).toBe(true)
    })

    notInMemory('makes every later call fail', async (heroes) => {
      await heroes.close()
      await expect(heroes.bulkWrite([{ document: aHero({ id: 'a' }) }], 'test')).rejects.toThrow('closed')
      await expect(idsOf(heroes, {})).rejects.toThrow('closed')
      await expect(heroes.findDocumentsById(['a'], true)).rejects.toThrow('closed')
    })
  })

  describe('remove', () => {
    it('deletes all documents', async (_, { storage }) => {
      const databaseName = 'removed'
      const before = await openHeroes(storage, { databaseName })
      await insertHeroes(before, [aHero({ id: 'a' })])
      await before.remove()
      const after = await openHeroes(storage, { databaseName })
      expect(await idsOf(after, {})).toEqual([])
      await after.remove()
    })

    it('fails on a closed instance', async (heroes) => {
      await heroes.close()
      await expect(heroes.remove()).rejects.toThrow()
    })

    it('leaves other collections alone', async (_, { storage }) => {
      const databaseName = 'neighbours'
      const one = await openHeroes(storage, { databaseName, collectionName: 'one' })
      const two = await openHeroes(storage, { databaseName, collectionName: 'two' })
      await insertHeroes(two, [aHero({ id: 'a' })])
      await one.remove()
      expect(await idsOf(two, {})).toEqual(['a'])
      await two.remove()
    })

    it('makes writes through other instances fail', async (_, { storage }) => {
      const databaseName = 'pulled away'
      const [one, two] = await Promise.all([
        openHeroes(storage, { databaseName }),
        openHeroes(storage, { databaseName }),
      ])
      await one.remove()
      await expect((async () => two.bulkWrite([{ document: aHero({ id: 'a' }) }], 'test'))()).rejects.toThrow(
        'removed',
      )
    })
  })
}
