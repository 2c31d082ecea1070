import type { StoredDocument } from 'pouchdb-core'
import type { WithDeleted } from 'rxdb'
import { sameJson } from '#shared/domain/merge'
import type { SyncedRecord } from './types'

/** A record on its way between RxDB and CouchDB. `_deleted` marks a tombstone; our own deletes are a field. */
export type Row = WithDeleted<SyncedRecord>

/** Without what RxDB and CouchDB keep beside a record. */
export function plain(row: Row): Row {
  const { _attachments, _meta, _rev, ...fields } = row
  return fields as Row
}

export function toRow({ _id, _rev, _deleted, _attachments, ...fields }: StoredDocument): Row {
  return { ...fields, id: _id, _deleted: _deleted === true } as Row
}

export function toCouch(row: Row, rev: string | undefined): StoredDocument {
  const { id, _deleted, ...fields } = plain(row)
  return { ...fields, _id: id, ...(rev !== undefined && { _rev: rev }), ...(_deleted && { _deleted: true }) }
}

/** Two tombstones are equal whatever they carry: CouchDB's may be bare. */
export const equalRows = (a: Row, b: Row): boolean =>
  a._deleted === b._deleted && (a._deleted || sameJson(plain(a), plain(b)))

export const toRecord = (row: Row): SyncedRecord => {
  const { _deleted, ...record } = plain(row)
  return record
}
