import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { normalizeMangoQuery, prepareQuery, type RxDocumentData } from 'rxdb'
import { type AnyDocument, openDatabase } from '#main/store/database'
import { DATABASE_PRAGMAS } from '#main/store/file'
import { importRows } from '#main/store/import-rows'
import { openLibsql } from '#main/store/libsql-driver'
import { openStore } from '#main/store/open'
import type { CollectionDefinition } from '#shared/model/collection-definition'

/** A person as the app stores one: eleven fields. Names, places and numbers are made up. */
export type BenchPerson = AnyDocument & {
  kind: string
  updatedAt: string
  familyName: string
  givenName: string
  zip: string
}

export function makePeople(count: number): BenchPerson[] {
  const random = randomFrom(20260314)
  const start = Date.UTC(2026, 0, 1)
  return Array.from({ length: count }, (_, index) => ({
    id: `person:${random().toString(36).slice(2, 12)}${index.toString(36)}`,
    kind: 'person',
    circle: 'team',
    createdAt: new Date(start).toISOString(),
    updatedAt: new Date(start + index * 1000).toISOString(),
    updatedBy: `volunteer-${index % 20}`,
    givenName: `Given${Math.floor(random() * 500)}`,
    familyName: `Family${Math.floor(random() * 3000)}`,
    phone: `+12125550${100 + (index % 100)}`,
    email: `person${index}@example.org`,
    zip: String(10_000 + Math.floor(random() * 900)),
  }))
}

/** Mulberry32: the same people in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const KEY = 'a key for benches'
const text = { type: 'string', maxLength: 120 } as const
const people: CollectionDefinition = {
  name: 'people',
  indexes: [['kind', 'updatedAt'], ['familyName', 'givenName'], ['zip']],
  fields: { id: text, kind: text, updatedAt: text, familyName: text, givenName: text, zip: text },
}

export type Range = { from?: string; to?: string; way: 'asc' | 'desc' }
/** What ours and each peer can do. */
export type People = {
  insert: (documents: readonly BenchPerson[]) => Promise<void>
  /** The first 50 by time of change, from an end of the range on. */
  find50: (range: Range) => Promise<unknown[]>
  byId: (id: string) => Promise<unknown>
  close: () => Promise<void>
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'bench-store-'))
const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true })

export type OurPeople = People & { importInTurns: (documents: readonly BenchPerson[]) => Promise<void> }

/** Ours, by the way the core takes: writes through the collection, reads past RxDB's cache of documents. */
export async function openOurs(): Promise<OurPeople> {
  const dir = folder()
  const opened = await openStore({ dir, key: KEY })
  if (!opened.ok) throw new Error(opened.error.tag)
  const { database, collections } = await openDatabase(opened.value.storage, { people })
  const { people: collection } = collections
  const { storageInstance } = collection
  const { schema } = storageInstance
  return {
    async insert(documents) {
      const { error } = await collection.bulkInsert(documents.map((document) => ({ ...document })))
      if (error.length > 0) throw new Error(`${error.length} conflicts`)
    },
    async importInTurns(documents) {
      await importRows(collection, documents)
    },
    async find50({ from, to, way }) {
      const updatedAt = { ...(from && { $gte: from }), ...(to && { $lte: to }) }
      const query = {
        selector: { _deleted: false, kind: 'person', updatedAt },
        sort: [{ updatedAt: way }],
        limit: 50,
      }
      const filled = normalizeMangoQuery<RxDocumentData<AnyDocument>>(schema, query)
      return (await storageInstance.query(prepareQuery(schema, filled))).documents
    },
    byId: async (id) => (await storageInstance.findDocumentsById([id], false))[0],
    async close() {
      await database.close()
      await opened.value.close()
      await remove(dir)
    },
  }
}

/** libsql by hand: the same JSON, the same indexes, the same encryption, the same settings. */
export async function openRaw(): Promise<People> {
  const dir = folder()
  const driver = openLibsql(join(dir, 'raw.db'), KEY)
  driver.exec(DATABASE_PRAGMAS)
  driver.exec(`
    CREATE TABLE people (
      id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL, writtenAt REAL NOT NULL, kind TEXT NOT NULL,
      updatedAt TEXT NOT NULL, familyName TEXT NOT NULL, givenName TEXT NOT NULL, zip TEXT NOT NULL,
      document TEXT NOT NULL
    );
    CREATE INDEX byTime ON people (deleted, kind, updatedAt, id);
    CREATE INDEX byName ON people (deleted, familyName, givenName, id);
    CREATE INDEX byZip ON people (deleted, zip, id);
    CREATE INDEX byWriting ON people (writtenAt, id);
  `)
  const insert = driver.prepare('INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const select = `SELECT document FROM people WHERE deleted = 0 AND kind = 'person' AND updatedAt`
  const ascending = driver.prepare(`${select} >= ? ORDER BY updatedAt, id LIMIT 50`)
  const descending = driver.prepare(`${select} <= ? ORDER BY updatedAt DESC, id DESC LIMIT 50`)
  const byId = driver.prepare('SELECT document FROM people WHERE id = ?')
  const parsed = (row: { [column: string]: unknown }): unknown => JSON.parse(String(row.document))
  return {
    async insert(documents) {
      // What RxDB stores with every document.
      const meta = { _deleted: false, _attachments: {}, _meta: { lwt: Date.now() }, _rev: '1-abcdefghij' }
      driver.transaction(() => {
        for (const one of documents) {
          const { id, kind, updatedAt, familyName, givenName, zip } = one
          const document = JSON.stringify({ ...one, ...meta })
          insert.run([id, 0, meta._meta.lwt, kind, updatedAt, familyName, givenName, zip, document])
        }
      })
    },
    find50: async ({ from, to, way }) =>
      (way === 'asc' ? ascending.all([from ?? '']) : descending.all([to ?? ''])).map(parsed),
    async byId(id) {
      const row = byId.get([id])
      return row && parsed(row)
    },
    async close() {
      driver.close()
      await remove(dir)
    },
  }
}

/** The part of PouchDB that is measured; the package has no types, and sync's (pouchdb.d.ts) are of its HTTP side. */
type Pouch = {
  bulkDocs: (documents: object[]) => Promise<unknown>
  allDocs: (options: object) => Promise<{ rows: unknown[] }>
  get: (id: string) => Promise<unknown>
  close: () => Promise<void>
}
type PouchClass = {
  new (path: string, options: { adapter: 'leveldb' }): Pouch
  plugin: (plugin: unknown) => void
}
const require = createRequire(import.meta.url)
const PouchDB: PouchClass = require('pouchdb-core')
PouchDB.plugin(require('pouchdb-adapter-leveldb'))

/** PouchDB on LevelDB, unencrypted. It sorts by `_id` only: ids begin with the time here, its best case. */
export async function openPouch(): Promise<People> {
  const dir = folder()
  const pouch = new PouchDB(join(dir, 'pouch'), { adapter: 'leveldb' })
  return {
    async insert(documents) {
      // In one call it takes many times the memory and is slower.
      for (let start = 0; start < documents.length; start += 5_000) {
        const batch = documents.slice(start, start + 5_000)
        await pouch.bulkDocs(batch.map((document) => ({ ...document, _id: pouchIdOf(document) })))
      }
    },
    async find50({ from, to, way }) {
      const keys = way === 'asc' ? { startkey: from ?? '' } : { startkey: `${to}\ufff0`, descending: true }
      return (await pouch.allDocs({ ...keys, include_docs: true, limit: 50 })).rows
    },
    byId: (id) => pouch.get(id),
    async close() {
      await pouch.close()
      await remove(dir)
    },
  }
}

/** The id that PouchDB knows a person by. */
export const pouchIdOf = ({ updatedAt, id }: BenchPerson): string => `${updatedAt} ${id}`
