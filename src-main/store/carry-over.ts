import { PROFILE_ID } from '#shared/model/profile'
import { allTables, type NamedTable, REPLICATION_NOTES } from './catalog'
import type { SqliteDriver, SqlValue } from './driver'

/**
 * Restoring must not send again, as if it were new, what the server has long had: of records that waited when the
 * backup was made and have gone out since, the restored database takes the version, and RxDB's note of what the server
 * has, from the database that it replaces. From there sync goes on, and brings what the server has by now.
 *
 * Only where both databases are of one laptop. What was never sent, or was refused, stays as the backup has it.
 * @returns how many records.
 */
export function carryOverSent(present: SqliteDriver, restored: SqliteDriver): number {
  const [now, then] = [versionsIn(present), versionsIn(restored)]
  if (now.laptop === '' || now.laptop !== then.laptop) return 0
  let carried = 0
  restored.transaction(() => {
    for (const [id, note] of now.notes) {
      const [sent, waited] = [now.records.get(id), then.records.get(id)]
      const isInStep = sent?.at === note.at
      const hasWaited = waited !== undefined && waited.at !== then.notes.get(id)?.at
      if (!sent || !isInStep || !hasWaited || now.refused.has(id)) continue
      if (copyRow(present, restored, sent) && copyRow(present, restored, note)) carried++
    }
  })
  return carried
}

/** One version of a record, or of what RxDB noted of the server's, and where it lies. */
type Version = { at: string; key: SqlValue; table: NamedTable }

function versionsIn(driver: SqliteDriver) {
  const records = new Map<string, Version>()
  const notes = new Map<string, Version>()
  const refused = new Set<string>()
  let laptop = ''
  for (const table of allTables(driver)) {
    const isNotes = table.name.startsWith(REPLICATION_NOTES)
    if (!isNotes && table.name.startsWith('_')) continue
    const [idPath, atPath] = isNotes ? ['$.itemId', '$.docData.updatedAt'] : ['$.id', '$.updatedAt']
    const rows = driver
      .prepare(
        `SELECT id AS key, json_extract(document, ?) AS id, json_extract(document, ?) AS at,
           json_extract(document, '$.createdAt') AS made, json_extract(document, '$.recordId') AS about,
           json_extract(document, '$.deletedAt') AS gone FROM documents_${table.number}`,
      )
      .iterate([idPath ?? '', atPath ?? ''])
    for (const { key, id, at, made, about, gone } of rows) {
      if (typeof id !== 'string' || typeof at !== 'string' || key === undefined) continue
      ;(isNotes ? notes : records).set(id, { at, key, table })
      if (id === PROFILE_ID) laptop = String(made)
      if (id.startsWith('refusal:') && gone === '') refused.add(String(about))
    }
  }
  return { records, notes, refused, laptop }
}

/** @returns false where the two files keep this collection in different ways. */
function copyRow(from: SqliteDriver, to: SqliteDriver, { key, table }: Version): boolean {
  const same = allTables(to).find(({ name, indexes }) => name === table.name && indexes === table.indexes)
  const row = from.prepare(`SELECT * FROM documents_${table.number} WHERE id = ?`).get([key])
  if (!same || !row) return false
  const { number: _, ...values } = row
  const columns = Object.keys(values)
  to.prepare(`DELETE FROM documents_${same.number} WHERE id = ?`).run([key])
  to.prepare(
    `INSERT INTO documents_${same.number} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(Object.values(values))
  return true
}
