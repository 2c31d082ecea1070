import type { RxCollection } from 'rxdb'
import { isInCircle } from '#shared/domain/circle-content'
import { type CollectionName, kindsByCollection } from '#shared/model/collections'
import type { CircleSync } from './circle-sync'
import { kindOf } from './pull'
import type { Replication } from './replication'
import type { Row } from './rows'
import type { RecordState, SyncedRecord, SyncOptions } from './types'

/** Where each of these records stands. Records that do not exist have no state. */
export async function recordStates(
  options: SyncOptions,
  circles: readonly CircleSync[],
  ids: readonly string[],
): Promise<Map<string, RecordState>> {
  const rows = await readRows(options, ids)
  const states = new Map<string, RecordState>()
  for (const row of rows) {
    const replication = replicationOf(circles, row)
    states.set(row.id, !replication ? 'here' : replication.waiting.has(row.id) ? 'queued' : 'on-server')
  }
  for (const id of await options.refusedAmong([...states.keys()])) states.set(id, 'refused')
  return states
}

function replicationOf(circles: readonly CircleSync[], row: Row): Replication | undefined {
  const sync = circles.find(({ name }) => isInCircle(name, row))
  return sync?.replications().find(({ kinds }) => kinds.includes(kindOf(row.id)))
}

async function readRows({ collections }: SyncOptions, ids: readonly string[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, kinds] of Object.entries(kindsByCollection)) {
    const collection = collections[name as CollectionName] as RxCollection<SyncedRecord> | undefined
    const wanted = ids.filter((id) => (kinds as readonly string[]).includes(kindOf(id)))
    if (!collection || wanted.length === 0) continue
    rows.push(...((await collection.storageInstance.findDocumentsById(wanted, false)) as Row[]))
  }
  return rows
}
