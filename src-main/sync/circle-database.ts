import HttpAdapter from 'pouchdb-adapter-http'
import PouchDB, { type BulkResult, type StoredDocument } from 'pouchdb-core'
import { z } from 'zod'
import { type Row, toRow } from './rows'
import { POLL_MS, type ServerSession } from './server-session'

PouchDB.plugin(HttpAdapter)

/** The server answered, but not what was asked for. */
export class ServerFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly reason: string,
  ) {
    super(`${status} ${code}: ${reason}`)
  }
}

/** A record as the server has it; `row` is a tombstone where it was deleted for good. */
export type ServerRow = { rev: string; row: Row }
export type Change = { id: string; rev: string; row: Row }
export type IdRange = { start: string; end: string }
export type ChangesPage = { changes: Change[]; lastSeq: string }

const info = z.object({ instance_start_time: z.string().optional() })
const stored = z.looseObject({ _id: z.string(), _rev: z.string(), _deleted: z.boolean().optional() })
const changesPage = z.object({
  results: z.array(z.object({ id: z.string(), doc: stored.nullish() })),
  last_seq: z.union([z.string(), z.number()]),
})
const failure = z.object({ error: z.string(), reason: z.string().nullish() })

/** One circle's database on the server. Every method throws `ServerFailure`, or what `fetch` throws when nobody answers. */
export type CircleDatabase = ReturnType<typeof openCircleDatabase>

export function openCircleDatabase(url: string, session: Pick<ServerSession, 'fetch'>) {
  const handle = new PouchDB(url, { adapter: 'http', skip_setup: true, fetch: session.fetch })

  async function getJson<S extends z.ZodType>(
    path: string,
    schema: S,
    init: RequestInit = {},
  ): Promise<z.infer<S>> {
    const response = await handle.fetch(path, init)
    const body: unknown = await response.json()
    if (response.ok) return schema.parse(body)
    const said = failure.safeParse(body)
    throw new ServerFailure(response.status, said.data?.error ?? 'unknown', said.data?.reason ?? '')
  }

  return {
    /** Changes when the database is deleted and made anew, or another server answers at this address. */
    async identity(signal: AbortSignal): Promise<string> {
      return (await getJson('', info, { signal })).instance_start_time ?? '0'
    },

    async currentSeq(signal?: AbortSignal): Promise<string> {
      return String(
        (await getJson('_changes?since=now&limit=1', changesPage, signal ? { signal } : {})).last_seq,
      )
    },

    /** Changes of ids in these ranges. The server filters, so a page that is not full is the last. */
    changesSince(seq: string, ranges: IdRange[], limit: number): Promise<ChangesPage> {
      const selector = { $or: ranges.map(({ start, end }) => ({ _id: { $gte: start, $lt: end } })) }
      const body = JSON.stringify({ selector })
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
      return getJson(`_changes?filter=_selector&${changesQuery(seq, limit)}`, changesPage, init).then(toPage)
    },

    /** Waits for the next change, some seconds at most. */
    nextChanges: (seq: string, limit: number, signal: AbortSignal): Promise<ChangesPage> =>
      getJson(`_changes?feed=longpoll&timeout=${POLL_MS}&${changesQuery(seq, limit)}`, changesPage, {
        signal,
      }).then(toPage),

    /** Live records with `from <= id < to`, in order of id. */
    async range(from: string, to: string, limit: number): Promise<Row[]> {
      const query = { include_docs: true, startkey: from, endkey: to, inclusive_end: false, limit } as const
      const { rows } = await asServerFailure(handle.allDocs(query))
      return rows.flatMap(({ doc }) => (doc ? [toRow(doc)] : []))
    },

    async read(ids: string[]): Promise<Map<string, ServerRow>> {
      if (ids.length === 0) return new Map()
      const { rows } = await asServerFailure(handle.allDocs({ include_docs: true, keys: ids }))
      return new Map(
        rows.flatMap(({ key, value, doc }) =>
          value ? [[key, { rev: value.rev, row: toRow(doc ?? { _id: key, _deleted: true }) }]] : [],
        ),
      )
    },

    write: (documents: StoredDocument[]): Promise<BulkResult[]> =>
      asServerFailure(handle.bulkDocs(documents)),
  }
}

const changesQuery = (seq: string, limit: number): string =>
  `include_docs=true&limit=${limit}&since=${encodeURIComponent(seq)}`

/** Without design documents: they come through `_changes` like any other. */
const toPage = ({ results, last_seq }: z.infer<typeof changesPage>): ChangesPage => ({
  changes: results.flatMap(({ id, doc }) =>
    doc && !id.startsWith('_') ? [{ id, rev: doc._rev, row: toRow(doc) }] : [],
  ),
  lastSeq: String(last_seq),
})

const pouchError = z.object({
  status: z.number(),
  name: z.string().optional(),
  reason: z.unknown(),
  message: z.string().optional(),
})

/** PouchDB's errors of answered requests, as ours. What `fetch` throws passes through. */
async function asServerFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    const said = pouchError.safeParse(cause)
    if (!said.success) throw cause
    throw new ServerFailure(
      said.data.status,
      said.data.name ?? 'unknown',
      String(said.data.reason ?? said.data.message ?? ''),
    )
  }
}
