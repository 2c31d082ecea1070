import {
  fillWithDefaultSettings,
  type MangoQuery,
  normalizeMangoQuery,
  now,
  prepareQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance,
  randomToken,
} from 'rxdb'
import { expect, it } from 'vitest'

/** A storage under test, and what it takes to open its data again. */
export type StorageUnderTest = {
  storage: RxStorage<unknown, object>
  /** Closes and opens again whatever is below the storage; data must survive. */
  reopen: () => Promise<RxStorage<unknown, object>>
  dispose: () => Promise<void>
}
export type MakeStorage = () => Promise<StorageUnderTest>
export type StorageName = 'sqlite' | 'memory'
export type Suite = { name: StorageName; makeStorage: MakeStorage }

export type Hero = {
  id: string
  name: string
  team?: string
  age: number
  isActive: boolean
  home: { city: string }
  tags?: string[]
  note?: string | null
}
export type StoredHero = RxDocumentData<Hero>
export type Heroes = RxStorageInstance<Hero, unknown, object>

const text = { type: 'string', maxLength: 60 } as const
export const heroSchema: RxJsonSchema<StoredHero> = fillWithDefaultSettings<Hero>({
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: text,
    name: text,
    team: text,
    age: { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.5 },
    isActive: { type: 'boolean' },
    home: { type: 'object', properties: { city: text } },
    tags: { type: 'array', items: { type: 'string' } },
    note: { type: ['string', 'null'] },
  },
  required: ['id', 'name', 'age', 'isActive'],
  indexes: ['name', ['team', 'age'], ['age', 'name'], ['isActive', 'age'], 'home.city'],
} as unknown as RxJsonSchema<Hero>)

export const aHero = (own: Partial<StoredHero> & { id: string }): StoredHero => ({
  name: `name of ${own.id}`,
  team: 'red',
  age: 30,
  isActive: true,
  home: { city: 'Dayton' },
  _deleted: false,
  _attachments: {},
  _rev: '1-first',
  _meta: { lwt: now() },
  ...own,
})

/** The same hero after a change: next revision, newer write time. */
export function changed(previous: StoredHero, change: Partial<StoredHero>): StoredHero {
  const height = Number.parseInt(previous._rev, 10) + 1
  return { ...previous, _rev: `${height}-next`, _meta: { lwt: now() }, ...change }
}

export const openHeroes = (
  storage: RxStorage<unknown, object>,
  own: { databaseName?: string; collectionName?: string; schema?: RxJsonSchema<StoredHero> } = {},
): Promise<Heroes> =>
  storage.createStorageInstance<Hero>({
    databaseInstanceToken: randomToken(10),
    databaseName: own.databaseName ?? randomToken(10),
    collectionName: own.collectionName ?? 'heroes',
    schema: own.schema ?? heroSchema,
    options: {},
    multiInstance: false,
    devMode: false,
  })

export async function insertHeroes(heroes: Heroes, documents: readonly StoredHero[]): Promise<void> {
  const { error } = await heroes.bulkWrite(
    documents.map((document) => ({ document })),
    'test',
  )
  expect(error).toEqual([])
}

export const prepared = (query: MangoQuery<StoredHero>, schema = heroSchema) =>
  prepareQuery<Hero>(schema, normalizeMangoQuery<Hero>(schema, query as MangoQuery<Hero>))

export async function idsOf(heroes: Heroes, query: MangoQuery<StoredHero>): Promise<string[]> {
  const { documents } = await heroes.query(prepared(query, heroes.schema))
  return documents.map(({ id }) => id)
}

/**
 * A behaviour that a storage must show. Where RxDB's memory storage does not, the title says so, and the test holds
 * it to that: should a later RxDB mend it, we will hear.
 */
export function behaviours({ name, makeStorage }: Suite) {
  type Run = (heroes: Heroes, under: StorageUnderTest) => Promise<void>

  async function withHeroes(run: Run): Promise<void> {
    const under = await makeStorage()
    try {
      await run(await openHeroes(under.storage), under)
    } finally {
      await under.dispose()
    }
  }

  return {
    it: (title: string, run: Run) => it(title, () => withHeroes(run)),
    notInMemory: (title: string, run: Run) =>
      name === 'memory'
        ? it(`does not manage, being the memory storage: ${title}`, () =>
            expect(withHeroes(run)).rejects.toThrow())
        : it(title, () => withHeroes(run)),
  }
}
