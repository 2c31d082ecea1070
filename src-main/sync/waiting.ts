import {
  getAssumedMasterState,
  getChangedDocumentsSince,
  getLastCheckpointDoc,
  type RxStorageInstanceReplicationState,
} from 'rxdb'
import { equalRows, type Row } from './rows'
import type { SyncedRecord } from './types'

type ReplicationInternals = RxStorageInstanceReplicationState<SyncedRecord>

/**
 * Which records of one replication wait to be sent. RxDB keeps, durably, up to where the collection was pushed and
 * what it believes the server to have; this adds a list in memory, read from there at the start and kept up to date
 * by the collection's changes: counting costs nothing however many records there are.
 */
export type Waiting = {
  size(): number
  has(id: string): boolean
  ids(): Iterable<string>
  /** The server's version is about to take the place of one that it refused. */
  expectTheirs(row: Row): void
  close(): void
}

/** RxDB's note of a server's version that was merged with ours: the merged one has yet to go out. */
const MERGED = 'replication-up-write-conflict-meta'

export async function trackWaiting(
  replication: ReplicationInternals,
  onChange: () => void,
): Promise<Waiting> {
  const { forkInstance, pushBatchSize } = replication.input
  const fromServer = await replication.downstreamBulkWriteFlag
  /** Version by id. An edit always makes `updatedAt` later, so it names the version. */
  const waitingById = new Map<string, string>()
  const theirsById = new Map<string, string>()

  const subscription = forkInstance.changeStream().subscribe(({ events, context }) => {
    const before = waitingById.size
    for (const { documentData } of events) {
      const row = documentData as Row
      const isTheirs = context === fromServer || theirsById.get(row.id) === row.updatedAt
      theirsById.delete(row.id)
      if (isTheirs) waitingById.delete(row.id)
      else waitingById.set(row.id, row.updatedAt)
    }
    if (waitingById.size !== before) onChange()
  })

  /** RxDB notes what it has sent, or need not send: only then, and durably, has it gone out. A newer version waits on. */
  const notes = replication.input.metaInstance.changeStream().subscribe(({ events, context }) => {
    if (context === MERGED) {
      void settleMerged(events.map(({ documentData: note }) => note.docData as Row))
      return
    }
    const before = waitingById.size
    for (const { documentData: note } of events) {
      const row = note.isCheckpoint === '0' ? (note.docData as Row) : null
      if (row && waitingById.get(row.id) === row.updatedAt) waitingById.delete(row.id)
    }
    if (waitingById.size !== before) onChange()
  })

  /** Where a merge comes to what the server has, RxDB sends nothing, and writes no further note. */
  async function settleMerged(theirs: readonly Row[]): Promise<void> {
    const same = theirs.filter((row) => row && waitingById.get(row.id) === row.updatedAt)
    if (same.length === 0) return
    const found = await forkInstance.findDocumentsById(
      same.map(({ id }) => id),
      true,
    )
    const here = new Map(found.map((row) => [row.id, row as Row]))
    const before = waitingById.size
    for (const row of same) {
      const mine = here.get(row.id)
      if (mine && equalRows(mine, row) && waitingById.get(row.id) === row.updatedAt)
        waitingById.delete(row.id)
    }
    if (waitingById.size !== before) onChange()
  }

  /** Those that differ from what RxDB noted of the server. */
  async function unsentAmong(rows: readonly Row[]): Promise<Set<string>> {
    const known = await getAssumedMasterState(
      replication,
      rows.map(({ id }) => id),
    )
    const isUnsent = (row: Row) => {
      const server = known[row.id]
      return server ? !equalRows(server.docData as Row, row) : !row._deleted
    }
    return new Set(rows.filter(isUnsent).map(({ id }) => id))
  }

  async function scan(): Promise<void> {
    let checkpoint: unknown = await getLastCheckpointDoc(replication, 'up')
    for (;;) {
      const changed = await getChangedDocumentsSince(forkInstance, pushBatchSize, checkpoint)
      if (changed.documents.length === 0) return
      checkpoint = changed.checkpoint
      const rows = changed.documents.map((document) => document as Row)
      const unsent = await unsentAmong(rows)
      for (const row of rows)
        if (unsent.has(row.id) && !waitingById.has(row.id)) waitingById.set(row.id, row.updatedAt)
    }
  }
  await scan()
  onChange()

  return {
    size: () => waitingById.size,
    has: (id) => waitingById.has(id),
    ids: () => waitingById.keys(),
    expectTheirs: (row) => void theirsById.set(row.id, row.updatedAt),
    close() {
      subscription.unsubscribe()
      notes.unsubscribe()
    },
  }
}
