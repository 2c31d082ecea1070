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
    const stored = new Map<string, RxDocumentData<T>>()
    for (const { document, previous } of round) {
      const id = idOf(document, table)
      // An insert is tried at once: that it was new is the common case, and then nothing need be read.
      const existing = previous || !insert(table, document) ? read<T>(table, id) : undefined
      if (existing) stored.set(id, existing)
    }
    const sorted = categorizeBulkWriteRows(
      instance,
      table.primaryPath as StringKeys<T>,
      stored,
      round,
      context,
    )
    for (const { document, previous } of sorted.bulkInsertDocs) if (previous) insert(table, document)
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

/** @returns false where the id is taken. */
function insert(table: DocumentTable, document: WithFlags): boolean {
  const columns = columnsOf(table)
  const statement = table.prepare(
    `INSERT INTO ${table.name} (${columns}) VALUES (${columns.map(() => '?')}) ON CONFLICT (id) DO NOTHING`,
  )
  return statement.run(valuesOf(table, document)).changes === 1
}

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

/** The stored document with this id, deleted or not. */
export function read<T>(table: DocumentTable, id: string): RxDocumentData<T> | undefined {
  const row = table.prepare(`SELECT document FROM ${table.name} WHERE id = ?`).get([idKey(id)])
  return row && parseDocument(row)
}
