import { join } from 'node:path'

/** The files of one store, side by side in the data folder. */
export type StorePaths = {
  dir: string
  database: string
  /** SQLite's own, beside the database. */
  writeAheadLog: string
  sharedMemory: string
  /** Held while an instance has the store open (lock.ts). */
  lock: string
  /** Tells a wrong key from a damaged file (key-check.ts). */
  keyCheck: string
  /** Copies made before a migration, and databases replaced by a restore. */
  keptCopy: (reason: string, at: Date) => string
}

export function storePaths(dir: string, name: string): StorePaths {
  const database = join(dir, `${name}.db`)
  return {
    dir,
    database,
    writeAheadLog: `${database}-wal`,
    sharedMemory: `${database}-shm`,
    lock: join(dir, `${name}.lock`),
    keyCheck: join(dir, `${name}.key-check.json`),
    keptCopy: (reason, at) => join(dir, `${name}-${reason}-${at.toISOString().replaceAll(/[:.]/g, '-')}.db`),
  }
}
