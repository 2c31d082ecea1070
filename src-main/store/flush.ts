import type { SqliteDriver } from './driver'

/**
 * The context of a write that need not reach the disk by itself, because one that is flushed follows before anybody is
 * told: what is flushed takes all before it along, and a pulled plug in between loses the end of a work that was not done.
 */
export const FLUSHED_LATER = 'flushed later'

/**
 * What RxDB writes while it pulls, and how far it has come: where a pulled plug loses the end of it, the server is asked
 * for it again. The log is written in order, so that a place reached is never kept without what was received before it.
 */
const isPulled = (context: string): boolean =>
  context.startsWith('replication-down') || context === 'replication-set-checkpoint'

const isFlushedLater = (context: string): boolean => context === FLUSHED_LATER || isPulled(context)

/** A transaction; the disk is waited for only where nothing flushed follows. */
export function transaction<T>(driver: SqliteDriver, context: string, work: () => T): T {
  if (!isFlushedLater(context)) return driver.transaction(work)
  driver.exec('PRAGMA synchronous = NORMAL')
  try {
    return driver.transaction(work)
  } finally {
    driver.exec('PRAGMA synchronous = FULL')
  }
}
