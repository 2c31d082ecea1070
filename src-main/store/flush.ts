import type { SqliteDriver } from './driver'

/**
 * The context of a write that need not reach the disk by itself, because one that is flushed follows before anybody is
 * told: what is flushed takes all before it along, and a pulled plug in between loses the end of a work that was not done.
 */
export const FLUSHED_LATER = 'flushed later'

/** A transaction; the disk is waited for only where nothing flushed follows. */
export function transaction<T>(driver: SqliteDriver, context: string, work: () => T): T {
  if (context !== FLUSHED_LATER) return driver.transaction(work)
  driver.exec('PRAGMA synchronous = NORMAL')
  try {
    return driver.transaction(work)
  } finally {
    driver.exec('PRAGMA synchronous = FULL')
  }
}
