import type { CircleDatabase, IdRange } from './circle-database'
import type { Row } from './rows'

/**
 * How far a replication has come, kept by RxDB. While `from` is a text the first fill is under way: ids below it are
 * here, and everything after the sequence `seq` comes later. RxDB merges checkpoints key by key, so each key is always
 * there.
 */
export type Checkpoint = { identity: string; seq: string; from: string | null }
export type PulledBatch = { documents: Row[]; checkpoint: Checkpoint }

/** The ids of a kind: `:` comes just before `;`. */
const rangeOf = (kind: string): IdRange => ({ start: `${kind}:`, end: `${kind};` })

/**
 * The next records after a checkpoint. The first fill reads the ids of each kind in order, which the server answers
 * twice as fast as a filtered feed; then the feed goes on from the sequence it had before the fill.
 */
export async function pull(
  database: CircleDatabase,
  kinds: readonly string[],
  identity: string,
  checkpoint: Checkpoint | undefined,
  limit: number,
): Promise<PulledBatch> {
  const at = checkpoint ?? { identity, seq: await database.currentSeq(), from: '' }
  const filled = at.from === null ? [] : await fill(database, kinds, at.from, limit)
  const last = filled.at(-1)
  if (filled.length === limit && last)
    return { documents: filled, checkpoint: { ...at, from: `${last.id}\0` } }
  // The last page of a fill goes on with the feed at once: RxDB takes a page that is not full for the last one.
  const { changes, lastSeq } = await database.changesSince(at.seq, kinds.map(rangeOf), limit)
  const documents = [...filled, ...changes.map(({ row }) => row)]
  return { documents, checkpoint: { identity, seq: lastSeq, from: null } }
}

export const kindOf = (id: string): string => id.slice(0, id.indexOf(':'))

/** Up to `limit` records with ids from `from` on. Fewer means: these were the last. */
async function fill(
  database: CircleDatabase,
  kinds: readonly string[],
  from: string,
  limit: number,
): Promise<Row[]> {
  const documents: Row[] = []
  for (const { start, end } of [...kinds].sort().map(rangeOf)) {
    if (documents.length === limit || end <= from) continue
    documents.push(...(await database.range(from > start ? from : start, end, limit - documents.length)))
  }
  return documents
}
