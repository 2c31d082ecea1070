import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RxCollection, RxDocumentData } from 'rxdb'
import { FLUSHED_LATER } from './flush'

export type Pace = {
  /** Called after each batch with how many rows are done. */
  onProgress?: (done: number, total: number) => void
  /** Stops before the next batch. What is written stays. */
  signal?: AbortSignal
  /** Milliseconds, for tests. */
  now?: () => number
}

/**
 * Writes rows in batches that hold the process for about TURN_MS each, however fast the machine: each batch is
 * measured and sizes the next. Between batches everybody else has a turn.
 *
 * @returns how many rows were written: fewer than there are only where `signal` stopped it.
 * @throws what `write` throws; batches before that one are written.
 */
export async function writeInTurns<T>(
  rows: readonly T[],
  write: (batch: readonly T[]) => Promise<void>,
  { onProgress, signal, now = () => performance.now() }: Pace = {},
): Promise<number> {
  let size = FIRST_BATCH
  let done = 0
  while (done < rows.length && !signal?.aborted) {
    const batch = rows.slice(done, done + size)
    const start = now()
    await write(batch)
    size = nextSize(size, now() - start)
    done += batch.length
    onProgress?.(done, rows.length)
    // Two: the first is the store's, which then moves pages from its log (checkpoints.ts), the second everybody's.
    await nextTurn()
    await nextTurn()
  }
  return done
}

/** Well below the 50 ms that nobody may wait: a batch may meet a slow disk or the garbage collector. */
const TURN_MS = 15
const FIRST_BATCH = 20
const LARGEST_BATCH = 5_000

/** Grows at most twofold, so that one lucky batch does not lead to a long one; shrinks as far as it must. */
function nextSize(size: number, elapsedMs: number): number {
  const factor = Math.min(2, TURN_MS / Math.max(elapsedMs, 0.1))
  return Math.max(1, Math.min(LARGEST_BATCH, Math.floor(size * factor)))
}

export type ImportReport = {
  written: number
  /** Ids that were there before: those documents were left as they are. */
  taken: string[]
  isStopped: boolean
}

/**
 * Inserts documents into a collection without holding up anybody else. When all are written they are on the disk; where
 * it was stopped, the next write that is flushed takes them along.
 */
export async function importRows<T extends { id: string }>(
  { storageInstance }: RxCollection<T>,
  documents: readonly T[],
  pace: Pace = {},
): Promise<ImportReport> {
  const taken: string[] = []
  let left = documents.length
  const done = await writeInTurns(
    documents,
    async (batch) => {
      left -= batch.length
      const rows = batch.map((document) => ({ document: stored(document) }))
      const { error } = await storageInstance.bulkWrite(rows, left === 0 ? 'import' : FLUSHED_LATER)
      for (const { documentId } of error) taken.push(documentId)
    },
    pace,
  )
  return { written: done - taken.length, taken, isStopped: done < documents.length }
}

/** As RxDB hands a new document to its storage, without a copy of each for its cache. */
const stored = <T>(document: T): RxDocumentData<T> =>
  ({ ...document, _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '' }) as RxDocumentData<T>
