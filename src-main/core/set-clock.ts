import { readFileSync } from 'node:fs'
import { Subject } from 'rxjs'
import type { Clock } from './ports'

/** How soon somebody who sets the clock sees it move. */
const LOOK_MS = 40

/**
 * A clock that can be set, to rehearse an evening and to test one: so many milliseconds ahead of the laptop's as
 * stand in `file`. It goes on by itself, and follows the file.
 */
export function clockSetBy(file: string): Clock {
  const wasSet = new Subject<void>()
  let aheadMs = readAhead(file)
  // Looked at, not watched: what is written before a watcher has had its first look would go unnoticed.
  const look = setInterval(() => {
    const read = readAhead(file)
    if (read === aheadMs) return
    aheadMs = read
    wasSet.next()
  }, LOOK_MS)
  // It does not hold the process open.
  look.unref()
  return { now: () => new Date(Date.now() + aheadMs), wasSet }
}

function readAhead(file: string): number {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0
  } catch {
    // Not written yet: the laptop's own time.
    return 0
  }
}
