import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SqliteFailure } from './driver'

/** Why the store cannot do what it was asked. `file` is the path it is about; `detail` is SQLite's or the system's word. */
export type StoreError =
  /** The file is ours by its shape, but this key does not open it. */
  | { tag: 'wrong-key'; file: string }
  /** Something else lies where the database should be. */
  | { tag: 'foreign-file'; file: string }
  /** Our file, cut short or damaged. */
  | { tag: 'damaged'; file: string; detail: string }
  /** The data folder was in use before, but its database is gone. */
  | { tag: 'missing'; file: string }
  /** Written by a newer version of the app. */
  | { tag: 'newer-version'; file: string; fileVersion: number; appVersion: number }
  /** Another instance has the data folder open. */
  | { tag: 'in-use'; file: string }
  | { tag: 'read-only'; file: string }
  | { tag: 'disk-full'; file: string }
  | { tag: 'unreadable'; file: string; detail: string }

/** A store error on a path that RxDB leaves no result for: a write or a query that failed. Nothing was written. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
  readonly error: StoreError

  constructor(error: StoreError, options?: ErrorOptions) {
    super(`${error.tag}: ${error.file}`, options)
    this.error = error
  }
}

/** The store error behind an exception of SQLite or the file system, or undefined when it is a bug. */
export function storeErrorFrom(cause: unknown, file: string): StoreError | undefined {
  if (cause instanceof StoreFailure) return cause.error
  const code = codeOf(cause)
  if (code === undefined) return undefined
  const detail = cause instanceof Error ? cause.message : code
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { tag: 'disk-full', file }
  if (code.startsWith('SQLITE_READONLY') || READ_ONLY.has(code)) return { tag: 'read-only', file }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { tag: 'damaged', file, detail }
  if (code.startsWith('SQLITE_BUSY')) return { tag: 'in-use', file }
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN' || /^E[A-Z0-9]+$/.test(code))
    return { tag: 'unreadable', file, detail }
  return undefined
}

/** The same for a file that could not be opened: SQLite does not say why, the folder does. */
export function openingError(cause: unknown, file: string): StoreError | undefined {
  const problem = codeOf(cause) === 'SQLITE_CANTOPEN' ? problemWithWriting(dirname(file)) : undefined
  return storeErrorFrom(problem ?? cause, file)
}

/** Tries to make a file. (Not by opening the one in question: closing it again would cost this process its locks.) */
function problemWithWriting(dir: string): unknown {
  const probe = join(dir, `.probe-${process.pid}`)
  try {
    writeFileSync(probe, '')
    rmSync(probe)
    return undefined
  } catch (cause) {
    return cause
  }
}

const READ_ONLY = new Set(['EACCES', 'EPERM', 'EROFS'])

function codeOf(cause: unknown): string | undefined {
  if (cause instanceof SqliteFailure) return cause.code
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' ? code : undefined
}
