import type { RxCollection, RxDocumentData } from 'rxdb'
import { type MangoQuery, normalizeMangoQuery, prepareQuery } from 'rxdb'
import { filter, map, merge, type Observable } from 'rxjs'
import {
  type CollectionName,
  type DocumentIn,
  type DocumentOf,
  type Kind,
  kindsByCollection,
} from '#shared/model/collections'

export type Collections = { [C in CollectionName]: RxCollection<DocumentIn<C>> }
type Document = DocumentOf[Kind]
/** What the storage holds: our document and RxDB's revision, times and flags. */
type Stored = RxDocumentData<Document>

const collectionByKind = new Map<string, CollectionName>(
  Object.entries(kindsByCollection).flatMap(([name, kinds]) =>
    kinds.map((kind) => [kind, name as CollectionName] as const),
  ),
)

/** Which collection a record lives in, by its id. */
export function collectionOf(id: string): CollectionName {
  const name = collectionByKind.get(id.slice(0, id.indexOf(':')))
  if (!name) throw new Error(`no collection holds ${id.slice(0, 20)}`)
  return name
}

/** How often a command starts over when sync wrote one of its records in between. */
const MAX_TRIES = 8

/**
 * The database as procedures see it: plain documents in and out. It reads past RxDB's document cache, because a
 * document that leaves the core leaves it as JSON: the cache would only hold every one of them twice.
 */
export type Records = ReturnType<typeof openRecords>

/**
 * @param beginGroup makes the writes of one command reach the disk together (store/write-group.ts); without it each
 * collection is written by itself.
 */
export function openRecords(
  collections: Collections,
  beginGroup: (calls: number) => string = () => 'command',
) {
  const storageOf = (name: CollectionName) =>
    (collections[name] as unknown as RxCollection<Document>).storageInstance

  async function readStored(ids: readonly string[]): Promise<Map<string, Stored>> {
    const found = new Map<string, Stored>()
    for (const [name, group] of grouped(ids, collectionOf)) {
      for (const stored of await storageOf(name).findDocumentsById([...group], false))
        found.set(stored.id, stored)
    }
    return found
  }

  /** Documents by id, those that exist, in the order asked for. Soft-deleted ones too: see `isLive`. */
  async function documents(ids: readonly string[]): Promise<Document[]> {
    const stored = await readStored([...new Set(ids)])
    return ids.flatMap((id) => {
      const one = stored.get(id)
      return one ? [plain(one)] : []
    })
  }

  /** The same for ids that are all of one kind. */
  async function many<K extends Kind>(_kind: K, ids: readonly string[]): Promise<DocumentOf[K][]> {
    return (await documents(ids)) as DocumentOf[K][]
  }

  async function one<K extends Kind>(kind: K, id: string): Promise<DocumentOf[K] | null> {
    return (await many(kind, [id]))[0] ?? null
  }

  /** As RxDB's own queries ask: for what is not deleted. Every index begins with that, and is of no use without it. */
  const prepared = (name: CollectionName, query: MangoQuery<Document>) => {
    const { schema } = storageOf(name)
    const { selector, ...rest } = normalizeMangoQuery(schema, query)
    return prepareQuery(schema, { ...rest, selector: { ...selector, _deleted: { $eq: false } } })
  }

  async function find<C extends CollectionName>(
    name: C,
    query: MangoQuery<DocumentIn<C>>,
  ): Promise<DocumentIn<C>[]> {
    const { documents } = await storageOf(name).query(prepared(name, query as MangoQuery<Document>))
    return documents.map((stored) => plain(stored) as DocumentIn<C>)
  }

  async function count<C extends CollectionName>(
    name: C,
    selector: MangoQuery<DocumentIn<C>>,
  ): Promise<number> {
    return (await storageOf(name).count(prepared(name, selector as MangoQuery<Document>))).count
  }

  /** The documents written last, on this laptop or by sync, newest first. */
  async function latest<C extends CollectionName>(name: C, limit: number): Promise<DocumentIn<C>[]> {
    const query = { selector: {}, sort: [{ '_meta.lwt': 'desc' }], limit }
    return find(name, query as unknown as MangoQuery<DocumentIn<C>>)
  }

  /** Tells when something in these collections has changed, here or by sync; `concerns` narrows it by document. */
  function changes(
    names: readonly CollectionName[],
    concerns?: (document: Document) => boolean,
  ): Observable<void> {
    const streams = names.map((name) => storageOf(name).changeStream())
    return merge(...streams).pipe(
      filter(
        ({ events }) => !concerns || events.some(({ documentData }) => concerns(documentData as Document)),
      ),
      map(() => undefined),
    )
  }

  /**
   * Runs one command: it reads and puts through `unit`, then everything is written and flushed to disk before this
   * resolves. Where sync changed a record in between, the command runs again on the new state, so it must decide
   * from what it reads. All that it put is written, or nothing.
   */
  async function command<T>(run: (unit: Unit) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const seen = new Map<string, Stored>()
      const puts = new Map<string, Document>()
      const unit: Unit = {
        async one(kind, id) {
          return (await unit.many(kind, [id]))[0] ?? null
        },
        async many(_kind, ids) {
          const unread = ids.filter((id) => !seen.has(id) && !puts.has(id))
          for (const [id, stored] of await readStored(unread)) seen.set(id, stored)
          return ids.flatMap((id) => {
            const stored = seen.get(id)
            const document = puts.get(id) ?? (stored && plain(stored))
            return document ? [document as DocumentOf[typeof _kind]] : []
          })
        },
        put: (document) => {
          puts.delete(document.id)
          puts.set(document.id, document)
        },
      }
      const result = await run(unit)
      if (await write(puts, seen)) return result
      if (tries === MAX_TRIES) throw new Error(`a command met ${MAX_TRIES} conflicts`)
    }
  }

  async function write(puts: Map<string, Document>, seen: Map<string, Stored>): Promise<boolean> {
    const unread = [...puts.keys()].filter((id) => !seen.has(id))
    for (const [id, stored] of await readStored(unread)) seen.set(id, stored)
    const rows = [...puts.values()].flatMap((document) => {
      const previous = seen.get(document.id)
      if (previous && JSON.stringify(plain(previous)) === JSON.stringify(document)) return []
      return [{ ...(previous && { previous }), document: stored(document) }]
    })
    const calls = [...grouped(rows, ({ document }) => collectionOf(document.id))]
    if (calls.length === 0) return true
    const context = beginGroup(calls.length)
    const written = await Promise.allSettled(
      calls.map(([name, group]) => storageOf(name).bulkWrite(group, context)),
    )
    const errors = written.flatMap((call) => (call.status === 'fulfilled' ? call.value.error : []))
    if (errors.some(({ status }) => status === 409)) return false
    for (const call of written) if (call.status === 'rejected') throw call.reason
    if (errors.length > 0) throw new Error(`a record was not written: ${errors[0]?.status}`)
    return true
  }

  return { one, many, documents, find, latest, count, changes, command, collections }
}

/** What a command may do with records; see `command`. */
export type Unit = {
  one<K extends Kind>(kind: K, id: string): Promise<DocumentOf[K] | null>
  many<K extends Kind>(kind: K, ids: readonly string[]): Promise<DocumentOf[K][]>
  put(document: Document): void
}

function plain(stored: Stored): Document {
  const { _meta, _rev, _deleted, _attachments, ...document } = stored
  return document as Document
}

const stored = (document: Document): Stored =>
  ({ ...document, _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '' }) as unknown as Stored

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
