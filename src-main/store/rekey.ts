import { columnsOf, valuesOf } from './bulk-write'
import { createDocumentTable, type DocumentTable, dropDocumentTable, parseDocument } from './document-table'
import type { SqliteDriver } from './driver'

/**
 * Moves a collection's documents into a table with other indexes, within the caller's transaction. An app update
 * that finds or sorts by something new needs no more than that: documents themselves do not change.
 */
export function rekey(driver: SqliteDriver, from: DocumentTable, to: DocumentTable): void {
  createDocumentTable(driver, to)
  const columns = columnsOf(to)
  const insert = driver.prepare(`INSERT INTO ${to.name} (${columns}) VALUES (${columns.map(() => '?')})`)
  for (const row of driver.prepare(`SELECT document FROM ${from.name} ORDER BY number`).iterate()) {
    insert.run(valuesOf(to, parseDocument(row)))
  }
  dropDocumentTable(driver, from)
}
