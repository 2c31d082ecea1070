import { mkdirSync } from 'node:fs'
import { err, ok, type Result } from '#shared/domain/result'
import { type BackupReport, emptyWriteAheadLog, keepCopy, writeBackup } from './backup'
import { checkpointsOf } from './checkpoints'
import type { OpenDriver, SqliteDriver } from './driver'
import { type FileAccess, openStoreFile } from './file'
import { findDamageInTurns } from './integrity'
import { checkKey, rememberKey } from './key-check'
import { openLibsql } from './libsql-driver'
import { lockFolder } from './lock'
import { latestVersion, type Migration, migrate, migrations, versionOf } from './migrations'
import { newestWriteIn } from './newest-write'
import { writeNote } from './notes'
import { type StorePaths, storePaths } from './paths'
import { type SqliteRxStorage, sqliteRxStorage } from './rx-storage'
import { snapshotFile } from './snapshots'
import { type StoreError, storeErrorFrom } from './store-error'

export type OpenStoreInput = {
  /** Made where it does not exist. */
  dir: string
  /** Encrypts the whole file. Whoever loses it loses the data. */
  key: string
  /** Name of the store's files in `dir`. */
  name?: string
  now?: () => Date
  /** For tests of migrations and of other drivers. */
  openDriver?: OpenDriver
  migrations?: readonly Migration[]
}

/** An open data folder. One process has it at a time. */
export type Store = {
  /** The database file. */
  file: string
  storage: SqliteRxStorage
  /** Writes a verified copy to `target` while work goes on; see backup.ts. */
  backup: (target: string) => Promise<Result<BackupReport, StoreError>>
  /** When the newest record was written, deleted ones included: it tells whether anything has changed. */
  newestWrite: () => number
  /** Looks at every page of the file. */
  integrityCheck: () => Promise<Result<void, StoreError>>
  /** Close RxDB's database first. Idempotent. */
  close: () => Promise<void>
}

/**
 * Opens the store of a data folder, or makes one in an empty folder.
 * A file that cannot be opened is an error and stays untouched; before a migration a copy of it is kept among the snapshots.
 */
export async function openStore(input: OpenStoreInput): Promise<Result<Store, StoreError>> {
  if (input.key === '') throw new Error('a store needs a key')
  const paths = storePaths(input.dir, input.name ?? 'barnstorm')
  const openDriver = input.openDriver ?? openLibsql
  const made = attempt(paths.dir, () => mkdirSync(paths.dir, { recursive: true, mode: 0o700 }))
  if (!made.ok) return made
  const locked = lockFolder(paths.lock, openDriver)
  if (!locked.ok) return locked
  let store: Store | undefined
  try {
    const opened = openLocked(paths, input, openDriver)
    if (!opened.ok) return opened
    store = storeOver(opened.value, paths, input.key, openDriver, locked.value.release)
    return ok(store)
  } finally {
    if (!store) locked.value.release()
  }
}

function openLocked(
  paths: StorePaths,
  { key, now = () => new Date(), migrations: steps = migrations }: OpenStoreInput,
  openDriver: OpenDriver,
): Result<SqliteDriver, StoreError> {
  const opened = openStoreFile(paths, { key, openDriver, migrations: steps }, now)
  if (!opened.ok) return opened
  const driver = opened.value
  let isReady = false
  try {
    const readied = attempt(paths.database, () => ready(driver, paths, key, steps, now()))
    isReady = readied.ok
    return readied.ok ? opened : readied
  } finally {
    if (!isReady) driver.close()
  }
}

/** Brings an open file to what this app works with. */
function ready(
  driver: SqliteDriver,
  paths: StorePaths,
  key: string,
  steps: readonly Migration[],
  now: Date,
): void {
  const version = versionOf(driver)
  const latest = latestVersion(steps)
  if (version > 0 && version < latest)
    keepCopy(driver, paths.database, snapshotFile(paths.dir, 'before-update', now))
  migrate(driver, steps)
  if (version === 0) writeNote(driver, 'checked-at', now.toISOString())
  if (checkKey(paths.keyCheck, key) !== 'fits') rememberKey(paths.keyCheck, key)
}

function storeOver(
  driver: SqliteDriver,
  paths: StorePaths,
  key: string,
  openDriver: OpenDriver,
  release: () => void,
): Store {
  const file = paths.database
  const checkpoints = checkpointsOf(driver, file)
  const access: FileAccess = { key, openDriver, migrations, isKeyKnown: true }
  /** One at a time, and none when the store closes: the file must stand still under each. */
  let backups: Promise<unknown> = Promise.resolve()
  return {
    file,
    storage: sqliteRxStorage(driver, file, checkpoints),
    backup(target) {
      const made = backups.then(() => writeBackup(driver, checkpoints, file, target, access))
      backups = made.catch(() => undefined)
      return made
    },
    newestWrite: () => newestWriteIn(driver),
    async integrityCheck() {
      const damage = await findDamageInTurns(driver)
      return damage ? err({ tag: 'damaged', file, detail: damage }) : ok(undefined)
    },
    async close() {
      await backups
      if (!driver.isOpen) return
      // libsql lets go of the file when its statements are collected: what the next start finds is settled here.
      attempt(file, () => emptyWriteAheadLog(driver))
      driver.close()
      release()
    },
  }
}

function attempt<T>(file: string, step: () => T): Result<T, StoreError> {
  try {
    return ok(step())
  } catch (cause) {
    const error = storeErrorFrom(cause, file)
    if (!error) throw cause
    return err(error)
  }
}
