import {
  type BulkWriteRow,
  now,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageBulkWriteResponse,
  type RxStorageCountResult,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
} from 'rxdb'
import { type Observable, Subject, takeUntil } from 'rxjs'
import { bulkWrite, type ChangeBulk, idKey, readAll } from './bulk-write'
import type { Checkpoints } from './checkpoints'
import { type DocumentTable, parseDocument } from './document-table'
import type { SqliteDriver } from './driver'
import { transaction } from './flush'
import { countDocuments, findDocuments } from './query-run'
import { keyBytes, keyPart } from './sort-key'
import { StoreFailure, storeErrorFrom } from './store-error'
import type { WriteGroups } from './write-group'

/** One collection as all its open instances share it. */
export type OpenCollection = {
  driver: SqliteDriver
  groups: WriteGroups
  checkpoints: Checkpoints
  file: string
  table: DocumentTable
  changes: Subject<ChangeBulk<never>>
  isRemoved: boolean
}

export type InstanceHooks = {
  /** The instance was closed. */
  release: () => void
  /** The collection is to go from the file. */
  drop: () => void
}

type Rows<T> = RxDocumentData<T>[]

/**
 * RxDB's view of one collection. Every call is one synchronous look into SQLite, wrapped in a promise: what a call
 * resolved to is on disk, and calls never see each other half done.
 * When SQLite fails (full disk, damaged file) a call rejects with StoreFailure and nothing of it was written.
 */
export class SqliteStorageInstance<T>
  implements RxStorageInstance<T, OpenCollection, object, RxStorageDefaultCheckpoint>
{
  readonly databaseName: string
  readonly collectionName: string
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<T>>>
  readonly options: Readonly<object>
  readonly internals: OpenCollection
  readonly #hooks: InstanceHooks
  readonly #closed = new Subject<void>()
  #closing: Promise<void> | undefined

  constructor(
    params: RxStorageInstanceCreationParams<T, object>,
    internals: OpenCollection,
    hooks: InstanceHooks,
  ) {
    this.databaseName = params.databaseName
    this.collectionName = params.collectionName
    this.schema = params.schema
    this.options = params.options
    this.internals = internals
    this.#hooks = hooks
  }

  /** In one transaction: of these rows alone, or of all rows of the group that `context` names (write-group.ts). */
  async bulkWrite(rows: BulkWriteRow<T>[], context: string): Promise<RxStorageBulkWriteResponse<T>> {
    const { errors, changes } = await this.#run(({ driver, groups, table }) => {
      const write = () => bulkWrite(table, this, rows, context)
      return (
        groups.join(context, write)?.catch(explain(this.internals)) ?? transaction(driver, context, write)
      )
    })
    const { checkpoints, table } = this.internals
    checkpoints.wrote(rows.length * (table.indexes.length + 3))
    for (const change of changes) this.internals.changes.next(change as unknown as ChangeBulk<never>)
    return { error: errors }
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<Rows<T>> {
    const documents = this.#run(({ table }) => readAll<T>(table, ids))
    return withDeleted ? documents : documents.filter(({ _deleted }) => !_deleted)
  }

  async query({ query }: PreparedQuery<T>): Promise<RxStorageQueryResult<T>> {
    return { documents: this.#run(({ table }) => findDocuments({ table, schema: this.schema, query })) }
  }

  async count({ query }: PreparedQuery<T>): Promise<RxStorageCountResult> {
    return {
      count: this.#run(({ table }) => countDocuments({ table, schema: this.schema, query })),
      mode: 'fast',
    }
  }

  /** Straight along the index: RxDB's own way looks again at all documents written in the same millisecond. */
  async getChangedDocumentsSince(
    limit: number,
    checkpoint?: RxStorageDefaultCheckpoint,
  ): Promise<{ documents: Rows<T>; checkpoint: RxStorageDefaultCheckpoint }> {
    const start = checkpoint ?? { id: '', lwt: 0 }
    const documents = this.#run(({ table }) => {
      const { column, name } = table.byLastWrite
      const sql = `SELECT document FROM ${table.name} INDEXED BY ${name}
        WHERE (${column}, id) > (?, ?) ORDER BY ${column}, id LIMIT ?`
      const rows = table.prepare(sql).all([keyBytes(keyPart(start.lwt)), idKey(start.id), limit])
      return rows.map(parseDocument<T>)
    })
    const last = documents.at(-1)
    return { documents, checkpoint: last ? this.#checkpointOf(last) : start }
  }

  changeStream(): Observable<ChangeBulk<T>> {
    return (this.internals.changes as unknown as Subject<ChangeBulk<T>>).pipe(takeUntil(this.#closed))
  }

  /** Deletes at most CLEANUP_ROWS documents for good, so that no call holds the process for long. */
  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    return this.#run(({ driver, table }) => {
      const { column } = table.byLastWrite
      const sql = `DELETE FROM ${table.name} WHERE number IN (SELECT number FROM ${table.name}
        INDEXED BY ${table.name}_deleted WHERE deleted = 1 AND ${column} <= ? LIMIT ${CLEANUP_ROWS})`
      const before = keyBytes(keyPart(now() - minimumDeletedTime))
      return driver.transaction(() => table.prepare(sql).run([before]).changes) < CLEANUP_ROWS
    })
  }

  getAttachmentData(): Promise<Blob> {
    return Promise.reject(new Error('this storage holds no attachments'))
  }

  async remove(): Promise<void> {
    this.#run(() => this.#hooks.drop())
    await this.close()
  }

  close(): Promise<void> {
    this.#closing ??= Promise.resolve().then(() => {
      this.#closed.next()
      this.#closed.complete()
      this.#hooks.release()
    })
    return this.#closing
  }

  #checkpointOf(document: RxDocumentData<T>): RxStorageDefaultCheckpoint {
    const id = (document as Record<string, unknown>)[this.internals.table.primaryPath]
    return { id: String(id), lwt: document._meta.lwt }
  }

  #run<R>(work: (collection: OpenCollection) => R): R {
    if (this.#closing) throw new Error(`the instance of ${this.collectionName} is closed`)
    if (this.internals.isRemoved) throw new Error(`the collection ${this.collectionName} was removed`)
    try {
      return work(this.internals)
    } catch (cause) {
      return explain(this.internals)(cause)
    }
  }
}

const explain =
  ({ file }: OpenCollection) =>
  (cause: unknown): never => {
    const error = storeErrorFrom(cause, file)
    throw error ? new StoreFailure(error, { cause }) : cause
  }

const CLEANUP_ROWS = 500
