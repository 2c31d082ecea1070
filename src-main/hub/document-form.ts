import { createHash, randomUUID } from 'node:crypto'
import { badRequest, documentTooLarge, HttpError, notImplemented } from './http-error'
import { isObject, type JsonObject } from './json'

/** A document as somebody wants it written, checked for form. */
export type DocumentWrite = {
  id: string
  /** The revision that its author knew, if any. */
  baseRev: string | undefined
  deleted: boolean
  /** All other fields. */
  fields: JsonObject
}

/** CouchDB's `max_document_size`. */
const MAX_DOCUMENT_BYTES = 8_000_000
const DESIGN = '_design/'
export const isDesignId = (id: string): boolean => id.startsWith(DESIGN)

/** Throws 400 or 413, with CouchDB's words, for anything that is no document. */
export function parseDocument(value: unknown, idInPath?: string): DocumentWrite {
  if (!isObject(value)) throw badRequest('Document must be a JSON object')
  const { _id, _rev, _deleted, _attachments, ...fields } = value
  const id = parseId(idInPath ?? _id ?? randomUUID().replaceAll('-', ''))
  if (_attachments !== undefined) throw notImplemented('This hub stores no attachments.')
  const special = Object.keys(fields).find((name) => name.startsWith('_'))
  if (special !== undefined) throw doesNotValidate(special)
  if (_deleted !== undefined && typeof _deleted !== 'boolean') throw doesNotValidate('_deleted')
  if (Buffer.byteLength(JSON.stringify(fields)) > MAX_DOCUMENT_BYTES) throw documentTooLarge(id)
  return { id, baseRev: parseRev(_rev), deleted: _deleted === true, fields }
}

const doesNotValidate = (member: string): HttpError =>
  new HttpError(400, 'doc_validation', `Bad special document member: ${member}`)

function parseId(id: unknown): string {
  const illegal = (reason: string) => badRequest(reason, 'illegal_docid')
  if (typeof id !== 'string') throw illegal('Document id must be a string')
  if (id === '') throw illegal('Document id must not be empty')
  if (!id.isWellFormed()) throw illegal('Document id must be valid Unicode')
  if (id.startsWith('_') && !(isDesignId(id) && id.length > DESIGN.length)) {
    throw illegal('Only reserved document ids may start with underscore.')
  }
  return id
}

export function parseRev(rev: unknown): string | undefined {
  if (rev === undefined || rev === null) return undefined
  if (typeof rev !== 'string' || !/^\d{1,12}-[0-9a-zA-Z]{1,64}$/.test(rev))
    throw badRequest('Invalid rev format')
  return rev
}

/** How often the document was written, which is the number at the front of its revision. */
const heightOf = (rev: string | undefined): number => (rev === undefined ? 0 : Number.parseInt(rev, 10))

/** The same content over the same revision gets the same new revision, as in CouchDB. */
export function nextRev(previous: string | undefined, deleted: boolean, body: string): string {
  const digest = createHash('md5')
    .update(JSON.stringify([previous ?? '', deleted, body]))
    .digest('hex')
  return `${heightOf(previous) + 1}-${digest}`
}
