import {
  type BulkWriteRow,
  categorizeBulkWriteRows,
  type EventBulk,
  type RxDocumentData,
  type RxStorageChangeEvent,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageWriteError,
  type StringKeys,
} from 'rxdb'
import { type DocumentTable, parseDocument } from './document-table'
import type { SqlValue } from './driver'
import { keyBytes, keyPart } from './sort-key'

export type ChangeBulk<T> = EventBulk<RxStorageChangeEvent<RxDocumentData<T>>, RxStorageDefaultCheckpoint>
export type WriteOutcome<T> = { errors: RxStorageWriteError<T>[]; changes: ChangeBulk<T>[] }

/**
 * Writes the rows that do not conflict, inside the caller's transaction. A row conflicts when the document exists and
 * is not the row's `previous`; its error carries the stored document.
 */
export function bulkWrite<T>(
  table: DocumentTable,
  instance: RxStorageInstance<T, unknown, unknown>,
  rows: BulkWriteRow<T>[],
  context: string,
): WriteOutcome<T> {
  const outcome: WriteOutcome<T> = { errors: [], changes: [] }
  for (const round of roundsOfDistinctIds(rows, table.primaryPath)) writeRound(round, outcome)
  return outcome

  function writeRound(round: BulkWriteRow<T>[], outcome: WriteOutcome<T>): void {
    // An insert is tried at once: that it was new is the common case, and then nothing need be read.
    const taken = insertFree(table, documentsOf(round.filter(({ previous }) => !previous)))
    const changed = round.flatMap(({ document, previous }) => (previous ? [idOf(document, table)] : []))
    const stored = new Map(
      readAll<T>(table, [...taken, ...changed]).map((document) => [idOf(document, table), document]),
    )
    const sorted = categorizeBulkWriteRows(
      instance,
      table.primaryPath as StringKeys<T>,
      stored,
      round,
      context,
    )
    insertFree(table, documentsOf(sorted.bulkInsertDocs.filter(({ previous }) => previous)))
    for (const { document } of sorted.bulkUpdateDocs) update(table, document)
    outcome.errors.push(...sorted.errors)
    if (sorted.eventBulk.events.length > 0) {
      sorted.eventBulk.checkpoint = newestOf(table, [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs])
      outcome.changes.push(sorted.eventBulk)
    }
  }
}

/** The last place in the order of `getChangedDocumentsSince`. RxDB gives all rows of a call the same time. */
function newestOf<T>(
  table: DocumentTable,
  rows: readonly { document: RxDocumentData<T> }[],
): RxStorageDefaultCheckpoint {
  let newest = { id: '', lwt: 0 }
  for (const { document } of rows) {
    const { lwt } = document._meta
    const id = idOf(document, table)
    if (lwt > newest.lwt || (lwt === newest.lwt && id > newest.id)) newest = { id, lwt }
  }
  return newest
}

/**
 * RxDB judges each row by what is stored before the call. Where one call holds an id twice, the second row comes in a
 * later round, so that it is judged by what the first one wrote.
 */
function roundsOfDistinctIds<T>(rows: BulkWriteRow<T>[], primaryPath: string): BulkWriteRow<T>[][] {
  const ids = new Set<unknown>()
  const first: BulkWriteRow<T>[] = []
  const later: BulkWriteRow<T>[] = []
  for (const row of rows) {
    const id = (row.document as Record<string, unknown>)[primaryPath]
    ;(ids.has(id) ? later : first).push(row)
    ids.add(id)
  }
  return later.length === 0 ? [first] : [first, ...roundsOfDistinctIds(later, primaryPath)]
}

const idOf = (document: object, { primaryPath }: DocumentTable): string =>
  (document as Record<string, string>)[primaryPath] ?? ''

const documentsOf = <T>(rows: readonly BulkWriteRow<T>[]): RxDocumentData<T>[] =>
  rows.map(({ document }) => document)

/** Inserts the documents whose id is free. @returns the ids that were taken */
function insertFree(table: DocumentTable, documents: readonly WithFlags[]): string[] {
  const columns = columnsOf(table)
  const row = `(${columns.map(() => '?')})`
  return partsOf(documents).flatMap((part) => {
    const statement = table.prepare(
      `INSERT INTO ${table.name} (${columns}) VALUES ${part.map(() => row)} ON CONFLICT (id) DO NOTHING`,
    )
    const { changes } = statement.run(part.flatMap((document) => valuesOf(table, document)))
    if (changes === part.length) return []
    const inserted = new Set(newestKeys(table, changes))
    return part.map((document) => idOf(document, table)).filter((id) => !inserted.has(textOf(idKey(id))))
  })
}

/** Of the rows that came last. */
const newestKeys = (table: DocumentTable, count: number): string[] =>
  table
    .prepare(`SELECT id FROM ${table.name} ORDER BY number DESC LIMIT ?`)
    .all([count])
    .map(({ id }) => textOf(id as Buffer))

function update(table: DocumentTable, document: WithFlags): void {
  const statement = table.prepare(
    `UPDATE ${table.name} SET ${columnsOf(table).map((column) => `${column} = ?`)} WHERE id = ?`,
  )
  statement.run([...valuesOf(table, document), idKey(idOf(document, table))])
}

type WithFlags = { _deleted: boolean }

/** The columns of a document's row, in the order of `valuesOf`. */
export const columnsOf = ({ indexes }: DocumentTable): string[] => [
  'id',
  'deleted',
  ...indexes.map(({ column }) => column),
  'document',
]

export const valuesOf = (table: DocumentTable, document: WithFlags): SqlValue[] => [
  idKey(idOf(document, table)),
  document._deleted ? 1 : 0,
  ...table.indexes.map(({ keyOf }) => keyOf(document)),
  JSON.stringify(document),
]

export const idKey = (id: string): Buffer => keyBytes(keyPart(id))

const textOf = (key: Buffer): string => key.toString('latin1')

/** The stored documents with these ids, deleted or not, in no order. */
export const readAll = <T>(table: DocumentTable, ids: readonly string[]): RxDocumentData<T>[] =>
  partsOf(ids).flatMap((part) =>
    table
      .prepare(`SELECT document FROM ${table.name} WHERE id IN (${part.map(() => '?')})`)
      .all(part.map(idKey))
      .map(parseDocument<T>),
  )

/** What goes into one statement: the call costs more than the row. A few sizes only, so that few statements are kept. */
function partsOf<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < rows.length; ) {
    const size = PART_SIZES.find((one) => one <= rows.length - at) ?? 1
    parts.push(rows.slice(at, at + size))
    at += size
  }
  return parts
}

const PART_SIZES = [64, 8, 1]
