import type { SqliteDriver } from './driver'

/** What the store remembers about its own file, beside the documents. */
export type Note = 'checked-at'

export const readNote = (driver: SqliteDriver, name: Note): string | undefined => {
  const value = driver.prepare('SELECT value FROM notes WHERE name = ?').get([name])?.value
  return typeof value === 'string' ? value : undefined
}

export const writeNote = (driver: SqliteDriver, name: Note, value: string): void => {
  driver
    .prepare('INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run([name, value])
}
