import { z } from 'zod'
import type { Fields } from '#shared/domain/merge'
import { expectAnswer, type ServerClient } from '../client'

/** A record as the steward holds it: fields with `id`, without what CouchDB keeps beside them. */
export type StoredRecord = { rev: string; isDeleted: boolean; fields: Fields; branches: readonly string[] }
export type Change = StoredRecord & { id: string }
export type Write = { id: string; rev?: string | undefined; isDeleted?: boolean; fields: Fields }
/** What came of a write: null = it is stored. */
export type WriteOutcome = { error: string; reason: string } | null

const document = z.looseObject({
  _id: z.string(),
  _rev: z.string(),
  _deleted: z.boolean().optional(),
  _conflicts: z.array(z.string()).optional(),
})
const seq = z.union([z.string(), z.number()])
const page = z.object({
  results: z.array(z.object({ id: z.string(), doc: document.nullish() })),
  last_seq: seq,
})
const rows = z.object({
  rows: z.array(
    z.object({
      key: z.string(),
      value: z.object({ rev: z.string(), deleted: z.boolean().optional() }).optional(),
      doc: document.nullish(),
    }),
  ),
})
const outcomes = z.array(
  z.object({ id: z.string(), error: z.string().optional(), reason: z.string().nullish() }),
)
const place = z.looseObject({ seq: z.string(), at: z.string() })
const anything = z.unknown()

/** In the steward's own database: values that did not come through, beside what was agreed. */
export const LOSS_PREFIX = 'loss/'
const PLACE = '_local/barnstorm-steward'
const PAGE = 1000
/** Of the feed, where parts of pictures come by, half a megabyte each. */
const FEED_PAGE = 100

/** One database of the program, as the server's admin works with it. Throws what `ServerClient` and `expectAnswer` do. */
export type StoredDatabase = ReturnType<typeof openStored>

export function openStored(client: ServerClient, name: string) {
  const base = encodeURIComponent(name)

  return {
    name,

    async changes(since: string): Promise<{ changes: Change[]; seq: string; isLast: boolean }> {
      const query = `include_docs=true&conflicts=true&limit=${FEED_PAGE}&since=${encodeURIComponent(since)}`
      const found = expectAnswer(await client.ask('GET', `${base}/_changes?${query}`), page, 200)
      const changes = found.results.flatMap(({ id, doc }) =>
        doc && !id.startsWith('_') ? [{ id, ...toStored(doc) }] : [],
      )
      return { changes, seq: String(found.last_seq), isLast: found.results.length < FEED_PAGE }
    },

    /** Live records of a kind (`<kind>:`), or all ids with this beginning, page by page in order of id. */
    async *beginningWith(prefix: string): AsyncGenerator<Change[]> {
      for (let from = prefix; ; ) {
        const [start, end] = [from, `${prefix}\ufff0`].map((key) => encodeURIComponent(JSON.stringify(key)))
        const query = `include_docs=true&limit=${PAGE}&startkey=${start}&endkey=${end}`
        const found = expectAnswer(await client.ask('GET', `${base}/_all_docs?${query}`), rows, 200)
        yield found.rows.flatMap(({ key, doc }) => (doc ? [{ id: key, ...toStored(doc) }] : []))
        const last = found.rows.at(-1)
        if (found.rows.length < PAGE || !last) return
        from = `${last.key}\u0000`
      }
    },

    async ids(): Promise<string[]> {
      const found = expectAnswer(await client.ask('GET', `${base}/_all_docs`), rows, 200)
      return found.rows.flatMap(({ key }) => (key.startsWith('_') ? [] : [key]))
    },

    async read(ids: readonly string[]): Promise<Map<string, StoredRecord>> {
      if (ids.length === 0) return new Map()
      const path = `${base}/_all_docs?include_docs=true`
      const found = expectAnswer(await client.ask('POST', path, { keys: ids }), rows, 200)
      return new Map(
        found.rows.flatMap(({ key, value, doc }): [string, StoredRecord][] => {
          if (!value) return []
          return [[key, doc ? toStored(doc) : { rev: value.rev, isDeleted: true, fields: {}, branches: [] }]]
        }),
      )
    },

    /** One version of a record, of any branch; null where the server has forgotten it. */
    async version(id: string, rev: string): Promise<Fields | null> {
      const answer = await client.ask('GET', `${base}/${encodeURIComponent(id)}?rev=${rev}`)
      return answer.status === 200 ? toStored(expectAnswer(answer, document, 200)).fields : null
    },

    /** Its revisions, newest first. */
    async history(id: string, rev: string): Promise<string[]> {
      const answer = await client.ask('GET', `${base}/${encodeURIComponent(id)}?rev=${rev}&revs=true`)
      const { start, ids } = expectAnswer(answer, history, 200)._revisions
      return ids.map((hash, at) => `${start - at}-${hash}`)
    },

    async write(writes: readonly Write[]): Promise<WriteOutcome[]> {
      if (writes.length === 0) return []
      const docs = writes.map(({ id, rev, isDeleted, fields }) => {
        const { id: _, ...rest } = fields
        return { ...rest, _id: id, ...(rev && { _rev: rev }), ...(isDeleted && { _deleted: true }) }
      })
      const answers = expectAnswer(
        await client.ask('POST', `${base}/_bulk_docs`, { docs }),
        outcomes,
        201,
        202,
      )
      return answers.map(({ error, reason }) => (error ? { error, reason: reason ?? '' } : null))
    },

    /** How far this database was followed, '' = never. */
    async place(): Promise<string> {
      const answer = await client.ask('GET', `${base}/${PLACE}`)
      return answer.status === 404 ? '' : expectAnswer(answer, place, 200).seq
    },

    async savePlace(seq: string, at: string): Promise<void> {
      const known = await client.ask('GET', `${base}/${PLACE}`)
      const before = known.status === 200 ? expectAnswer(known, place, 200) : {}
      const answer = await client.ask('PUT', `${base}/${PLACE}`, { ...before, seq, at })
      // Two stewards at once: the other has noted its own place, and both do the same work.
      expectAnswer(answer, anything, 201, 202, 409)
    },

    /** When a steward was last here, '' = never. */
    async visitedAt(): Promise<string> {
      const answer = await client.ask('GET', `${base}/${PLACE}`)
      return answer.status === 404 ? '' : expectAnswer(answer, place, 200).at
    },
  }
}

const history = z.looseObject({ _revisions: z.object({ start: z.number(), ids: z.array(z.string()) }) })

function toStored(doc: z.infer<typeof document>): StoredRecord {
  const { _id, _rev, _deleted, _conflicts, _attachments, _revisions, ...fields } = doc
  return {
    rev: _rev,
    isDeleted: _deleted === true,
    fields: { ...fields, id: _id },
    branches: _conflicts ?? [],
  }
}
