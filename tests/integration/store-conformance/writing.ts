import { type BulkWriteRow, now } from 'rxdb'
import { describe, expect } from 'vitest'
import { aHero, behaviours, changed, type Hero, insertHeroes, type StoredHero, type Suite } from './harness'

const row = (document: StoredHero, previous?: StoredHero): BulkWriteRow<Hero> =>
  previous ? { document, previous } : { document }

export function writingBehaviours(suite: Suite): void {
  const { it, notInMemory } = behaviours(suite)

  describe('bulkWrite', () => {
    it('stores a new document whole', async (heroes) => {
      const document = aHero({ id: 'a', note: null, tags: ['x', 'ü', '😀'] })
      expect(await heroes.bulkWrite([row(document)], 'test')).toEqual({ error: [] })
      expect(await heroes.findDocumentsById(['a'], false)).toEqual([document])
    })

    it('does nothing for no rows', async (heroes) => {
      expect(await heroes.bulkWrite([], 'test')).toEqual({ error: [] })
    })

    it('leaves its input as it was', async (heroes) => {
      const document = aHero({ id: 'a' })
      const before = structuredClone(document)
      await heroes.bulkWrite([row(document)], 'test')
      await heroes.bulkWrite([row(changed(document, { age: 31 }), document)], 'test')
      expect(document).toEqual(before)
    })

    it('refuses an insert where the id is taken, with what is stored and nothing of its own in it', async (heroes) => {
      const stored = aHero({ id: 'a' })
      await insertHeroes(heroes, [stored])
      const again = row(aHero({ id: 'a', name: 'another' }))
      const { error } = await heroes.bulkWrite([again], 'test')
      expect(error).toEqual([
        expect.objectContaining({
          status: 409,
          isError: true,
          documentId: 'a',
          writeRow: again,
          documentInDb: stored,
        }),
      ])
      expect(await heroes.findDocumentsById(['a'], true)).toEqual([stored])
    })

    it('lets the first of two inserts at the same time win', async (heroes) => {
      const [first, second] = await Promise.all([
        heroes.bulkWrite([row(aHero({ id: 'a', name: 'first' }))], 'test'),
        heroes.bulkWrite([row(aHero({ id: 'a', name: 'second' }))], 'test'),
      ])
      expect(first.error).toEqual([])
      expect(second.error.map(({ status }) => status)).toEqual([409])
    })

    it('updates a document whose previous state is the stored one', async (heroes) => {
      const stored = aHero({ id: 'a' })
      await insertHeroes(heroes, [stored])
      const next = changed(stored, { name: 'renamed' })
      expect((await heroes.bulkWrite([row(next, stored)], 'test')).error).toEqual([])
      expect(await heroes.findDocumentsById(['a'], false)).toEqual([next])
    })

    it('refuses an update from an older state', async (heroes) => {
      const first = aHero({ id: 'a' })
      const second = changed(first, { age: 31 })
      await insertHeroes(heroes, [first])
      await heroes.bulkWrite([row(second, first)], 'test')
      const { error } = await heroes.bulkWrite([row(changed(first, { age: 32 }), first)], 'test')
      expect(error).toEqual([expect.objectContaining({ status: 409, documentInDb: second })])
    })

    it('writes the good rows of a call and reports the bad ones', async (heroes) => {
      await insertHeroes(heroes, [aHero({ id: 'taken' })])
      const { error } = await heroes.bulkWrite(
        ['a', 'taken', 'b'].map((id) => row(aHero({ id }))),
        'test',
      )
      expect(error.map(({ documentId }) => documentId)).toEqual(['taken'])
      const found = await heroes.findDocumentsById(['a', 'b'], false)
      expect(found.map(({ id }) => id)).toEqual(['a', 'b'])
    })

    it('finds the bad ones among many', async (heroes) => {
      const ids = Array.from({ length: 200 }, (_, at) => `hero-${at}`)
      const taken = ids.filter((_, at) => at % 7 === 3)
      await insertHeroes(
        heroes,
        taken.map((id) => aHero({ id, age: 90 })),
      )
      const { error } = await heroes.bulkWrite(
        ids.map((id) => row(aHero({ id, age: 20 }))),
        'test',
      )
      expect(error.map(({ documentId }) => documentId).sort()).toEqual([...taken].sort())
      const found = await heroes.findDocumentsById(ids, false)
      expect(found).toHaveLength(ids.length)
      expect(found.filter(({ age }) => age === 90)).toHaveLength(taken.length)
    })

    it('stores a row that names a previous state which is not there', async (heroes) => {
      const previous = aHero({ id: 'a' })
      const next = changed(previous, { age: 40 })
      expect((await heroes.bulkWrite([row(next, previous)], 'test')).error).toEqual([])
      expect(await heroes.findDocumentsById(['a'], false)).toEqual([next])
    })

    notInMemory('judges the second row for an id by what the first one wrote', async (heroes) => {
      const first = aHero({ id: 'a', name: 'first' })
      const { error } = await heroes.bulkWrite([row(first), row(aHero({ id: 'a', name: 'second' }))], 'test')
      expect(error).toEqual([expect.objectContaining({ status: 409, documentInDb: first })])
      expect(await heroes.findDocumentsById(['a'], false)).toEqual([first])
    })

    it('drops a field that the next state no longer has', async (heroes) => {
      const stored = aHero({ id: 'a' })
      await insertHeroes(heroes, [stored])
      const { team: _team, ...next } = changed(stored, {})
      await heroes.bulkWrite([row(next as StoredHero, stored)], 'test')
      expect(await heroes.findDocumentsById(['a'], false)).toEqual([next])
    })

    it('takes a write that changes nothing but _meta', async (heroes) => {
      const stored = aHero({ id: 'a' })
      await insertHeroes(heroes, [stored])
      const next = changed(stored, { _meta: { lwt: now(), seen: 1 } })
      expect((await heroes.bulkWrite([row(next, stored)], 'test')).error).toEqual([])
      expect(await heroes.findDocumentsById(['a'], false)).toEqual([next])
    })

    it('takes a write that skips revisions', async (heroes) => {
      const stored = aHero({ id: 'a' })
      await insertHeroes(heroes, [stored])
      const next = changed(stored, { _rev: '7-later' })
      expect((await heroes.bulkWrite([row(next, stored)], 'test')).error).toEqual([])
      expect((await heroes.findDocumentsById(['a'], false))[0]?._rev).toBe('7-later')
    })
  })

  describe('deleted documents', () => {
    it('are kept, found only when asked for', async (heroes) => {
      const stored = aHero({ id: 'a' })
      const deleted = changed(stored, { _deleted: true })
      await insertHeroes(heroes, [stored])
      await heroes.bulkWrite([row(deleted, stored)], 'test')
      expect(await heroes.findDocumentsById(['a'], false)).toEqual([])
      expect(await heroes.findDocumentsById(['a'], true)).toEqual([deleted])
    })

    it('can be inserted as deleted from the start', async (heroes) => {
      const deleted = aHero({ id: 'a', _deleted: true })
      await insertHeroes(heroes, [deleted])
      expect(await heroes.findDocumentsById(['a'], true)).toEqual([deleted])
    })

    it('can be changed and stay deleted', async (heroes) => {
      const deleted = aHero({ id: 'a', _deleted: true })
      await insertHeroes(heroes, [deleted])
      const next = changed(deleted, { name: 'changed while deleted' })
      expect((await heroes.bulkWrite([row(next, deleted)], 'test')).error).toEqual([])
      expect(await heroes.findDocumentsById(['a'], true)).toEqual([next])
    })

    it('come back to life only with their previous state', async (heroes) => {
      const deleted = aHero({ id: 'a', _deleted: true })
      await insertHeroes(heroes, [deleted])
      const alive = changed(deleted, { _deleted: false })
      expect((await heroes.bulkWrite([row(alive)], 'test')).error.map(({ status }) => status)).toEqual([409])
      expect((await heroes.bulkWrite([row(alive, deleted)], 'test')).error).toEqual([])
      expect(await heroes.findDocumentsById(['a'], false)).toEqual([alive])
    })
  })

  describe('ids and values in any script', () => {
    const odd = [
      'é',
      'e\u0301',
      'ß',
      '日本',
      'עברית',
      '😀',
      '\uffff',
      '\ue000',
      'a b',
      'quote\'"`',
      'a%_',
      '0',
      'x\ty',
    ]

    it('come back as they were and stay apart', async (heroes) => {
      const documents = odd.map((id) => aHero({ id, name: `${id}${id}` }))
      await insertHeroes(heroes, documents)
      for (const document of documents) {
        expect(await heroes.findDocumentsById([document.id], false)).toEqual([document])
      }
    })

    it('even with a NUL or half an emoji in them', async (heroes) => {
      const documents = ['a\0b', 'a', 'a\ud83d', 'a\ude00'].map((id) => aHero({ id, name: id }))
      await insertHeroes(heroes, documents)
      for (const document of documents) {
        expect(await heroes.findDocumentsById([document.id], false)).toEqual([document])
      }
    })
  })

  describe('findDocumentsById', () => {
    it('answers in the order asked, without what is not there', async (heroes) => {
      await insertHeroes(
        heroes,
        ['a', 'b', 'c'].map((id) => aHero({ id })),
      )
      const found = await heroes.findDocumentsById(['c', 'nobody', 'a'], false)
      expect(found.map(({ id }) => id)).toEqual(['c', 'a'])
    })

    it('takes thousands of ids at once', async (heroes) => {
      const documents = Array.from({ length: 3000 }, (_, index) => aHero({ id: `id-${index}` }))
      await insertHeroes(heroes, documents)
      const ids = documents.map(({ id }) => id)
      expect(await heroes.findDocumentsById(ids, false)).toHaveLength(3000)
    })
  })
}
