import { requireDatabaseAdmin, USERS, type UserContext } from './access'
import { type DocumentWrite, isDesignId, nextRev, parseDocument } from './document-form'
import { badRequest, conflict, HttpError, notFound } from './http-error'
import type { Hub } from './hub'
import { isObject, type JsonObject } from './json'
import { compileRule, type Rule } from './rules'
import type { StoredDatabase, StoredDocument } from './store'
import { prepareUser } from './users'

export type Written = { ok: true; id: string; rev: string }
type NotWritten = { id: string; error: string; reason: string }

/** A stored version as CouchDB shows it: `_id`, `_rev`, `_deleted` and the fields. */
export const asDocument = (stored: StoredDocument): JsonObject => ({
  _id: stored.id,
  _rev: stored.rev,
  ...(JSON.parse(stored.body) as JsonObject),
  ...(stored.deleted && { _deleted: true }),
})

/** The live document. Throws 404. */
export function readDocument(hub: Hub, database: StoredDatabase, id: string): JsonObject {
  const stored = hub.store.document(database, id)
  if (!stored) throw notFound('missing')
  if (stored.deleted) throw notFound('deleted')
  return asDocument(stored)
}

/** `_bulk_get`: the newest version of each document; of what came before it there is its revision alone. */
export function bulkGet(hub: Hub, database: StoredDatabase, body: JsonObject): JsonObject {
  if (!Array.isArray(body.docs)) throw badRequest('Missing JSON list of `docs`.')
  const results = body.docs.map((asked: unknown) => {
    const id = isObject(asked) ? String(asked.id) : ''
    const stored = hub.store.document(database, id)
    if (!stored)
      return { id, docs: [{ error: { id, rev: 'undefined', error: 'not_found', reason: 'missing' } }] }
    const [height, hash] = stored.rev.split('-')
    return {
      id,
      docs: [{ ok: { ...asDocument(stored), _revisions: { start: Number(height), ids: [hash] } } }],
    }
  })
  return { results }
}

export async function putDocument(
  hub: Hub,
  database: StoredDatabase,
  user: UserContext,
  write: DocumentWrite,
): Promise<Written> {
  const prepared = await prepare(database, write)
  const written = hub.store.transaction(() => writeOne(hub, database, user, prepared))
  announce(hub, database)
  return written
}

/** `DELETE`: unlike a write of `_deleted`, it needs a document and the revision of its newest version. */
export function deleteDocument(
  hub: Hub,
  database: StoredDatabase,
  user: UserContext,
  id: string,
  baseRev: string | undefined,
): Promise<Written> {
  const stored = hub.store.document(database, id)
  if (!stored || stored.deleted) throw notFound(stored ? 'deleted' : 'missing')
  return putDocument(hub, database, user, { id, baseRev, deleted: true, fields: {} })
}

/**
 * `_bulk_docs`: one document out of form refuses the whole request; after that each is written or refused for
 * itself. All that was written is committed at once.
 */
export async function bulkWrite(
  hub: Hub,
  database: StoredDatabase,
  user: UserContext,
  body: JsonObject,
): Promise<(Written | NotWritten)[]> {
  if (body.docs === undefined) throw badRequest('POST body must include `docs` parameter.')
  if (!Array.isArray(body.docs)) throw badRequest('`docs` parameter must be an array.')
  if (body.new_edits === false)
    throw new HttpError(501, 'not_implemented', 'This hub keeps no revision trees.')
  const writes = body.docs.map((doc) => parseDocument(doc))
  const prepared: (DocumentWrite | HttpError)[] = []
  for (const write of writes) prepared.push(await prepare(database, write).catch(refusalOf))
  const results = hub.store.transaction(() =>
    prepared.map((write, at) => {
      if (write instanceof HttpError) return refused(writes[at]?.id ?? '', write)
      try {
        return writeOne(hub, database, user, write)
      } catch (cause) {
        return refused(write.id, refusalOf(cause))
      }
    }),
  )
  announce(hub, database)
  return results
}

/** Whose roles were taken must not go on listening until something happens. */
const announce = (hub: Hub, database: StoredDatabase): void =>
  database.name === USERS ? hub.news.announceAll() : hub.news.announce(database)

function refusalOf(cause: unknown): HttpError {
  if (cause instanceof HttpError) return cause
  throw cause
}

const refused = (id: string, { code, reason }: HttpError): NotWritten => ({ id, error: code, reason })

const prepare = (database: StoredDatabase, write: DocumentWrite): Promise<DocumentWrite> =>
  database.name === USERS && !isDesignId(write.id) ? prepareUser(write) : Promise.resolve(write)

function writeOne(hub: Hub, database: StoredDatabase, user: UserContext, write: DocumentWrite): Written {
  const stored = hub.store.document(database, write.id)
  requireCurrent(stored, write)
  if (isDesignId(write.id)) requireDatabaseAdmin(database.security, user)
  else if (user.name === null || user.name !== hub.trusted) checkRules(hub, database, user, write, stored)
  const body = JSON.stringify(write.fields)
  const rev = nextRev(stored?.rev, write.deleted, body)
  hub.store.write(database, { id: write.id, rev, deleted: write.deleted, body, replaces: stored?.seq })
  if (isDesignId(write.id)) hub.rulesByDatabase.delete(database.key)
  return { ok: true, id: write.id, rev }
}

/** A tombstone is written over without a revision; everything else needs the newest one. */
function requireCurrent(stored: StoredDocument | null, write: DocumentWrite): void {
  const expected = stored && !stored.deleted ? stored.rev : undefined
  if (write.baseRev !== expected) throw conflict()
}

function checkRules(
  hub: Hub,
  database: StoredDatabase,
  user: UserContext,
  write: DocumentWrite,
  stored: StoredDocument | null,
): void {
  const rules = rulesOf(hub, database)
  if (rules.length === 0) return
  const asked = { _id: write.id, ...write.fields, ...(write.deleted && { _deleted: true }) }
  const old = stored && !stored.deleted ? asDocument(stored) : null
  for (const rule of rules) rule.check(asked, old, { db: database.name, ...user }, database.security)
}

function rulesOf(hub: Hub, database: StoredDatabase): Rule[] {
  const known = hub.rulesByDatabase.get(database.key)
  if (known) return known
  const designs = hub.store.documentsInRange(database, {
    from: '_design/',
    to: '_design0',
    inclusiveEnd: false,
    limit: 1000,
    skip: 0,
    descending: false,
  })
  const sources = designs.map((design) => (JSON.parse(design.body) as JsonObject).validate_doc_update)
  const rules = sources.filter((source) => typeof source === 'string').map(compileRule)
  hub.rulesByDatabase.set(database.key, rules)
  return rules
}
