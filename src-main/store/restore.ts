import { constants, copyFileSync, linkSync, mkdirSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#shared/domain/result'
import { emptyWriteAheadLog } from './backup'
import { carryOverSent } from './carry-over'
import type { OpenDriver, SqliteDriver } from './driver'
import { flush, removeCopy, removeIfThere, renameDurably } from './durable-files'
import { type FileAccess, openExisting } from './file'
import { shapeOf, sizeOf } from './file-shape'
import { checkKey, rememberKey } from './key-check'
import { openLibsql } from './libsql-driver'
import { lockFolder } from './lock'
import { migrations } from './migrations'
import { becomeNewLaptop } from './new-laptop'
import { type StorePaths, storePaths } from './paths'
import { type StoreError, storeErrorFrom } from './store-error'
import { verifyCopy } from './verify'

export type RestoreInput = {
  /** The data folder, which must not be open. Made where it does not exist. */
  dir: string
  /** The backup file; it stays as it is. */
  backup: string
  /** The key that the backup was made under, and from now on the key of the store. */
  key: string
  name?: string
  /** Where the database that is replaced is to lie; beside the new one unless said otherwise. */
  keepAs?: string
  now?: () => Date
  openDriver?: OpenDriver
}

export type RestoreReport = {
  documents: number
  /** Where the database that was replaced now lies; undefined where there was none. */
  replaced: string | undefined
}

/**
 * Puts a backup in the place of the database. The backup is copied and verified first; the database that was there,
 * readable or not, is kept beside it. At no moment is the data folder without a whole database.
 */
export async function restoreBackup(input: RestoreInput): Promise<Result<RestoreReport, StoreError>> {
  const { backup, key, openDriver = openLibsql, now = () => new Date() } = input
  const paths = storePaths(input.dir, input.name ?? 'barnstorm')
  const part = `${paths.database}.part`
  const kept = input.keepAs ?? paths.keptCopy('replaced', now())
  let release: (() => void) | undefined
  try {
    mkdirSync(paths.dir, { recursive: true, mode: 0o700 })
    const locked = lockFolder(paths.lock, openDriver)
    if (!locked.ok) return locked
    release = locked.value.release
    if (shapeOf(backup) === 'absent') return err({ tag: 'missing', file: backup })
    // One that was cut off may have left its own.
    removeCopy(part)
    await copyFile(backup, part, constants.COPYFILE_FICLONE)
    const access: FileAccess = { key, openDriver, migrations, isKeyKnown: false }
    const verified = await verifyCopy(part, access)
    if (!verified.ok) return err({ ...verified.error, file: backup })
    settle(paths, part, access, now())
    const replaced = keepReplaced(paths, kept, access)
    renameDurably(part, paths.database)
    if (checkKey(paths.keyCheck, key) !== 'fits') rememberKey(paths.keyCheck, key)
    return ok({ documents: verified.value.documents, replaced })
  } catch (cause) {
    const error = storeErrorFrom(cause, paths.database)
    if (!error) throw cause
    return err(error)
  } finally {
    removeCopy(part)
    release?.()
  }
}

/** What a restore that was cut off has left beside the open database. */
export const removeCutOff = (database: string): void => removeCopy(`${database}.part`)

/** Makes the copy what it is to be: the same laptop, which knows what has gone out since, or another one. */
function settle(paths: StorePaths, part: string, access: FileAccess, now: Date): void {
  const copy = openExisting(part, shapeOf(part), access)
  if (!copy.ok) return
  try {
    if (shapeOf(paths.database) === 'absent') becomeNewLaptop(copy.value, now)
    else carryOver(paths, copy.value, access)
    emptyWriteAheadLog(copy.value)
    copy.value.exec('PRAGMA journal_mode = DELETE')
  } finally {
    copy.value.close()
  }
}

function carryOver(paths: StorePaths, copy: SqliteDriver, access: FileAccess): void {
  const present = openExisting(paths.database, shapeOf(paths.database), access)
  if (!present.ok) return
  try {
    carryOverSent(present.value, copy)
  } catch (cause) {
    // A damaged database cannot say what has gone out. The copy is as it was.
    if (!storeErrorFrom(cause, paths.database)) throw cause
  } finally {
    present.value.close()
  }
}

/** Gives the present database a second name. Its write-ahead log goes with it: it must not meet the new database. */
function keepReplaced(paths: StorePaths, kept: string, access: FileAccess): string | undefined {
  if (shapeOf(paths.database) === 'absent') {
    // A log without its database holds nothing anybody can read, but it is not ours to throw away.
    if (sizeOf(paths.writeAheadLog) > 0) secondName(paths.writeAheadLog, `${kept}-wal`)
    removeLog(paths)
    return undefined
  }
  const opened = openExisting(paths.database, shapeOf(paths.database), access)
  if (opened.ok) {
    emptyWriteAheadLog(opened.value)
    opened.value.close()
  }
  secondName(paths.database, kept)
  if (sizeOf(paths.writeAheadLog) > 0) secondName(paths.writeAheadLog, `${kept}-wal`)
  flush(dirname(kept))
  removeLog(paths)
  return kept
}

function removeLog(paths: StorePaths): void {
  removeIfThere(paths.writeAheadLog)
  removeIfThere(paths.sharedMemory)
}

function secondName(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch {
    // Some file systems (FAT, network shares) have no links.
    copyFileSync(file, `${name}.part`)
    renameDurably(`${name}.part`, name)
  }
}
