import { documentTables } from './catalog'
import { LAST_WRITE } from './document-table'
import type { SqliteDriver } from './driver'

/** When the newest record was written, deleted ones included; 0 where there is none. One look into an index per table. */
export function newestWriteIn(driver: SqliteDriver): number {
  const times = documentTables(driver).map(({ number, indexes }) => {
    const byLastWrite = indexes.findIndex((fields) => fields[0] === LAST_WRITE)
    const newest = driver
      .prepare(
        `SELECT json_extract(document, '$.${LAST_WRITE}') AS at FROM documents_${number}
         ORDER BY key_${byLastWrite} DESC, id DESC LIMIT 1`,
      )
      .get()
    return Number(newest?.at ?? 0)
  })
  return Math.max(0, ...times)
}
