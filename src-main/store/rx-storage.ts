import {
  ensureRxStorageInstanceParamsAreCorrect,
  getPrimaryFieldOfPrimaryKey,
  RXDB_VERSION,
  type RxStorage,
  type RxStorageInstanceCreationParams,
} from 'rxdb'
import { Subject } from 'rxjs'
import { type CatalogEntry, openCatalog } from './catalog'
import type { Checkpoints } from './checkpoints'
import { createDocumentTable, documentTable, dropDocumentTable, LAST_WRITE } from './document-table'
import type { SqliteDriver } from './driver'
import { rekey } from './rekey'
import { type OpenCollection, SqliteStorageInstance } from './storage-instance'
import { type WriteGroups, writeGroups } from './write-group'

export type SqliteRxStorage = RxStorage<OpenCollection, object> & Pick<WriteGroups, 'begin'>

/**
 * RxDB's storage on one SQLite file: every collection of every database that is opened with it lives in that file.
 * Instances of the same collection share what they hold and see each other's changes; other processes are kept out
 * by the store's lock (lock.ts), so nothing is ever sent between processes.
 */
export function sqliteRxStorage(
  driver: SqliteDriver,
  file: string,
  checkpoints: Checkpoints,
): SqliteRxStorage {
  const groups = writeGroups(driver)
  const catalog = openCatalog(driver)
  const openByKey = new Map<string, { collection: OpenCollection; instances: number }>()

  function openCollection<T>(params: RxStorageInstanceCreationParams<T, object>): OpenCollection {
    const { databaseName, collectionName, schema } = params
    const primaryPath = getPrimaryFieldOfPrimaryKey(schema.primaryKey)
    const indexes = indexesOf(schema.indexes ?? [], primaryPath)
    const stored = catalog.find(databaseName, collectionName, schema.version)
    const tableOf = (entry: CatalogEntry) => documentTable(driver, entry.number, primaryPath, entry.indexes)
    const add = () => tableOf(catalog.add(databaseName, collectionName, schema.version, indexes))
    const table = driver.transaction(() => {
      if (stored && isSame(stored.indexes, indexes)) return tableOf(stored)
      if (stored) catalog.remove(stored.number)
      const added = add()
      if (stored) rekey(driver, tableOf(stored), added)
      else createDocumentTable(driver, added)
      return added
    })
    return { driver, groups, checkpoints, file, table, changes: new Subject(), isRemoved: false }
  }

  return {
    // RxDB holds a database's name to be taken by storage name: the file makes it ours alone.
    name: `sqlite ${file}`,
    begin: groups.begin,
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance<T>(params: RxStorageInstanceCreationParams<T, object>) {
      ensureRxStorageInstanceParamsAreCorrect(params)
      if (params.schema.attachments) throw new Error('this storage holds no attachments')
      const key = JSON.stringify([params.databaseName, params.collectionName, params.schema.version])
      const open = openByKey.get(key) ?? { collection: openCollection(params), instances: 0 }
      open.instances++
      openByKey.set(key, open)
      const { collection } = open
      return new SqliteStorageInstance(params, collection, {
        release() {
          open.instances--
          if (open.instances === 0 && openByKey.get(key) === open) openByKey.delete(key)
        },
        drop() {
          const number = catalog.find(
            params.databaseName,
            params.collectionName,
            params.schema.version,
          )?.number
          driver.transaction(() => {
            dropDocumentTable(driver, collection.table)
            if (number !== undefined) catalog.remove(number)
          })
          collection.isRemoved = true
          openByKey.delete(key)
        },
      })
    },
  }
}

/** The schema's indexes as lists of fields, with the one over the time of the last write among them. */
function indexesOf(indexes: readonly (string | readonly string[])[], primaryPath: string): string[][] {
  const lists = indexes.map((index) => (typeof index === 'string' ? [index] : [...index]))
  const byLastWrite = [LAST_WRITE, primaryPath]
  return lists.some((fields) => fields.join() === byLastWrite.join()) ? lists : [...lists, byLastWrite]
}

const isSame = (a: string[][], b: string[][]): boolean => JSON.stringify(a) === JSON.stringify(b)
