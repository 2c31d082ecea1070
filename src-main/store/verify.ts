import { err, ok, type Result } from '#shared/domain/result'
import { documentTables } from './catalog'
import type { SqliteDriver } from './driver'
import { type FileAccess, openExisting } from './file'
import { shapeOf } from './file-shape'
import { findDamageInTurns } from './integrity'
import type { StoreError } from './store-error'

/** Opens a copy of a database and looks at every page of it. @returns how many documents it holds. */
export async function verifyCopy(
  file: string,
  access: FileAccess,
): Promise<Result<{ documents: number }, StoreError>> {
  const opened = openExisting(file, shapeOf(file), access)
  if (!opened.ok) return opened
  const driver = opened.value
  try {
    const damage = await findDamageInTurns(driver)
    if (damage) return err({ tag: 'damaged', file, detail: damage })
    const documents = countDocuments(driver)
    // A copy is one file, with no write-ahead log beside it.
    driver.exec('PRAGMA journal_mode = DELETE')
    return ok({ documents })
  } finally {
    driver.close()
  }
}

/** Documents of the collections. */
function countDocuments(driver: SqliteDriver): number {
  return documentTables(driver).reduce(
    (sum, { number }) =>
      sum + Number(driver.prepare(`SELECT count(*) AS n FROM documents_${number}`).get()?.n),
    0,
  )
}
