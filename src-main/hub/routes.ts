import {
  parseSecurity,
  requireDatabaseAdmin,
  requireMember,
  requireServerAdmin,
  USERS,
  type UserContext,
} from './access'
import { allDocs } from './all-docs'
import { changes, type Waiting } from './changes'
import { isDesignId, parseDocument, parseRev } from './document-form'
import { bulkGet, bulkWrite, deleteDocument, putDocument, readDocument } from './documents'
import { badRequest, HttpError, methodNotAllowed, notFound, notImplemented } from './http-error'
import { type Hub, requireDatabase } from './hub'
import { isObject, type JsonObject } from './json'
import { deleteLocal, putLocal, readLocal } from './local-documents'
import { optionsOf } from './query'
import type { StoredDatabase } from './store'

export type HubRequest = {
  method: string
  /** Decoded parts of the path. */
  path: string[]
  query: URLSearchParams
  user: UserContext
  readJson(): Promise<unknown>
  waiting: Omit<Waiting, 'recheck'>
  /** Who the sender is now: her rights may have changed while she waited. */
  currentUser(): UserContext
}

export type Reply = { status: number; body: unknown }

const reply = (status: number, body: unknown): Reply => ({ status, body })
const DATABASE_NAME = /^[a-z][a-z0-9_$()+/-]{0,238}$/

/** Everything under `/<database>`. `/`, `/_up` and `/_session` are answered before anybody has signed in. */
export function route(hub: Hub, request: HubRequest): Promise<Reply> | Reply {
  const [name = '', ...rest] = request.path
  if (name === '_all_dbs') return listDatabases(hub, request)
  if (name === '_dbs_info' && rest.length === 0) return databaseInfos(hub, request)
  if (rest.length === 0) return onDatabase(hub, request, name)
  const database = openDatabase(hub, request, name)
  const [first = '', second, ...more] = rest
  if (first === '_design' || first === '_local') {
    if (!second || more.length > 0) throw notFound()
    return onDocument(hub, request, database, `${first}/${second}`)
  }
  if (second !== undefined) throw notImplemented('This hub stores no attachments.')
  return first.startsWith('_') && !isDesignId(first) && !first.startsWith('_local/')
    ? onService(hub, request, database, first)
    : onDocument(hub, request, database, first)
}

function openDatabase(hub: Hub, { user }: HubRequest, name: string): StoredDatabase {
  if (name !== USERS && !DATABASE_NAME.test(name)) throw notFound('Database does not exist.')
  const database = requireDatabase(hub, name)
  requireMember(database.security, user)
  return database
}

function listDatabases(hub: Hub, { method, user }: HubRequest): Reply {
  requireServerAdmin(user)
  requireMethod(method, 'GET', 'HEAD')
  return reply(200, hub.store.databaseNames())
}

/** Many databases at once; the limit is CouchDB's. */
const MAX_INFO_KEYS = 100

async function databaseInfos(hub: Hub, request: HubRequest): Promise<Reply> {
  requireServerAdmin(request.user)
  requireMethod(request.method, 'POST')
  const { keys } = await readObject(request)
  if (!Array.isArray(keys)) throw badRequest('`keys` member must exist.')
  if (keys.length > MAX_INFO_KEYS) throw badRequest('`keys` member exceeds max')
  const infos = keys.map(async (key) => {
    const database = typeof key === 'string' ? hub.store.database(key) : null
    return database ? { key, info: await infoOf(hub, request, database) } : { key, error: 'not_found' }
  })
  return reply(200, await Promise.all(infos))
}

function requireMethod(method: string, ...allowed: string[]): void {
  if (!allowed.includes(method)) throw methodNotAllowed(allowed)
}

async function onDatabase(hub: Hub, request: HubRequest, name: string): Promise<Reply> {
  const { method, user } = request
  requireMethod(method, 'DELETE', 'GET', 'HEAD', 'POST', 'PUT')
  if (method === 'PUT') return createDatabase(hub, user, name)
  if (method === 'DELETE') return deleteDatabase(hub, user, name)
  const database = openDatabase(hub, request, name)
  if (method === 'POST')
    return reply(201, await putDocument(hub, database, user, parseDocument(await request.readJson())))
  return reply(200, await infoOf(hub, request, database))
}

async function infoOf(hub: Hub, request: HubRequest, database: StoredDatabase): Promise<JsonObject> {
  const options = optionsOf(new URLSearchParams({ since: 'now' }))
  const { last_seq } = await changes(hub, database, options, never(request))
  return {
    db_name: database.name,
    doc_count: hub.store.count(database, false),
    doc_del_count: hub.store.count(database, true),
    update_seq: last_seq,
    instance_start_time: String(database.createdAt),
  }
}

const never = (request: HubRequest): Waiting => ({ ...request.waiting, recheck: () => {} })

function createDatabase(hub: Hub, user: UserContext, name: string): Reply {
  requireServerAdmin(user)
  if (!DATABASE_NAME.test(name)) {
    const allowed =
      'Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed.'
    throw badRequest(`Name: '${name}'. ${allowed} Must begin with a letter.`, 'illegal_database_name')
  }
  if (hub.store.createDatabase(name)) return reply(201, { ok: true })
  throw new HttpError(412, 'file_exists', 'The database could not be created, the file already exists.')
}

function deleteDatabase(hub: Hub, user: UserContext, name: string): Reply {
  requireServerAdmin(user)
  if (name === USERS) throw badRequest('The users database cannot be deleted.')
  const database = requireDatabase(hub, name)
  hub.store.transaction(() => hub.store.deleteDatabase(database))
  hub.rulesByDatabase.delete(database.key)
  hub.news.announce(database)
  return reply(200, { ok: true })
}

async function onService(
  hub: Hub,
  request: HubRequest,
  database: StoredDatabase,
  name: string,
): Promise<Reply> {
  const { method, user, query } = request
  switch (name) {
    case '_security':
      requireMethod(method, 'GET', 'HEAD', 'PUT')
      if (method !== 'PUT') return reply(200, database.security)
      return setSecurity(hub, user, database, await request.readJson())
    case '_bulk_docs':
      requireMethod(method, 'POST')
      return reply(201, await bulkWrite(hub, database, user, await readObject(request)))
    case '_bulk_get':
      requireMethod(method, 'POST')
      return reply(200, bulkGet(hub, database, await readObject(request)))
    case '_all_docs':
      requireMethod(method, 'GET', 'HEAD', 'POST')
      return reply(200, allDocs(hub, database, optionsOf(query, await optionalBody(request))))
    case '_changes': {
      requireMethod(method, 'GET', 'HEAD', 'POST')
      const recheck = () => requireMember(requireDatabase(hub, database.name).security, request.currentUser())
      const options = optionsOf(query, await optionalBody(request))
      return reply(200, await changes(hub, database, options, { ...request.waiting, recheck }))
    }
    default:
      if (method === 'PUT')
        throw badRequest('Only reserved document ids may start with underscore.', 'illegal_docid')
      throw notFound()
  }
}

async function readObject(request: HubRequest): Promise<JsonObject> {
  const body = await request.readJson()
  if (!isObject(body)) throw badRequest('Request body must be a JSON object')
  return body
}

const optionalBody = async (request: HubRequest): Promise<JsonObject> =>
  request.method === 'POST' ? readObject(request) : {}

function setSecurity(hub: Hub, user: UserContext, database: StoredDatabase, body: unknown): Reply {
  requireDatabaseAdmin(database.security, user)
  const security = isObject(body) ? parseSecurity(body) : null
  if (!security) throw badRequest('names and roles must be lists of strings')
  hub.store.setSecurity(database, security)
  // A long poll of somebody who has just lost the right must end now.
  hub.news.announce(database)
  return reply(200, { ok: true })
}

async function onDocument(
  hub: Hub,
  request: HubRequest,
  database: StoredDatabase,
  id: string,
): Promise<Reply> {
  const { method, user, query } = request
  requireMethod(method, 'DELETE', 'GET', 'HEAD', 'PUT')
  const rev = parseRev(query.get('rev') ?? undefined)
  const isLocal = id.startsWith('_local/')
  if (method === 'PUT') {
    const body = await request.readJson()
    if (isLocal) return reply(201, putLocal(hub, database, id, body))
    const write = parseDocument(body, id)
    return reply(201, await putDocument(hub, database, user, { ...write, baseRev: rev ?? write.baseRev }))
  }
  if (method === 'DELETE') {
    return reply(
      200,
      isLocal ? deleteLocal(hub, database, id) : await deleteDocument(hub, database, user, id, rev),
    )
  }
  return reply(200, isLocal ? readLocal(hub, database, id) : readDocument(hub, database, id))
}
