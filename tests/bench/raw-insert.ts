import { join } from 'node:path'
import { DATABASE_PRAGMAS } from '#main/store/file'
import { openLibsql } from '#main/store/libsql-driver'

/** One committed insert of a record's JSON into a file of the store's settings, and nothing else. */
export function openRawInsert(dir: string): () => void {
  const driver = openLibsql(join(dir, 'raw.sqlite'), 'a key for benches')
  driver.exec(`${DATABASE_PRAGMAS} CREATE TABLE rows (id TEXT PRIMARY KEY, document TEXT NOT NULL)`)
  const insert = driver.prepare('INSERT INTO rows VALUES (?, ?)')
  let count = 0
  return () => {
    const id = `person:${count++}`
    const document = JSON.stringify({
      id,
      firstName: `Guest${count}`,
      lastName: 'Aardvark',
      pad: 'x'.repeat(350),
    })
    insert.run([id, document])
  }
}
