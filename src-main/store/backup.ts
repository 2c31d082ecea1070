import { constants, copyFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/domain/result'
import type { Checkpoints } from './checkpoints'
import type { SqliteDriver } from './driver'
import { removeCopy, renameDurably } from './durable-files'
import type { FileAccess } from './file'
import { sizeOf } from './file-shape'
import { type StoreError, storeErrorFrom } from './store-error'
import { verifyCopy } from './verify'

export type BackupReport = { file: string; bytes: number; documents: number }

/**
 * Copies a live database to `target`, under the same key, and verifies the copy before it gets its name: a file
 * called `target` is always a whole backup, this one or the one before.
 *
 * While checkpoints are held back, everything new goes into the write-ahead log and the database file stands still,
 * so that it can be copied beside the running work. (`VACUUM INTO` holds the process for over a second with 100,000
 * documents.)
 *
 * Reading the file costs this process its POSIX locks on it. They would keep out other processes; the lock of the
 * data folder (lock.ts) does that.
 */
export async function writeBackup(
  driver: SqliteDriver,
  checkpoints: Checkpoints,
  source: string,
  target: string,
  access: FileAccess,
): Promise<Result<BackupReport, StoreError>> {
  const part = `${target}.part`
  try {
    await copyStandingStill(driver, checkpoints, source, part)
    const verified = await verifyCopy(part, access)
    if (!verified.ok) return verified
    renameDurably(part, target)
    return ok({ file: target, bytes: sizeOf(target), documents: verified.value.documents })
  } catch (cause) {
    const error = storeErrorFrom(cause, target)
    if (!error) throw cause
    return err(error)
  } finally {
    removeCopy(part)
  }
}

async function copyStandingStill(
  driver: SqliteDriver,
  checkpoints: Checkpoints,
  source: string,
  target: string,
): Promise<void> {
  checkpoints.pause()
  try {
    emptyWriteAheadLog(driver)
    await copyFile(source, target, constants.COPYFILE_FICLONE)
  } finally {
    checkpoints.resume()
  }
}

/** Copies the database before something changes it for good; nothing else may be running. */
export function keepCopy(driver: SqliteDriver, source: string, target: string): void {
  emptyWriteAheadLog(driver)
  const part = `${target}.part`
  copyFileSync(source, part, constants.COPYFILE_FICLONE)
  renameDurably(part, target)
}

/** Moves all that was written into the database file itself. */
export function emptyWriteAheadLog(driver: SqliteDriver): void {
  const outcome = driver.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
  if (outcome?.busy !== 0) throw new Error('the write-ahead log is in use')
}
