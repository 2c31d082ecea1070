import type { RxCollection } from 'rxdb'
import { circleHolds } from '#shared/domain/circle-content'
import { type CollectionName, kindsByCollection } from '#shared/model/collections'
import { type CircleLine, openCircle } from './circle'
import type { ChangesPage, CircleDatabase } from './circle-database'
import { type Replication, type ReplicationInput, startReplication } from './replication'
import type { Row } from './rows'
import type { ServerSession } from './server-session'
import type { CircleState, SharedCircle, SyncedRecord, SyncOptions, Trouble } from './types'

export type CircleSync = {
  name: SharedCircle
  line: CircleLine
  replications(): readonly Replication[]
  stop(): Promise<void>
  /** Stops, forgets, and tells what had not gone out. */
  leave(): Promise<SyncedRecord[]>
}

export type CircleSyncInput = {
  options: SyncOptions
  name: SharedCircle
  database: CircleDatabase
  session: ServerSession
  onState: (state: CircleState) => void
  onTrouble: (tag: Trouble['tag'], cause: unknown) => void
  onReceived: () => void
  onSent: () => void
  onWaiting: () => void
}

/** One circle: its line to the server, and a replication for each collection that holds kinds of it. */
export async function openCircleSync(input: CircleSyncInput): Promise<CircleSync> {
  const { options, name, database, session } = input
  let replications: Replication[] = []
  let isSavingProgress = false

  const line = openCircle(database, session, Math.random, {
    onState: input.onState,
    onTrouble: input.onTrouble,
    prepare,
    deliver,
  })

  async function startAll(): Promise<void> {
    for (const { collection, kinds } of collectionsOf(options, name)) {
      replications.push(await startReplication(replicationInput(input, line, collection, kinds)))
    }
  }

  /** Another server, or a database made anew, knows nothing of what was sent: all is compared afresh. */
  async function prepare(identity: string): Promise<void> {
    const known = await Promise.all(replications.map((replication) => replication.isOf(identity)))
    if (known.includes(false)) {
      options.log('sync.other-server', { circle: name })
      await Promise.all(replications.map((replication) => replication.forget()))
      replications = []
      await startAll()
    }
    for (const replication of replications) await replication.begin(identity)
  }

  function deliver({ changes, lastSeq }: ChangesPage): void {
    for (const replication of replications) replication.deliver(changes, lastSeq)
    // A page without news is a quiet moment.
    if (changes.length === 0) void saveProgress(lastSeq)
  }

  async function saveProgress(seq: string): Promise<void> {
    if (isSavingProgress) return
    isSavingProgress = true
    try {
      await Promise.all(replications.map((replication) => replication.saveProgress(seq)))
    } catch (cause) {
      options.log('sync.progress-not-saved', { cause: cause instanceof Error ? cause.name : 'unknown' })
    } finally {
      isSavingProgress = false
    }
  }

  await startAll()
  line.start()
  return {
    name,
    line,
    replications: () => replications,
    async leave() {
      const unsent = await Promise.all(replications.map((replication) => replication.unsent()))
      await Promise.all(replications.map((replication) => replication.forget()))
      await line.ended()
      return unsent.flat()
    },
    async stop() {
      await Promise.all(replications.map((replication) => replication.stop()))
      await line.ended()
    },
  }
}

type Held = { name: CollectionName; collection: RxCollection<SyncedRecord>; kinds: string[] }

/** Collections that hold kinds of this circle, with those kinds. */
function collectionsOf(options: SyncOptions, circle: SharedCircle): Held[] {
  return Object.entries(kindsByCollection).flatMap(([key, all]) => {
    const name = key as CollectionName
    const kinds = all.filter((kind) => circleHolds(circle, kind))
    const collection = options.collections[name] as RxCollection<SyncedRecord> | undefined
    return collection && kinds.length > 0 ? [{ name, collection, kinds }] : []
  })
}

function replicationInput(
  { options, name: circle, database, ...input }: CircleSyncInput,
  line: CircleLine,
  collection: RxCollection<SyncedRecord>,
  kinds: string[],
): ReplicationInput {
  const at = () => options.now().toISOString()
  return {
    // Another address is another server until its records have been compared.
    name: `${options.server.key ?? options.server.url} ${options.server.program} ${circle} ${collection.name}`,
    collection,
    circle,
    kinds,
    database,
    gate: line.gate,
    onFailure: line.fail,
    onStoreFailure: (cause) => input.onTrouble('disk-full', cause),
    onReceived: input.onReceived,
    onWaiting: input.onWaiting,
    onRefused: (refused) => options.onRefused({ ...refused, circle, at: at() }),
    onConflict: (conflict) => options.onConflict({ ...conflict, circle, at: at() }),
    async onWritten(rows: Row[]) {
      line.proveAlive()
      input.onSent()
      await options.onSent(rows.map(({ id, updatedAt }) => ({ recordId: id, updatedAt })))
    },
  }
}
