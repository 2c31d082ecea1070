import Libsql from 'libsql'
import { type SqliteDriver, SqliteFailure, type SqliteStatement, type SqlRow, type SqlValue } from './driver'

/**
 * libsql 0.5.29 behind the driver interface. Its native code takes the whole process down when it is handed a
 * boolean, a date, an object or a lone buffer, cuts text at a NUL, turns a lone surrogate into U+FFFD, keeps a table
 * locked after a loop that was left early, and answers on statements whose database is closed. All of that is
 * stopped here.
 *
 * @param key encrypts the whole file (AES-256-CBC per page); without one the file is plain.
 * @throws SqliteFailure when the file cannot be opened. Whether the key fits shows at the first read.
 */
export function openLibsql(file: string, key?: string): SqliteDriver {
  const options = key === undefined ? {} : { encryptionCipher: 'aes256cbc', encryptionKey: key }
  return new LibsqlDriver(guarded(() => new Libsql(file, options as Libsql.Options)))
}

class LibsqlDriver implements SqliteDriver {
  isOpen = true
  #inTransaction = false
  readonly #database: Libsql.Database

  constructor(database: Libsql.Database) {
    this.#database = database
  }

  exec(sql: string): void {
    this.ensureOpen()
    guarded(() => this.#database.exec(sql))
  }

  prepare(sql: string): SqliteStatement {
    this.ensureOpen()
    return new LibsqlStatement(
      this,
      guarded(() => this.#database.prepare<unknown[]>(sql)),
    )
  }

  transaction<T>(work: () => T): T {
    if (this.#inTransaction) throw new Error('transactions do not nest')
    this.exec('BEGIN IMMEDIATE')
    this.#inTransaction = true
    try {
      const value = work()
      this.exec('COMMIT')
      return value
    } catch (error) {
      // A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the reason.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      throw error
    } finally {
      this.#inTransaction = false
    }
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.#database.close()
  }

  ensureOpen(): void {
    if (!this.isOpen) throw new SqliteFailure('CLOSED', 'the database is closed')
  }
}

class LibsqlStatement implements SqliteStatement {
  #isIterating = false
  readonly #driver: LibsqlDriver
  readonly #statement: Libsql.Statement<unknown[]>

  constructor(driver: LibsqlDriver, statement: Libsql.Statement<unknown[]>) {
    this.#driver = driver
    this.#statement = statement
  }

  run(parameters: readonly SqlValue[] = []): { changes: number } {
    this.#ensureUsable(parameters)
    return { changes: guarded(() => this.#statement.run(parameters)).changes }
  }

  get(parameters: readonly SqlValue[] = []): SqlRow | undefined {
    this.#ensureUsable(parameters)
    const row = guarded(() => this.#statement.get(parameters)) as SqlRow | undefined
    if (row) delete row._metadata // libsql's own timing
    return row
  }

  all(parameters: readonly SqlValue[] = []): SqlRow[] {
    this.#ensureUsable(parameters)
    const rows = guarded(() => this.#statement.all(parameters)) as RawRow[]
    return rows.map(withBuffers)
  }

  *iterate(parameters: readonly SqlValue[] = []): IterableIterator<SqlRow> {
    this.#ensureUsable(parameters)
    this.#isIterating = true
    let isFinished = false
    try {
      const rows = guarded(() => this.#statement.iterate(parameters)) as Iterator<RawRow>
      for (;;) {
        const next = guarded(() => rows.next())
        if (next.done) break
        yield withBuffers(next.value)
      }
      isFinished = true
    } finally {
      // Only a fresh `get` makes libsql reset a cursor that was left half-way; until then its table stays locked.
      if (!isFinished && this.#driver.isOpen) this.#statement.get(parameters)
      this.#isIterating = false
    }
  }

  #ensureUsable(parameters: readonly SqlValue[]): void {
    this.#driver.ensureOpen()
    if (this.#isIterating) throw new Error('this statement is in the middle of a loop')
    ensureParameters(parameters)
  }
}

/** libsql gives blobs as Buffer from `get`, as ArrayBuffer from a loop. */
type RawRow = Record<string, SqlValue | ArrayBuffer>

function withBuffers(row: RawRow): SqlRow {
  for (const name in row) {
    const value = row[name]
    if (value instanceof ArrayBuffer) row[name] = Buffer.from(value)
  }
  return row as SqlRow
}

function ensureParameters(parameters: readonly SqlValue[]): void {
  if (!Array.isArray(parameters)) throw new TypeError('SQL parameters must be one array')
  for (let index = 0; index < parameters.length; index++) {
    const problem = problemWith(parameters[index])
    if (problem) throw new TypeError(`SQL parameter ${index + 1} ${problem}`)
  }
}

const MAX_INTEGER = 2n ** 63n - 1n

function problemWith(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      if (value.includes('\0')) return 'is text with a NUL character, which SQLite would cut: pass a Buffer'
      if (!value.isWellFormed())
        return 'is text with a lone surrogate, which UTF-8 cannot hold: pass a Buffer'
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : `is ${value}, which SQLite cannot hold`
    case 'bigint':
      return value > MAX_INTEGER || value < -MAX_INTEGER - 1n ? 'does not fit 64 bits' : undefined
    default:
      if (value === null || Buffer.isBuffer(value)) return undefined
      return `is ${nameOf(value)}; SQLite takes string, number, bigint, Buffer or null`
  }
}

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (value.constructor?.name ?? 'an object') : `a ${typeof value}`

/** Runs a call into libsql and gives its errors the store's own type. */
function guarded<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    throw asSqliteFailure(error)
  }
}

function asSqliteFailure(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause
  const code = (cause as { code?: unknown }).code
  if (typeof code === 'string' && code !== '') return new SqliteFailure(code, cause.message, { cause })
  // Errors while opening carry SQLite's number at the end of their text only: `…: 14")`.
  const number = /: (\d+)"\)$/.exec(cause.message)?.[1]
  if (number) return new SqliteFailure(OPEN_CODES[number] ?? `SQLITE_${number}`, cause.message, { cause })
  return cause
}

const OPEN_CODES: Record<string, string> = {
  '8': 'SQLITE_READONLY',
  '10': 'SQLITE_IOERR',
  '14': 'SQLITE_CANTOPEN',
}
