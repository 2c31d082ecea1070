import { fillWithDefaultSettings, type MangoQuery, type RxJsonSchema } from 'rxdb'
import { describe, expect } from 'vitest'
import {
  aHero,
  behaviours,
  changed,
  type Hero,
  heroSchema,
  idsOf,
  insertHeroes,
  openHeroes,
  prepared,
  type StoredHero,
  type Suite,
} from './harness'

const people = [
  aHero({
    id: 'ann',
    name: 'Ann',
    team: 'red',
    age: 20,
    isActive: true,
    tags: ['fast', 'kind'],
    note: 'likes tea',
  }),
  aHero({
    id: 'bea',
    name: 'Bea',
    team: 'blue',
    age: 30,
    isActive: false,
    home: { city: 'Akron' },
    note: null,
  }),
  aHero({ id: 'cy', name: 'Cy', team: 'red', age: 30, isActive: true, tags: [] }),
  aHero({ id: 'dot', name: 'Dot', team: 'green', age: -4.5, isActive: true, home: { city: 'Zanesville' } }),
  aHero({
    id: 'eve',
    name: 'Eve',
    team: 'blue',
    age: 40,
    isActive: false,
    tags: ['kind'],
    note: 'likes coffee',
  }),
]

/** What to find, and who is found, in order. */
const cases: [string, MangoQuery<StoredHero>, string[]][] = [
  ['everything, by id', { sort: [{ id: 'asc' }] }, ['ann', 'bea', 'cy', 'dot', 'eve']],
  ['everything, by id backwards', { sort: [{ id: 'desc' }] }, ['eve', 'dot', 'cy', 'bea', 'ann']],
  ['a value without an operator', { selector: { name: 'Cy' } }, ['cy']],
  ['$eq', { selector: { team: { $eq: 'red' } }, sort: [{ id: 'asc' }] }, ['ann', 'cy']],
  ['$eq on the id', { selector: { id: { $eq: 'dot' } } }, ['dot']],
  ['$eq on a boolean', { selector: { isActive: false }, sort: [{ id: 'asc' }] }, ['bea', 'eve']],
  [
    '$eq null, on missing fields too',
    { selector: { note: null }, sort: [{ id: 'asc' }] },
    ['bea', 'cy', 'dot'],
  ],
  ['$ne', { selector: { team: { $ne: 'red' } }, sort: [{ id: 'asc' }] }, ['bea', 'dot', 'eve']],
  ['$gt', { selector: { age: { $gt: 30 } } }, ['eve']],
  ['$gte', { selector: { age: { $gte: 30 } }, sort: [{ age: 'asc' }] }, ['bea', 'cy', 'eve']],
  ['$lt below zero', { selector: { age: { $lt: 0 } } }, ['dot']],
  ['$lte', { selector: { age: { $lte: 20 } }, sort: [{ age: 'asc' }] }, ['dot', 'ann']],
  [
    'a range open at both ends',
    { selector: { age: { $gt: 20, $lt: 40 } }, sort: [{ age: 'asc' }] },
    ['bea', 'cy'],
  ],
  [
    'two lower bounds',
    { selector: { age: { $gt: 10, $gte: 30 } }, sort: [{ age: 'asc' }] },
    ['bea', 'cy', 'eve'],
  ],
  [
    'a range beyond what the schema allows',
    { selector: { age: { $gt: -5000, $lt: 5000 } }, limit: 1, sort: [{ age: 'asc' }] },
    ['dot'],
  ],
  [
    '$in, sorted by the same field',
    { selector: { team: { $in: ['red', 'green'] } }, sort: [{ team: 'asc' }] },
    ['dot', 'ann', 'cy'],
  ],
  [
    '$in, sorted by it backwards',
    { selector: { team: { $in: ['red', 'green'] } }, sort: [{ team: 'desc' }] },
    ['ann', 'cy', 'dot'],
  ],
  [
    '$in, sorted by it backwards, with a limit',
    { selector: { name: { $in: ['Ann', 'Cy', 'Eve', 'Dot'] } }, sort: [{ name: 'desc' }], limit: 3 },
    ['eve', 'dot', 'cy'],
  ],
  [
    '$in, sorted by it backwards and then by the next field forwards',
    { selector: { team: { $in: ['red', 'blue'] } }, sort: [{ team: 'desc' }, { age: 'asc' }], skip: 1 },
    ['cy', 'bea', 'eve'],
  ],
  [
    '$in, sorted by another field',
    { selector: { team: { $in: ['red', 'blue'] } }, sort: [{ age: 'desc' }] },
    ['eve', 'bea', 'cy', 'ann'],
  ],
  [
    '$in with a limit',
    { selector: { team: { $in: ['red', 'blue'] } }, sort: [{ age: 'asc' }], limit: 2 },
    ['ann', 'bea'],
  ],
  [
    '$in on the id',
    { selector: { id: { $in: ['eve', 'nobody', 'ann'] } }, sort: [{ id: 'asc' }] },
    ['ann', 'eve'],
  ],
  [
    '$in on the id, sorted by another field',
    { selector: { id: { $in: ['eve', 'dot', 'ann'] } }, sort: [{ age: 'asc' }] },
    ['dot', 'ann', 'eve'],
  ],
  ['$in of nothing', { selector: { team: { $in: [] } } }, []],
  ['$in with one value twice', { selector: { team: { $in: ['green', 'green'] } } }, ['dot']],
  ['$nin', { selector: { team: { $nin: ['red', 'blue'] } } }, ['dot']],
  ['$exists', { selector: { note: { $exists: true } }, sort: [{ id: 'asc' }] }, ['ann', 'bea', 'eve']],
  ['$exists: false', { selector: { tags: { $exists: false } }, sort: [{ id: 'asc' }] }, ['bea', 'dot']],
  ['$regex', { selector: { note: { $regex: '^likes c' } } }, ['eve']],
  ['$regex with options', { selector: { name: { $regex: '^b', $options: 'i' } } }, ['bea']],
  ['$mod', { selector: { age: { $mod: [20, 0] } }, sort: [{ id: 'asc' }] }, ['ann', 'eve']],
  ['$type', { selector: { note: { $type: 'string' } }, sort: [{ id: 'asc' }] }, ['ann', 'eve']],
  ['$size', { selector: { tags: { $size: 2 } } }, ['ann']],
  [
    '$elemMatch',
    { selector: { tags: { $elemMatch: { $eq: 'kind' } } }, sort: [{ id: 'asc' }] },
    ['ann', 'eve'],
  ],
  ['a value within an array', { selector: { tags: 'kind' } as never, sort: [{ id: 'asc' }] }, ['ann', 'eve']],
  ['$not', { selector: { age: { $not: { $gte: 30 } } }, sort: [{ id: 'asc' }] }, ['ann', 'dot']],
  ['$and', { selector: { $and: [{ team: 'red' }, { age: { $gt: 20 } }] } }, ['cy']],
  ['$or', { selector: { $or: [{ id: 'ann' }, { age: 40 }] }, sort: [{ id: 'asc' }] }, ['ann', 'eve']],
  ['$or beside another condition', { selector: { team: 'blue', $or: [{ age: 30 }, { age: 20 }] } }, ['bea']],
  ['$nor', { selector: { $nor: [{ team: 'red' }, { team: 'blue' }] } }, ['dot']],
  ['a nested field', { selector: { 'home.city': 'Akron' } as never }, ['bea']],
  [
    'sorting by a nested field',
    { sort: [{ 'home.city': 'desc' } as never, { id: 'asc' }] },
    ['dot', 'ann', 'cy', 'eve', 'bea'],
  ],
  ['several fields of one index', { selector: { team: 'red', age: { $gte: 25 } } }, ['cy']],
  ['fields of different indexes', { selector: { team: 'blue', isActive: false, age: { $gt: 30 } } }, ['eve']],
  ['a field without an index', { selector: { note: 'likes tea' } }, ['ann']],
  [
    'two fields sorted both ways',
    { sort: [{ age: 'desc' }, { name: 'asc' }] },
    ['eve', 'bea', 'cy', 'ann', 'dot'],
  ],
  [
    'two fields sorted backwards',
    { sort: [{ age: 'desc' }, { name: 'desc' }] },
    ['eve', 'cy', 'bea', 'ann', 'dot'],
  ],
  ['equal values, by id', { sort: [{ isActive: 'asc' }] }, ['bea', 'eve', 'ann', 'cy', 'dot']],
  [
    'equal values backwards, by id forwards',
    { sort: [{ isActive: 'desc' }] },
    ['ann', 'cy', 'dot', 'bea', 'eve'],
  ],
  [
    'equal values forwards, by id backwards',
    { sort: [{ isActive: 'asc' }, { id: 'desc' }] },
    ['eve', 'bea', 'dot', 'cy', 'ann'],
  ],
  [
    'sorting by a field without an index',
    { selector: { note: { $type: 'string' } }, sort: [{ note: 'asc' }] },
    ['eve', 'ann'],
  ],
  ['a limit', { sort: [{ age: 'asc' }], limit: 2 }, ['dot', 'ann']],
  ['a limit of nothing', { sort: [{ age: 'asc' }], limit: 0 }, []],
  ['skipping', { sort: [{ age: 'asc' }], skip: 3 }, ['cy', 'eve']],
  ['skipping with a limit', { sort: [{ age: 'desc' }], skip: 1, limit: 2 }, ['bea', 'cy']],
  ['skipping more than there is', { sort: [{ age: 'desc' }], skip: 9, limit: 2 }, []],
  [
    'skipping over what does not match',
    { selector: { note: { $regex: 'likes' } }, sort: [{ age: 'asc' }], skip: 1 },
    ['eve'],
  ],
  [
    'by the index that is named',
    { selector: { age: { $gt: 20 } }, index: ['_deleted', 'age', 'name'] as never, sort: [{ name: 'asc' }] },
    ['bea', 'cy', 'eve'],
  ],
]

export function queryBehaviours(suite: Suite): void {
  const { it, notInMemory } = behaviours(suite)

  describe('query', () => {
    for (const [title, query, ids] of cases) {
      const live = { ...query, selector: { ...query.selector, _deleted: false } }
      it(`finds ${title}`, async (heroes) => {
        const gone = aHero({ id: 'gone', _deleted: true, team: 'red', age: 30, tags: ['kind'] })
        await insertHeroes(heroes, [...people, gone])
        expect(await idsOf(heroes, live)).toEqual(ids)
        expect((await heroes.count(prepared({ selector: live.selector }))).count).toBe(
          (await idsOf(heroes, { selector: live.selector })).length,
        )
      })
    }

    it('takes thousands of values in $in, on the id and on fields, alone and together', async (heroes) => {
      await insertHeroes(heroes, people)
      const names = Array.from({ length: 5000 }, (_, number) => `nobody ${number}`)
      const live = { _deleted: false }
      const sort: MangoQuery<StoredHero>['sort'] = [{ id: 'asc' }]
      expect(
        await idsOf(heroes, { selector: { ...live, id: { $in: [...names, 'eve', 'ann'] } }, sort }),
      ).toEqual(['ann', 'eve'])
      const named = { ...live, name: { $in: [...names, 'Eve', 'Cy'] } }
      expect(await idsOf(heroes, { selector: named, sort })).toEqual(['cy', 'eve'])
      const both = {
        ...live,
        id: { $in: [...names, 'eve', 'ann'] },
        team: { $in: ['blue', 'green'] },
        age: { $in: [40, 20] },
      }
      expect(await idsOf(heroes, { selector: both, sort })).toEqual(['eve'])
      expect((await heroes.count(prepared({ selector: both }))).count).toBe(1)
    })

    it('sees deleted documents unless told not to', async (heroes) => {
      await insertHeroes(heroes, [...people, aHero({ id: 'gone', _deleted: true })])
      expect(await idsOf(heroes, { selector: { _deleted: true } })).toEqual(['gone'])
      expect(await idsOf(heroes, {})).toHaveLength(6)
      expect((await heroes.count(prepared({}))).count).toBe(6)
    })

    it('follows a document through its changes', async (heroes) => {
      const [ann = aHero({ id: '' })] = people
      await insertHeroes(heroes, people)
      const moved = changed(ann, { team: 'green', age: 99 })
      await heroes.bulkWrite([{ document: moved, previous: ann }], 'test')
      expect(await idsOf(heroes, { selector: { team: 'red', _deleted: false } })).toEqual(['cy'])
      expect(await idsOf(heroes, { selector: { age: { $gt: 90 } } })).toEqual(['ann'])
      await heroes.bulkWrite([{ document: changed(moved, { _deleted: true }), previous: moved }], 'test')
      expect(await idsOf(heroes, { selector: { age: { $gt: 90 }, _deleted: false } })).toEqual([])
    })

    it('gives the whole document, and a fresh one each time', async (heroes) => {
      await insertHeroes(heroes, people)
      const { documents } = await heroes.query(prepared({ selector: { id: 'ann' } }))
      expect(documents).toEqual([people[0]])
    })

    it('throws where the index named does not exist', async (heroes) => {
      await insertHeroes(heroes, people)
      await expect(idsOf(heroes, { index: ['note'] })).rejects.toThrow()
    })

    it('runs through thousands of documents', async (heroes) => {
      const many = Array.from({ length: 2500 }, (_, n) =>
        aHero({ id: `h${String(n).padStart(5, '0')}`, age: n % 7 }),
      )
      await insertHeroes(heroes, many)
      expect(await idsOf(heroes, { sort: [{ id: 'asc' }] })).toEqual(many.map(({ id }) => id))
      expect(await idsOf(heroes, { selector: { age: 3, name: { $regex: '0' } }, limit: 150 })).toHaveLength(
        150,
      )
      expect((await heroes.count(prepared({ selector: { age: 3, _deleted: false } }))).count).toBe(357)
    })
  })

  describe('order', () => {
    const sorted = (ids: readonly string[]) => [...ids].sort((a, b) => (a < b ? -1 : 1))
    const scripts = [
      '',
      'A',
      'Z',
      'a',
      'aa',
      'a b',
      'é',
      'ß',
      'я',
      '日',
      '\ue000',
      '\ufffe',
      '😀',
      '😀a',
      '🏳️‍🌈',
      '~',
    ]

    it('is that of JavaScript strings, in any script, on ids and on fields', async (heroes) => {
      await insertHeroes(
        heroes,
        scripts.map((name, index) => aHero({ id: `${name}:${index}`, name })),
      )
      const { documents } = await heroes.query(prepared({ sort: [{ name: 'asc' }] }))
      expect(documents.map(({ name }) => name)).toEqual(sorted(scripts))
      const ids = await idsOf(heroes, { sort: [{ id: 'asc' }] })
      expect(ids).toEqual(sorted(ids))
    })

    it('holds for ranges over an emoji', async (heroes) => {
      await insertHeroes(
        heroes,
        scripts.map((name, index) => aHero({ id: `id${index}`, name })),
      )
      const { documents } = await heroes.query(
        prepared({ selector: { name: { $gt: '日' } }, sort: [{ name: 'desc' }] }),
      )
      expect(documents.map(({ name }) => name)).toEqual(
        sorted(scripts.filter((name) => name > '日')).reverse(),
      )
    })

    it('keeps a shorter value before a longer one', async (heroes) => {
      const names = ['a', 'ab', 'abc', 'b']
      await insertHeroes(
        heroes,
        names.map((name) => aHero({ id: `z${name}`, name })),
      )
      const { documents } = await heroes.query(prepared({ sort: [{ name: 'asc' }] }))
      expect(documents.map(({ name }) => name)).toEqual(names)
    })

    notInMemory('puts control characters after the end of a value', async (heroes) => {
      const names = ['a', 'a\t', 'a\0', 'a\x01', 'a\x02', 'a ']
      await insertHeroes(
        heroes,
        names.map((name, index) => aHero({ id: `id${index}`, name })),
      )
      const { documents } = await heroes.query(
        prepared({ selector: { _deleted: false }, sort: [{ name: 'asc' }] }),
      )
      expect(documents.map(({ name }) => name)).toEqual(sorted(names))
      expect(
        await idsOf(heroes, { selector: { name: { $gt: 'a', $lt: 'a\x02' }, _deleted: false } }),
      ).toEqual(['id2', 'id3'])
    })

    it('is numeric for numbers below zero and between whole numbers', async (heroes) => {
      const ages = [-1000, -4.5, -4, -0.5, 0, 0.5, 9, 10, 100, 1000]
      await insertHeroes(
        heroes,
        ages.map((age, index) => aHero({ id: `id${9 - index}`, age })),
      )
      const { documents } = await heroes.query(prepared({ sort: [{ age: 'desc' }] }))
      expect(documents.map(({ age }) => age)).toEqual([...ages].reverse())
    })

    notInMemory('tells numbers apart that the schema would round', async (heroes) => {
      const ages = [0.001, 0.002, 2000, 3000]
      const documents = ages.map((age, index) => aHero({ id: `id${index}`, name: `name${9 - index}`, age }))
      await insertHeroes(heroes, documents)
      const sort: MangoQuery<StoredHero>['sort'] = [{ age: 'asc' }, { name: 'asc' }]
      const { documents: found } = await heroes.query(prepared({ selector: { _deleted: false }, sort }))
      expect(found.map(({ age }) => age)).toEqual(ages)
    })

    notInMemory('puts missing values first and finds them by no comparison', async (heroes) => {
      const { team: _team, ...teamless } = aHero({ id: 'z' })
      await insertHeroes(heroes, [
        teamless as StoredHero,
        aHero({ id: 'a', team: '' }),
        aHero({ id: 'b', team: 'red' }),
      ])
      expect(
        await idsOf(heroes, { selector: { _deleted: false }, sort: [{ team: 'asc' }, { age: 'asc' }] }),
      ).toEqual(['z', 'a', 'b'])
      expect(await idsOf(heroes, { selector: { team: { $gte: '' }, _deleted: false } })).toEqual(['a', 'b'])
    })
  })

  describe('a composite primary key', () => {
    it('is found, counted and sorted like any other', async (_heroes, { storage }) => {
      const schema = fillWithDefaultSettings<Hero>({
        ...(heroSchema as unknown as RxJsonSchema<Hero>),
        primaryKey: { key: 'id', fields: ['team', 'name'], separator: '|' } as never,
        indexes: ['age'],
      })
      const heroes = await openHeroes(storage, { schema })
      await insertHeroes(
        heroes,
        people.map((hero) => ({ ...hero, id: `${hero.team}|${hero.name}` })),
      )
      expect(
        await idsOf(heroes, { selector: { id: { $gt: 'blue|', $lt: 'blue}' } }, sort: [{ id: 'asc' }] }),
      ).toEqual(['blue|Bea', 'blue|Eve'])
      expect((await heroes.findDocumentsById(['red|Cy'], false)).map(({ age }) => age)).toEqual([30])
    })
  })
}
