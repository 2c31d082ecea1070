import { setImmediate as nextTurn } from 'node:timers/promises'
import { type SqliteDriver, SqliteFailure } from './driver'
import { sizeOf } from './file-shape'

/**
 * Looks for damage in the file's structure: every page of every table, but not whether indexes match their tables
 * (that costs five times as much and finds what only a bug in SQLite makes).
 *
 * @returns the first problem found, or undefined.
 */
export const findDamage = (driver: SqliteDriver): string | undefined => quickCheck(driver, '1')

/** The same, one table at a time, so that others get their turn in between. */
export async function findDamageInTurns(driver: SqliteDriver): Promise<string | undefined> {
  for (const name of tablesOf(driver)) {
    const damage = quickCheck(driver, `'${name.replaceAll("'", "''")}'`)
    if (damage) return damage
    await nextTurn()
  }
  return undefined
}

const tablesOf = (driver: SqliteDriver): string[] =>
  driver
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name))

function quickCheck(driver: SqliteDriver, scope: string): string | undefined {
  try {
    const found = driver.prepare(`PRAGMA quick_check(${scope})`).get()?.quick_check
    return found === 'ok' ? undefined : String(found)
  } catch (cause) {
    // Some damage stops the check itself.
    if (cause instanceof SqliteFailure && cause.code.startsWith('SQLITE_CORRUPT')) return cause.message
    throw cause
  }
}

/** A file that was cut short is missed by SQLite until it needs a page that is gone. Only for an empty WAL. */
export function isCutShort(driver: SqliteDriver, file: string): boolean {
  const pages = Number(driver.prepare('PRAGMA page_count').get()?.page_count)
  const pageSize = Number(driver.prepare('PRAGMA page_size').get()?.page_size)
  return sizeOf(file) < pages * pageSize
}
