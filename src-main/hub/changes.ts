import { Query } from 'mingo'
import { asDocument } from './documents'
import { badRequest } from './http-error'
import type { Hub } from './hub'
import { isObject, isStringArray, type JsonObject } from './json'
import { flag, type Options, wholeNumber } from './query'
import type { StoredDatabase, StoredDocument } from './store'

const MAX_WAIT_MS = 60_000
/** Rows read from the store at a time: one may hold half a megabyte of a picture. */
const PAGE = 50

export type Waiting = {
  /** Aborted when the asker hangs up. */
  hangUp: AbortSignal
  /** Sends a newline this often while waiting, so that nothing between here and there takes the line for dead. */
  beat(everyMs: number): void
  /** Throws when the asker has lost the right to this database meanwhile. */
  recheck(): void
}

type Filter = (document: JsonObject) => boolean

/** `_changes`, at once or, with `feed=longpoll`, as soon as there is a change. */
export async function changes(
  hub: Hub,
  database: StoredDatabase,
  options: Options,
  waiting: Waiting,
): Promise<JsonObject> {
  const feed = options('feed') ?? 'normal'
  if (feed !== 'normal' && feed !== 'longpoll') throw badRequest('Supported `feed` types: normal, longpoll')
  const limit = wholeNumber(options, 'limit', Number.MAX_SAFE_INTEGER)
  const includeDocs = flag(options, 'include_docs', false)
  const filter = filterOf(options)
  const deadline = hub.now() + Math.min(wholeNumber(options, 'timeout', MAX_WAIT_MS), MAX_WAIT_MS)
  const heartbeat = feed === 'longpoll' ? wholeNumber(options, 'heartbeat', 0) : 0
  if (heartbeat > 0) waiting.beat(Math.max(heartbeat, 1000))

  let page = read(hub, database, parseSeq(hub, database, options('since')), limit, filter, includeDocs)
  while (feed === 'longpoll' && page.found.length === 0 && limit > 0 && !waiting.hangUp.aborted) {
    const millisecondsLeft = heartbeat > 0 ? MAX_WAIT_MS : deadline - hub.now()
    if (millisecondsLeft <= 0) break
    await untilNews(hub, database, millisecondsLeft, waiting.hangUp)
    waiting.recheck()
    page = read(hub, database, page.seq, limit, filter, includeDocs)
  }
  return {
    results: page.found.map((stored) => row(database, stored, includeDocs)),
    last_seq: seqText(database, page.seq),
    pending: hub.store.countChangesSince(database, page.seq),
  }
}

/** Changes after `since` that pass the filter, and the sequence up to which the store was read. */
function read(
  hub: Hub,
  database: StoredDatabase,
  since: number,
  limit: number,
  filter: Filter | null,
  includeDocs: boolean,
) {
  const withBody = includeDocs || filter !== null
  const found: StoredDocument[] = []
  let seq = since
  while (found.length < limit) {
    const rows = hub.store.changesSince(database, seq, Math.min(PAGE, filter ? PAGE : limit - found.length), {
      withBody,
    })
    for (const stored of rows) {
      if (found.length === limit) break
      seq = stored.seq
      if (!filter || filter(asDocument(stored))) found.push(stored)
    }
    if (rows.length < PAGE) break
  }
  return { found, seq }
}

const row = (database: StoredDatabase, stored: StoredDocument, includeDocs: boolean): JsonObject => ({
  seq: seqText(database, stored.seq),
  id: stored.id,
  changes: [{ rev: stored.rev }],
  ...(stored.deleted && { deleted: true }),
  ...(includeDocs && { doc: asDocument(stored) }),
})

const untilNews = (hub: Hub, database: StoredDatabase, maxMs: number, hangUp: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer)
      stopWaiting()
      hangUp.removeEventListener('abort', stop)
      resolve()
    }
    const timer = setTimeout(stop, maxMs)
    const stopWaiting = hub.news.once(database, stop)
    hangUp.addEventListener('abort', stop)
  })

/**
 * A sequence names the database it was counted in: one of a database since deleted and made anew would skip
 * what the new one holds, so counting starts again from nothing, as in CouchDB.
 */
const seqText = (database: StoredDatabase, seq: number): string => `${seq}-${database.epoch}`

function parseSeq(hub: Hub, database: StoredDatabase, since: unknown): number {
  if (since === undefined || since === '0' || since === 0 || since === '') return 0
  if (since === 'now') return hub.store.lastSeq(database)
  const [, seq, epoch] = /^(\d{1,15})-([0-9a-f]+)$/.exec(String(since)) ?? []
  if (seq === undefined) throw badRequest("Malformed sequence supplied in 'since' parameter.")
  return epoch === database.epoch ? Number(seq) : 0
}

function filterOf(options: Options): Filter | null {
  const name = options('filter')
  if (name === undefined) return null
  if (name === '_doc_ids') {
    const ids = options('doc_ids')
    if (!isStringArray(ids)) throw badRequest('`doc_ids` filter parameter is not a list of doc ids.')
    const wanted = new Set(ids)
    return (document) => wanted.has(String(document._id))
  }
  if (name === '_selector') return selectorFilter(options('selector'))
  throw badRequest('unknown builtin filter name')
}

/** Operators a selector may use: none of them runs code or a pattern somebody made up. */
const OPERATORS = new Set(
  '$eq $ne $gt $gte $lt $lte $in $nin $exists $and $or $nor $not $all $size $elemMatch $mod $type'.split(' '),
)

function selectorFilter(selector: unknown): Filter {
  if (!isObject(selector)) throw badRequest('Selector error: expected a JSON object')
  requireKnownOperators(selector)
  try {
    const query = new Query(selector)
    return (document) => query.test(document)
  } catch (cause) {
    throw badRequest(`Selector error: ${cause instanceof Error ? cause.message : 'cannot be read'}`)
  }
}

function requireKnownOperators(selector: unknown): void {
  if (Array.isArray(selector)) selector.forEach(requireKnownOperators)
  if (!isObject(selector)) return
  for (const [name, value] of Object.entries(selector)) {
    if (name.startsWith('$') && !OPERATORS.has(name))
      throw badRequest(`Selector error: invalid operator: ${name}`)
    requireKnownOperators(value)
  }
}
