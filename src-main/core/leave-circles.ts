import { getChangedDocumentsSince, type RxCollection } from 'rxdb'
import { merge } from 'rxjs'
import { isOfCommand } from '#main/store/write-group'
import { isInCircle } from '#shared/domain/circle-content'
import { type Actor, change, create, restore } from '#shared/domain/record'
import type { HandedNote, ServerLink } from '#shared/model/sync'
import { batchOf } from '../sync/batch'
import { type Row, toRecord } from '../sync/rows'
import type { SyncedRecord } from '../sync/types'
import type { Collections, Records } from './records'

const BATCH = 500

/**
 * The server has ended somebody's part: what they may no longer read leaves their laptop for good. First their own
 * work that had not gone out is put aside among the refused, where it can be seen, and sent when they are back; so is
 * what they go on typing meanwhile. May be interrupted at any point and run again.
 * @param leave ends sync with that server, and tells what had not gone out
 * @param kept ids of records that stay, because they were here before that server was known
 */
export async function leaveCircles(
  records: Records,
  collections: Collections,
  link: ServerLink,
  leave: () => Promise<readonly SyncedRecord[]>,
  actor: Actor,
  kept: ReadonlySet<unknown> = new Set(),
): Promise<void> {
  const isTheirs = (record: Readonly<Record<string, unknown>>) =>
    !kept.has(record.id) && link.circles.some((circle) => isInCircle(circle, record))
  const all = Object.values(collections) as unknown as RxCollection<Held>[]
  const typed = watchTyping(all)
  try {
    const unsent = (await leave()).filter(isTheirs)
    for (let at = 0; at < unsent.length; at += BATCH)
      await putAside(records, unsent.slice(at, at + BATCH), actor)
    for (const collection of all) {
      for await (const batch of batchesOf(collection)) {
        const theirs = batch.filter((one) => isTheirs(isHandedNote(one) ? one.version : one))
        if (theirs.length === 0) continue
        await putAside(records, typed.take().filter(isTheirs), actor)
        await collection.bulkRemove(theirs.map(({ id }) => id))
      }
      // Out of the file too, not only out of sight.
      while (!(await collection.storageInstance.cleanup(0)));
    }
    await putAside(records, typed.take().filter(isTheirs), actor)
  } finally {
    typed.stop()
  }
  await records.command(async (unit) => {
    const known = await unit.one('server', link.id)
    if (known) unit.put(change(known, { password: '', endedAt: actor.now }, actor))
  })
}

/** The ids of all records of these circles. */
export async function idsInCircles(collections: Collections, circles: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const collection of Object.values(collections) as unknown as RxCollection<Held>[])
    for await (const batch of batchesOf(collection))
      for (const one of batch) if (circles.some((circle) => isInCircle(circle, one))) ids.push(one.id)
  return ids
}

/** What commands write from now on. */
function watchTyping(collections: readonly RxCollection<Held>[]) {
  let typed = new Map<string, SyncedRecord>()
  const watching = merge(
    ...collections.map(({ storageInstance }) => storageInstance.changeStream()),
  ).subscribe(({ context, events }) => {
    if (!isOfCommand(context)) return
    for (const { documentData } of events) typed.set(documentData.id, toRecord(documentData as Row))
  })
  return {
    take(): SyncedRecord[] {
      const taken = [...typed.values()]
      typed = new Map()
      return taken
    },
    stop: () => watching.unsubscribe(),
  }
}

type Held = SyncedRecord | HandedNote

/** All records of a collection, in the order of their last writing, so many at a time as sync takes of it. */
async function* batchesOf({ name, storageInstance }: RxCollection<Held>): AsyncGenerator<Held[]> {
  let checkpoint: unknown
  for (;;) {
    const found = await getChangedDocumentsSince(storageInstance, batchOf(name), checkpoint)
    if (found.documents.length === 0) return
    checkpoint = found.checkpoint
    yield found.documents.filter(({ _deleted }) => !_deleted)
  }
}

/** What was noted of files of work holds whole records. */
const isHandedNote = (one: Held): one is HandedNote => one.kind === 'handed'

const putAside = (records: Records, unsent: readonly SyncedRecord[], actor: Actor): Promise<void> =>
  records.command(async (unit) => {
    for (const mine of unsent) {
      const id = `refusal:${mine.id}`
      const known = await unit.one('refusal', id)
      const fields = { recordId: mine.id, error: 'revoked', reason: '', at: actor.now, mine, theirs: null }
      unit.put(
        known ? change(restore(known, actor), fields, actor) : create('refusal', { id, ...fields }, actor),
      )
    }
  })
