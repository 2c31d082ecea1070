import type { Written } from './documents'
import { badRequest, notFound } from './http-error'
import type { Hub } from './hub'
import { isObject, type JsonObject } from './json'
import type { StoredDatabase } from './store'

/** `_local` documents: kept per database, never shown in `_changes`, not subject to rules. */
export function readLocal(hub: Hub, database: StoredDatabase, id: string): JsonObject {
  const stored = hub.store.localDocument(database, id)
  if (!stored) throw notFound()
  return { _id: id, _rev: stored.rev, ...(JSON.parse(stored.body) as JsonObject) }
}

/** As in CouchDB the last writer wins: the revision counts writes that named one, and guards nothing. */
export function putLocal(hub: Hub, database: StoredDatabase, id: string, value: unknown): Written {
  if (!isObject(value)) throw badRequest('Document must be a JSON object')
  const { _id, _rev, ...fields } = value
  const count = typeof _rev === 'string' ? Number(/^0-(\d{1,15})$/.exec(_rev)?.[1] ?? 0) : 0
  const rev = `0-${count + 1}`
  hub.store.writeLocal(database, id, rev, JSON.stringify(fields))
  return { ok: true, id, rev }
}

export function deleteLocal(hub: Hub, database: StoredDatabase, id: string): Written {
  if (!hub.store.deleteLocal(database, id)) throw notFound()
  return { ok: true, id, rev: '0-0' }
}
