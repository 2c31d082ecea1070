import { err, ok, type Result } from '#shared/domain/result'
import { type OpenDriver, type SqliteDriver, SqliteFailure } from './driver'
import { type FileShape, shapeOf, sizeOf } from './file-shape'
import { findDamage, isCutShort } from './integrity'
import { checkKey } from './key-check'
import { latestVersion, type Migration, versionOf } from './migrations'
import { readNote, writeNote } from './notes'
import type { StorePaths } from './paths'
import { openingError, type StoreError } from './store-error'

/** What it takes to open a database file of ours. */
export type FileAccess = {
  key: string
  openDriver: OpenDriver
  /** The steps this app knows; a file that has seen more is newer than the app. */
  migrations: readonly Migration[]
  /** True where the key is known to be the right one, so that a file it does not open must be damaged. */
  isKeyKnown: boolean
}

/**
 * Opens the store's file, or makes a new one where there never was one; a file that cannot be opened is left as it
 * is. No migration has run yet.
 */
export function openStoreFile(
  paths: StorePaths,
  access: Omit<FileAccess, 'isKeyKnown'>,
  now: () => Date,
): Result<SqliteDriver, StoreError> {
  const file = paths.database
  const shape = shapeOf(file)
  const keyVerdict = checkKey(paths.keyCheck, access.key)
  const wasClosed = sizeOf(paths.writeAheadLog) === 0
  if (shape !== 'absent' && shape !== 'empty') {
    const opened = openExisting(file, shape, { ...access, isKeyKnown: keyVerdict === 'fits' })
    const damage = opened.ok ? dueCheck(opened.value, wasClosed, now()) : undefined
    if (!opened.ok || damage === undefined) return opened
    opened.value.close()
    return err(damaged(file, damage))
  }
  // Never a new database where there was one: its key check or its write-ahead log still lie there.
  const wasUsed = keyVerdict !== 'unknown' || !wasClosed
  if (wasUsed) return err(shape === 'absent' ? { tag: 'missing', file } : damaged(file, 'the file is empty'))
  return opening(file, false, () => {
    const driver = access.openDriver(file, access.key)
    driver.exec(DATABASE_PRAGMAS)
    driver.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    return driver
  })
}

/** Opens a file that should be a database of ours, and makes sure that it is: ours, whole, not newer than the app. */
export function openExisting(
  file: string,
  shape: FileShape,
  { key, openDriver, migrations, isKeyKnown }: FileAccess,
): Result<SqliteDriver, StoreError> {
  if (shape === 'absent') return err({ tag: 'missing', file })
  if (shape === 'plain-database' || (shape !== 'encrypted-database' && !isKeyKnown))
    return err({ tag: 'foreign-file', file })
  // Pages that are still in the write-ahead log need not be in the file yet.
  const isSettled = sizeOf(`${file}-wal`) === 0
  const opened = opening(file, isKeyKnown, () => {
    const driver = openDriver(file, key)
    try {
      const problem = problemWith(driver, file, latestVersion(migrations), isSettled)
      // Only now: turning the write-ahead log on changes the file.
      if (!problem) driver.exec(DATABASE_PRAGMAS)
      return { driver, problem }
    } catch (cause) {
      driver.close()
      throw cause
    }
  })
  if (!opened.ok) return opened
  const { driver, problem } = opened.value
  if (!problem) return ok(driver)
  driver.close()
  return err(problem)
}

/** `Barn`: marks our files among all SQLite files. */
const APPLICATION_ID = 0x4261726e

/**
 * WAL with FULL: what was acknowledged survives a pulled plug. Pages are decrypted as they enter SQLite's cache, so
 * reads cost what misses it: 48 MB hold the indexes of 100,000 people. No memory map, which encryption rules out.
 * What a sort spills stays in memory, never as plain text in a temporary file.
 */
export const DATABASE_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -48000;
  PRAGMA mmap_size = 0;
  PRAGMA temp_store = MEMORY;
  PRAGMA journal_size_limit = 16777216;
`

function problemWith(
  driver: SqliteDriver,
  file: string,
  appVersion: number,
  isSettled: boolean,
): StoreError | undefined {
  const version = versionOf(driver)
  const applicationId = driver.prepare('PRAGMA application_id').get()?.application_id
  // Without either we died between making the file and its first migration.
  if (applicationId !== APPLICATION_ID && version > 0) return { tag: 'foreign-file', file }
  if (version > appVersion) return { tag: 'newer-version', file, fileVersion: version, appVersion }
  if (isSettled && isCutShort(driver, file)) return damaged(file, 'the file was cut short')
  return undefined
}

/**
 * A look at every page costs 0.2 s with 100,000 documents. It is due after a crash, and once a week; what else can go
 * wrong (a cut file, a broken first page, a damaged schema) shows when the file is opened.
 */
const CHECK_EVERY_MS = 7 * 24 * 3_600_000

function dueCheck(driver: SqliteDriver, wasClosed: boolean, now: Date): string | undefined {
  if (versionOf(driver) === 0) return undefined
  const age = now.getTime() - Date.parse(readNote(driver, 'checked-at') ?? '')
  // A clock set back, or no note yet, makes the age negative or unknown: check.
  const isDue = !wasClosed || !(age >= 0 && age < CHECK_EVERY_MS)
  if (!isDue) return undefined
  const damage = findDamage(driver)
  if (!damage) writeNote(driver, 'checked-at', now.toISOString())
  return damage
}

/** Runs a step of opening `file` and tells its failures apart. */
function opening<T>(file: string, isKeyKnown: boolean, step: () => T): Result<T, StoreError> {
  try {
    return ok(step())
  } catch (cause) {
    if (cause instanceof SqliteFailure && cause.code === 'SQLITE_NOTADB')
      return err(isKeyKnown ? damaged(file, cause.message) : { tag: 'wrong-key', file })
    const error = openingError(cause, file)
    if (!error) throw cause
    return err(error)
  }
}

const damaged = (file: string, detail: string): StoreError => ({ tag: 'damaged', file, detail })
