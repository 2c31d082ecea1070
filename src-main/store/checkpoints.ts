import type { SqliteDriver } from './driver'
import { storeErrorFrom } from './store-error'

/**
 * Moves pages from the write-ahead log into the database file in turns of their own. Left to SQLite this happens
 * within every so-many-th write, whose caller waits for it.
 */
export type Checkpoints = {
  /** Tells that so many pages may have been written. */
  wrote: (pages: number) => void
  /** Lets the database file stand still until `resume`: all that is written stays in the write-ahead log. */
  pause: () => void
  resume: () => void
}

/** 4 MB of pages take about 20 ms: a turn that nobody notices. */
const PAGES_PER_TURN = 1_000

/** SQLite steps in by itself where one turn writes more than this. */
const PAGES_WITHOUT_TURN = 8_000

export function checkpointsOf(driver: SqliteDriver, file: string): Checkpoints {
  const automatic = (pages: number) => driver.exec(`PRAGMA wal_autocheckpoint = ${pages}`)
  let pages = 0
  let isPaused = false
  let isScheduled = false

  function scheduleIfDue(): void {
    if (isScheduled || isPaused || pages < PAGES_PER_TURN) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      if (!isPaused && driver.isOpen) run()
    })
  }

  function run(): void {
    pages = 0
    try {
      driver.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()
    } catch (cause) {
      // A full disk, most likely. The log keeps the pages; who writes next hears of it, and the next turn tries again.
      if (!storeErrorFrom(cause, file)) throw cause
    }
  }

  automatic(PAGES_WITHOUT_TURN)
  return {
    wrote(count) {
      pages += count
      scheduleIfDue()
    },
    pause() {
      isPaused = true
      automatic(0)
    },
    resume() {
      isPaused = false
      if (driver.isOpen) automatic(PAGES_WITHOUT_TURN)
      scheduleIfDue()
    },
  }
}
