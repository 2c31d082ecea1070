import type { SqliteDriver } from './driver'

/** A collection as the file holds it: one row of the catalog, one table of documents. */
export type CatalogEntry = {
  /** Number of its table: `documents_<number>`. RxDB's names may hold anything, so they stay out of SQL. */
  number: number
  /** The indexes its key columns were made for, in order. */
  indexes: string[][]
}

/** The catalog's own table: step 1 of the migrations (migrations.ts). */
export const createCatalog = `
  CREATE TABLE collections (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    database TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    indexes TEXT NOT NULL,
    UNIQUE (database, name, version)
  ) STRICT`

/** Which collections the file holds. RxDB tells them apart by database, name and schema version. */
export function openCatalog(driver: SqliteDriver) {
  const select = driver.prepare(
    'SELECT number, indexes FROM collections WHERE database = ? AND name = ? AND version = ?',
  )
  const insert = driver.prepare(
    'INSERT INTO collections (database, name, version, indexes) VALUES (?, ?, ?, ?) RETURNING number',
  )
  const remove = driver.prepare('DELETE FROM collections WHERE number = ?')
  return {
    find(database: string, name: string, version: number): CatalogEntry | undefined {
      const row = select.get([database, name, version])
      return row && { number: Number(row.number), indexes: JSON.parse(String(row.indexes)) }
    },
    add(database: string, name: string, version: number, indexes: string[][]): CatalogEntry {
      const row = insert.get([database, name, version, JSON.stringify(indexes)])
      return { number: Number(row?.number), indexes }
    },
    remove(number: number): void {
      remove.run([number])
    },
  }
}

/** What RxDB calls the collections in which it notes what a server has. */
export const REPLICATION_NOTES = 'rx-replication-meta-'

/** `indexes` as the file holds them: two that are equal have the same columns. */
export type NamedTable = { number: number; name: string; indexes: string }

export const allTables = (driver: SqliteDriver): NamedTable[] =>
  driver
    .prepare('SELECT number, name, indexes FROM collections')
    .all()
    .map(({ number, name, indexes }) => ({
      number: Number(number),
      name: String(name),
      indexes: String(indexes),
    }))

/** The tables of the records themselves, without what RxDB keeps for itself. */
export const documentTables = (driver: SqliteDriver): CatalogEntry[] =>
  allTables(driver)
    .filter(({ name }) => !name.startsWith('_rxdb') && !name.startsWith(REPLICATION_NOTES))
    .map(({ number, indexes }) => ({ number, indexes: JSON.parse(indexes) }))
