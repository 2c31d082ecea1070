import { getAssumedMasterState, getLastCheckpointDoc, type RxCollection, setCheckpoint } from 'rxdb'
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication'
import { filter, firstValueFrom, Subject } from 'rxjs'
import { isInCircle } from '#shared/domain/circle-content'
import { batchOf } from './batch'
import type { Change, CircleDatabase } from './circle-database'
import { viewOfCircle } from './circle-view'
import { conflictHandler } from './conflict-handler'
import type { Gate } from './gate'
import { type Checkpoint, kindOf, type PulledBatch, pull } from './pull'
import { type PushContext, type PushRow, push } from './push'
import { type Row, toRecord } from './rows'
import type { SharedCircle, SyncedRecord } from './types'
import { trackWaiting, type Waiting } from './waiting'

export type ReplicationInput = {
  /** Names this replication in RxDB's own bookkeeping: the same at each start. */
  name: string
  collection: RxCollection<SyncedRecord>
  circle: SharedCircle
  kinds: readonly string[]
  database: CircleDatabase
  gate: Gate
  /** A request failed. RxDB will send it again. */
  onFailure: (cause: unknown) => void
  /** Something could not be written here. It is tried again. */
  onStoreFailure: (cause: unknown) => void
  onReceived: () => void
  /** Sync waits for it: what it writes down must not be lost. */
  onWritten: (rows: Row[]) => Promise<void>
  onWaiting: () => void
} & Pick<PushContext, 'onRefused' | 'onConflict'>

/** One circle's records in one collection, kept in step with the server. */
export type Replication = {
  kinds: readonly string[]
  waiting: Waiting
  /** Forgets what it knew of another server: everything is compared afresh, nothing here is deleted. */
  isOf(identity: string): Promise<boolean>
  /** The server is there, and known by this identity. */
  begin(identity: string): Promise<void>
  deliver(changes: readonly Change[], seq: string): void
  /** Notes how far the feed has got, so that a quiet kind does not read it all again at the next start. */
  saveProgress(seq: string): Promise<void>
  /** The server's versions of these records, as far as they were received or sent. */
  serverVersions(ids: string[]): Promise<SyncedRecord[]>
  /** Records that wait to be sent. */
  unsent(): Promise<SyncedRecord[]>
  stop(): Promise<void>
  forget(): Promise<void>
}

/** RxDB's pause between tries; how long to wait for a server is the circle's business. */
const RETRY_MS = 1000
/** What could not be written here, for want of disk say, is asked for again after this time. */
const STORE_RETRY_MS = 10_000
const MAX_REREADS = 5

const heightOf = (rev: string): number => Number.parseInt(rev, 10) || 0

export async function startReplication(input: ReplicationInput): Promise<Replication> {
  const { collection, circle, kinds, database, gate } = input
  const feed = new Subject<PulledBatch | 'RESYNC'>()
  /** Height of the revision that we wrote ourselves, until the feed has told it back. */
  const heightById = new Map<string, number>()
  /** Version of the server's that took the place of a refused one. */
  const revertedById = new Map<string, string>()
  let identity = ''
  let isStopped = false
  let tail = Promise.resolve()
  const filled = barrier()
  const concerns = (row: Row) => isInCircle(circle, row) && kinds.includes(kindOf(row.id))

  /** Handlers may be asked at once, but go on when the gate opens: after this replication has been set up whole. */
  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    await gate.pass()
    if (isStopped) throw new Error('the replication was stopped')
    try {
      return await work()
    } catch (cause) {
      input.onFailure(cause)
      throw cause
    }
  }

  async function pullNext(checkpoint: Checkpoint | undefined, limit: number): Promise<PulledBatch> {
    const batch = await attempt(() => pull(database, kinds, identity, checkpoint, limit))
    if (batch.documents.length > 0) input.onReceived()
    if (batch.documents.length < limit) filled.done()
    return batch
  }

  async function pushRows(rows: PushRow[]): Promise<Row[]> {
    const written: Row[] = []
    const onWritten = (row: Row, rev: string | null) => {
      if (rev !== null) heightById.set(row.id, heightOf(rev))
      // RxDB sends the server's own version once more after it has taken the place of a refused one: no news.
      const isReverted = rev === null && revertedById.get(row.id) === row.updatedAt
      revertedById.delete(row.id)
      if (!isReverted) written.push(row)
    }
    const onReverted = (theirs: Row) => {
      revertedById.set(theirs.id, theirs.updatedAt)
      waiting.expectTheirs(theirs)
    }
    const conflicts = await attempt(() => push({ ...input, onWritten, onReverted }, rows))
    if (written.length > 0) await input.onWritten(written)
    return conflicts
  }

  collection.conflictHandler = conflictHandler
  const state: RxReplicationState<SyncedRecord, Checkpoint> = replicateRxCollection<SyncedRecord, Checkpoint>(
    {
      collection: viewOfCircle(collection, concerns),
      replicationIdentifier: input.name,
      live: true,
      retryTime: RETRY_MS,
      waitForLeadership: false,
      toggleOnDocumentVisible: false,
      pull: { batchSize: batchOf(collection.name), handler: pullNext, stream$: feed },
      push: { batchSize: batchOf(collection.name), handler: (rows) => pushRows(rows as PushRow[]) },
    },
  )
  state.error$.subscribe((error) => {
    // Errors of our own handlers have a direction, and are tried again. The others come from the store: what RxDB
    // could not write down it has to ask for again.
    if ('direction' in error.parameters) return
    input.onStoreFailure(error)
    setTimeout(() => isStopped || state.reSync(), STORE_RETRY_MS).unref()
  })
  await state.startPromise
  const internals = startedInternals(state)
  const waiting = await trackWaiting(internals, input.onWaiting)
  const lastCheckpoint = () => getLastCheckpointDoc<SyncedRecord, Checkpoint>(internals, 'down')

  /**
   * RxDB holds rows of the feed back while it pushes; by then they may be older than what it pushed, and would undo
   * it. Those are read again. (Bounded: after a conflict the winner may be of a lower height.)
   */
  async function hand(changes: readonly Change[], seq: string): Promise<void> {
    await filled.promise
    const news = new Map(changes.map(({ id, rev, row }) => [id, { rev, row }]))
    for (let reads = 0; reads < MAX_REREADS && !isStopped; reads++) {
      await firstValueFrom(internals.events.active.up.pipe(filter((isPushing) => !isPushing)))
      const stale = [...news]
        .filter(([id, { rev }]) => heightOf(rev) < (heightById.get(id) ?? 0))
        .map(([id]) => id)
      if (stale.length === 0) break
      for (const [id, row] of await database.read(stale)) news.set(id, row)
    }
    for (const id of news.keys()) heightById.delete(id)
    feed.next({
      documents: [...news.values()].map(({ row }) => row),
      checkpoint: { identity, seq, from: null },
    })
    input.onReceived()
  }

  async function stop(end: () => Promise<unknown>): Promise<void> {
    isStopped = true
    filled.done()
    waiting.close()
    await end()
  }

  return {
    kinds,
    waiting,
    async isOf(current) {
      const checkpoint = await lastCheckpoint()
      return !checkpoint || checkpoint.identity === current
    },
    async begin(current) {
      identity = current
      // From the first contact on, also if nothing is received before the next: what is deleted meanwhile must come.
      if (await lastCheckpoint()) return
      await setCheckpoint(internals, 'down', { identity, seq: await database.currentSeq(), from: '' })
    },
    deliver(changes, seq) {
      const ours = changes.filter(({ id }) => kinds.includes(kindOf(id)))
      if (ours.length === 0) return
      tail = tail.then(() => hand(ours, seq)).catch(() => state.reSync())
    },
    async saveProgress(seq) {
      await filled.promise
      await tail
      await state.awaitInSync()
      if (!isStopped) await setCheckpoint(internals, 'down', { identity, seq, from: null })
    },
    async serverVersions(ids) {
      const known = await getAssumedMasterState(internals, ids)
      return Object.values(known).flatMap(({ docData }) => {
        const row = docData as Row
        return row._deleted ? [] : [toRecord(row)]
      })
    },
    async unsent() {
      const found = await internals.input.forkInstance.findDocumentsById([...waiting.ids()], false)
      return found.map((row) => toRecord(row as Row))
    },
    stop: () => stop(() => state.cancel()),
    forget: () => stop(() => state.remove()),
  }
}

function startedInternals<T>(state: RxReplicationState<T, Checkpoint>) {
  if (!state.internalReplicationState) throw new Error('the replication did not start')
  return state.internalReplicationState
}

function barrier(): { promise: Promise<void>; done: () => void } {
  let done = () => {}
  const promise = new Promise<void>((resolve) => {
    done = resolve
  })
  return { promise, done }
}
