import { createCatalog } from './catalog'
import type { SqliteDriver } from './driver'

/**
 * A numbered step from one shape of the file to the next; its number is the file's `user_version` afterwards. Steps
 * are only ever added, and run in order, each in a transaction of its own.
 */
export type Migration = { version: number; name: string; run: (driver: SqliteDriver) => void }

export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'collections and the store’s own notes',
    run(driver) {
      driver.exec(createCatalog)
      driver.exec('CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT')
    },
  },
]

export const latestVersion = (steps: readonly Migration[]): number => steps.at(-1)?.version ?? 0

export const versionOf = (driver: SqliteDriver): number =>
  Number(driver.prepare('PRAGMA user_version').get()?.user_version)

/** Runs the steps that the file has not seen. */
export function migrate(driver: SqliteDriver, steps: readonly Migration[]): void {
  for (const step of steps) {
    if (step.version <= versionOf(driver)) continue
    driver.transaction(() => {
      step.run(driver)
      driver.exec(`PRAGMA user_version = ${step.version}`)
    })
  }
}
