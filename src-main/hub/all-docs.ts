import { asDocument } from './documents'
import { badRequest } from './http-error'
import type { Hub } from './hub'
import type { JsonObject } from './json'
import { flag, idOption, type Options, wholeNumber } from './query'
import type { StoredDatabase, StoredDocument } from './store'

/** A limit that asks for everything. */
const ALL = Number.MAX_SAFE_INTEGER

/** `_all_docs`: by `keys`, each answered in its place, tombstones included; or live documents in order of id. */
export function allDocs(hub: Hub, database: StoredDatabase, options: Options): JsonObject {
  const includeDocs = flag(options, 'include_docs', false)
  const keys = options('keys')
  const total_rows = hub.store.count(database, false)
  if (keys !== undefined) {
    if (!Array.isArray(keys)) throw badRequest('`keys` body member must be an array.')
    return { total_rows, offset: null, rows: keys.map((key) => rowOfKey(hub, database, key, includeDocs)) }
  }
  const only = idOption(options, 'key')
  const found = hub.store.documentsInRange(database, {
    from: only ?? idOption(options, 'startkey', 'start_key'),
    to: only ?? idOption(options, 'endkey', 'end_key'),
    inclusiveEnd: only !== undefined || flag(options, 'inclusive_end', true),
    limit: wholeNumber(options, 'limit', ALL),
    skip: wholeNumber(options, 'skip', 0),
    descending: flag(options, 'descending', false),
  })
  return { total_rows, offset: 0, rows: found.map((stored) => row(stored, includeDocs)) }
}

const row = (stored: StoredDocument, includeDocs: boolean): JsonObject => ({
  id: stored.id,
  key: stored.id,
  value: { rev: stored.rev, ...(stored.deleted && { deleted: true }) },
  ...(includeDocs && { doc: stored.deleted ? null : asDocument(stored) }),
})

function rowOfKey(hub: Hub, database: StoredDatabase, key: unknown, includeDocs: boolean): JsonObject {
  const stored = typeof key === 'string' ? hub.store.document(database, key) : null
  return stored ? row(stored, includeDocs) : { key, error: 'not_found' }
}
