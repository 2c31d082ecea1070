/**
 * What the store asks of SQLite: one narrow, synchronous door, so that another driver could take the place of
 * libsql (libsql-driver.ts) without the rest of the store noticing.
 */

/** What SQLite takes and gives back: text, number, integer, blob, null. Booleans and dates are the caller's to encode. */
export type SqlValue = string | number | bigint | Buffer | null
export type SqlRow = Record<string, SqlValue>

export interface SqliteStatement {
  /** Runs a writing statement; `changes` counts the rows it wrote. */
  run(parameters?: readonly SqlValue[]): { changes: number }
  /** The first row, or undefined. */
  get(parameters?: readonly SqlValue[]): SqlRow | undefined
  all(parameters?: readonly SqlValue[]): SqlRow[]
  /** Rows as they are needed. Leaving the loop early releases the statement; one loop at a time per statement. */
  iterate(parameters?: readonly SqlValue[]): IterableIterator<SqlRow>
}

export interface SqliteDriver {
  readonly isOpen: boolean
  /** Runs SQL without parameters and without an answer; several statements may be parted by `;`. */
  exec(sql: string): void
  prepare(sql: string): SqliteStatement
  /** Runs `work` in one IMMEDIATE transaction: committed when it returns, rolled back when it throws. Does not nest. */
  transaction<T>(work: () => T): T
  /** Idempotent. Statements of a closed driver throw. */
  close(): void
}

/** SQLite said no. `code` is SQLite's own name for the reason, as `SQLITE_FULL` or `SQLITE_CONSTRAINT_UNIQUE`. */
export class SqliteFailure extends Error {
  override readonly name = 'SqliteFailure'
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export type OpenDriver = (file: string, key?: string) => SqliteDriver
