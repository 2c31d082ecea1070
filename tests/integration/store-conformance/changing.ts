import {
  type EventBulk,
  getChangedDocumentsSince,
  type RxStorageChangeEvent,
  type RxStorageDefaultCheckpoint,
} from 'rxdb'
import { describe, expect } from 'vitest'
import {
  aHero,
  behaviours,
  changed,
  type Hero,
  type Heroes,
  insertHeroes,
  openHeroes,
  type Suite,
} from './harness'

type Bulk = EventBulk<RxStorageChangeEvent<Hero>, RxStorageDefaultCheckpoint>

function listenTo(heroes: Heroes): { bulks: Bulk[]; isComplete: () => boolean } {
  const bulks: Bulk[] = []
  let isComplete = false
  heroes.changeStream().subscribe({
    next: (bulk) => bulks.push(bulk as Bulk),
    complete: () => {
      isComplete = true
    },
  })
  return { bulks, isComplete: () => isComplete }
}

const since = (heroes: Heroes, limit: number, checkpoint?: RxStorageDefaultCheckpoint) =>
  getChangedDocumentsSince<Hero, RxStorageDefaultCheckpoint>(heroes, limit, checkpoint)

export function changeBehaviours(suite: Suite): void {
  const { it, notInMemory } = behaviours(suite)

  describe('changeStream', () => {
    it('tells of a write before the write returns, in one bulk, with context and checkpoint', async (heroes) => {
      const { bulks } = listenTo(heroes)
      const [a, b] = [aHero({ id: 'a' }), aHero({ id: 'b' })]
      await heroes.bulkWrite([{ document: a }, { document: b }], 'the context')
      expect(bulks).toHaveLength(1)
      expect(bulks[0]).toMatchObject({
        context: 'the context',
        checkpoint: { id: 'b', lwt: b._meta.lwt },
        events: [
          { operation: 'INSERT', documentId: 'a', documentData: a },
          { operation: 'INSERT', documentId: 'b', documentData: b },
        ],
      })
    })

    it('tells inserts, updates, deletes and returns apart, with the state before', async (heroes) => {
      const { bulks } = listenTo(heroes)
      const first = aHero({ id: 'a' })
      const second = changed(first, { age: 31 })
      const third = changed(second, { _deleted: true })
      const fourth = changed(third, { _deleted: false })
      await heroes.bulkWrite([{ document: first }], 'test')
      await heroes.bulkWrite([{ document: second, previous: first }], 'test')
      await heroes.bulkWrite([{ document: third, previous: second }], 'test')
      await heroes.bulkWrite([{ document: fourth, previous: third }], 'test')
      const events = bulks.flatMap((bulk) => bulk.events)
      expect(events.map(({ operation }) => operation)).toEqual(['INSERT', 'UPDATE', 'DELETE', 'INSERT'])
      expect(events[1]).toMatchObject({ documentData: second, previousDocumentData: first })
      expect(events[2]).toMatchObject({ documentData: third, previousDocumentData: second })
    })

    it('stays silent where a write had conflicts only, or inserted what is deleted', async (heroes) => {
      await insertHeroes(heroes, [aHero({ id: 'a' })])
      const { bulks } = listenTo(heroes)
      await heroes.bulkWrite([{ document: aHero({ id: 'a' }) }], 'test')
      await heroes.bulkWrite([{ document: aHero({ id: 'b', _deleted: true }) }], 'test')
      expect(bulks).toEqual([])
    })

    it('gives each bulk an id of its own', async (heroes) => {
      const { bulks } = listenTo(heroes)
      await insertHeroes(heroes, [aHero({ id: 'a' })])
      await insertHeroes(heroes, [aHero({ id: 'b' })])
      expect(new Set(bulks.map(({ id }) => id)).size).toBe(2)
    })

    it('reaches every open instance of the collection, and no other collection', async (_, { storage }) => {
      const databaseName = 'shared'
      const one = await openHeroes(storage, { databaseName })
      const two = await openHeroes(storage, { databaseName })
      const other = await openHeroes(storage, { databaseName, collectionName: 'villains' })
      const heard = [listenTo(one), listenTo(two), listenTo(other)]
      await insertHeroes(one, [aHero({ id: 'a' })])
      expect(heard.map(({ bulks }) => bulks.length)).toEqual([1, 1, 0])
      expect(await two.findDocumentsById(['a'], false)).toHaveLength(1)
      await Promise.all([one.remove(), other.remove()])
    })
  })

  describe('documents changed since a checkpoint', () => {
    it('come in the order they were written, page by page, each once', async (heroes) => {
      for (const id of ['c', 'a', 'b']) await insertHeroes(heroes, [aHero({ id })])
      const first = await since(heroes, 2)
      expect(first.documents.map(({ id }) => id)).toEqual(['c', 'a'])
      const second = await since(heroes, 2, first.checkpoint)
      expect(second.documents.map(({ id }) => id)).toEqual(['b'])
      const third = await since(heroes, 2, second.checkpoint)
      expect(third).toEqual({ documents: [], checkpoint: second.checkpoint })
    })

    it('are told apart by id when they were written at the same time', async (heroes) => {
      const _meta = { lwt: 1_700_000_000_000 }
      await insertHeroes(
        heroes,
        ['d', 'b', 'a', 'c'].map((id) => aHero({ id, _meta })),
      )
      const seen: string[] = []
      let checkpoint: RxStorageDefaultCheckpoint | undefined
      for (let page = 0; page < 5; page++) {
        const next = await since(heroes, 1, checkpoint)
        seen.push(...next.documents.map(({ id }) => id))
        checkpoint = next.checkpoint
      }
      expect(seen).toEqual(['a', 'b', 'c', 'd'])
    })

    it('show their latest state only, deleted ones too', async (heroes) => {
      const a = aHero({ id: 'a' })
      await insertHeroes(heroes, [a, aHero({ id: 'b' })])
      const { checkpoint } = await since(heroes, 10)
      const second = changed(a, { age: 31 })
      const third = changed(second, { _deleted: true })
      await heroes.bulkWrite([{ document: second, previous: a }], 'test')
      await heroes.bulkWrite([{ document: third, previous: second }], 'test')
      expect((await since(heroes, 10, checkpoint)).documents).toEqual([third])
    })

    it('are none after the checkpoint of the last event', async (heroes) => {
      const { bulks } = listenTo(heroes)
      await insertHeroes(heroes, [aHero({ id: 'z' })])
      await insertHeroes(heroes, [aHero({ id: 'a' })])
      expect((await since(heroes, 10, bulks.at(-1)?.checkpoint)).documents).toEqual([])
    })

    notInMemory(
      'are none after an event of rows written at the same time, whatever their order',
      async (heroes) => {
        const { bulks } = listenTo(heroes)
        const _meta = { lwt: 1_700_000_000_000 }
        const ids = ['b', '\ue000', '😀', 'a']
        await insertHeroes(
          heroes,
          ids.map((id) => aHero({ id, _meta })),
        )
        expect((await since(heroes, 10, bulks[0]?.checkpoint)).documents).toEqual([])
      },
    )

    it('start at nothing where nothing was written', async (heroes) => {
      const { documents, checkpoint } = await since(heroes, 10)
      expect(documents).toEqual([])
      await insertHeroes(heroes, [aHero({ id: 'a' })])
      expect((await since(heroes, 10, checkpoint)).documents).toHaveLength(1)
    })
  })
}
