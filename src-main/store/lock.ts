import { err, ok, type Result } from '#shared/domain/result'
import { type OpenDriver, type SqliteDriver, SqliteFailure } from './driver'
import { openingError, type StoreError } from './store-error'

/** Held while this process has the data folder open. */
export type FolderLock = { release: () => void }

/**
 * Keeps a second instance out of the data folder. The lock is an empty SQLite file with an open EXCLUSIVE
 * transaction: the operating system takes it back when the process dies, however it dies, so that no stale lock and
 * no reused process number can shut a user out.
 */
export function lockFolder(file: string, openDriver: OpenDriver): Result<FolderLock, StoreError> {
  let driver: SqliteDriver | undefined
  try {
    driver = openDriver(file)
    driver.exec('BEGIN EXCLUSIVE')
    const held = driver
    return ok({
      release() {
        if (held.isOpen) held.exec('ROLLBACK')
        held.close()
      },
    })
  } catch (cause) {
    driver?.close()
    // Something that is no database and no lock of ours lies there: not ours to overwrite.
    if (cause instanceof SqliteFailure && cause.code === 'SQLITE_NOTADB')
      return err({ tag: 'foreign-file', file })
    const error = openingError(cause, file)
    if (!error) throw cause
    return err(error)
  }
}
