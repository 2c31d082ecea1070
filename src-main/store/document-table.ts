import type { RxDocumentData } from 'rxdb'
import { type SqliteDriver, SqliteFailure, type SqliteStatement, type SqlRow } from './driver'
import { keyOfFields } from './sort-key'

/**
 * One index of a collection. `fields` stops before the primary key: SQLite's index is (column, id), so what comes
 * after the primary key never decides anything.
 */
export type DocumentIndex = {
  fields: readonly string[]
  name: string
  /** Holds the sortable key over `fields` (sort-key.ts); undefined: the index of the primary key alone. */
  column: string | undefined
}

export type KeyedIndex = DocumentIndex & { column: string; keyOf: (document: unknown) => Buffer }

/**
 * The table of one collection: the documents as JSON, and one key column per RxDB index. `id` is the sortable key of
 * the primary key; `number` keeps rows in the order they came and is what SQLite's indexes point to.
 */
export type DocumentTable = {
  name: string
  primaryPath: string
  indexes: readonly KeyedIndex[]
  byPrimaryKey: DocumentIndex
  /** The index over the time of the last write, which replication and cleaning up follow. */
  byLastWrite: KeyedIndex
  prepare: (sql: string) => SqliteStatement
}

export const LAST_WRITE = '_meta.lwt'

export function documentTable(
  driver: SqliteDriver,
  number: number,
  primaryPath: string,
  indexes: readonly (readonly string[])[],
): DocumentTable {
  const name = `documents_${number}`
  const documentIndexes = indexes.map((fields, position) => {
    const keyFields = fieldsBefore(fields, primaryPath)
    return {
      fields: keyFields,
      column: `key_${position}`,
      name: `${name}_${position}`,
      keyOf: keyOfFields(keyFields),
    }
  })
  const byLastWrite = documentIndexes.find(({ fields }) => fields.length === 1 && fields[0] === LAST_WRITE)
  if (!byLastWrite) throw new Error('the collection has no index over the time of the last write')
  const statements = new Map<string, SqliteStatement>()
  return {
    name,
    primaryPath,
    indexes: documentIndexes,
    byPrimaryKey: { fields: [], name: `${name}_id`, column: undefined },
    byLastWrite,
    prepare(sql) {
      let statement = statements.get(sql)
      if (!statement) {
        statement = driver.prepare(sql)
        statements.set(sql, statement)
      }
      return statement
    },
  }
}

export function createDocumentTable(driver: SqliteDriver, table: DocumentTable): void {
  const { name, indexes, byPrimaryKey, byLastWrite } = table
  driver.exec(`CREATE TABLE ${name} (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    deleted INTEGER NOT NULL,
    ${indexes.map(({ column }) => `${column} BLOB NOT NULL,`).join(' ')}
    document TEXT NOT NULL
  ) STRICT`)
  driver.exec(`CREATE UNIQUE INDEX ${byPrimaryKey.name} ON ${name} (id)`)
  for (const index of indexes) driver.exec(`CREATE INDEX ${index.name} ON ${name} (${index.column}, id)`)
  driver.exec(`CREATE INDEX ${name}_deleted ON ${name} (${byLastWrite.column}) WHERE deleted = 1`)
}

export function dropDocumentTable(driver: SqliteDriver, table: DocumentTable): void {
  driver.exec(`DROP TABLE IF EXISTS ${table.name}`)
}

/** The document of a row. Text that is no longer JSON means that the file is damaged: no page carries a checksum. */
export function parseDocument<T>(row: SqlRow): RxDocumentData<T> {
  try {
    return JSON.parse(String(row.document))
  } catch (cause) {
    throw new SqliteFailure('SQLITE_CORRUPT', 'a stored document is not JSON', { cause })
  }
}

function fieldsBefore(fields: readonly string[], primaryPath: string): readonly string[] {
  const end = fields.indexOf(primaryPath)
  return end === -1 ? fields : fields.slice(0, end)
}
