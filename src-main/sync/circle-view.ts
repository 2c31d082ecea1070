import type { EventBulk, RxCollection, RxStorageInstance } from 'rxdb'
import { map } from 'rxjs'
import type { Row } from './rows'
import type { SyncedRecord } from './types'

type Instance = RxStorageInstance<SyncedRecord, unknown, unknown>

/**
 * A collection as the replication of one circle sees it: of the records of others, that it has nothing to send of, it
 * is not told. Else RxDB would note each of them, whole, as sent to this circle's server too: a copy of every record
 * for every circle, which stays when its own circle has left the laptop.
 *
 * Places in the order of changes are those of the whole collection, so that others' changes are passed by once.
 */
export const viewOfCircle = (
  collection: RxCollection<SyncedRecord>,
  concerns: (row: Row) => boolean,
): RxCollection<SyncedRecord> =>
  Object.create(collection, {
    storageInstance: { value: viewOf(collection.storageInstance, (document) => concerns(document as Row)) },
  })

function viewOf(instance: Instance, concerns: (document: unknown) => boolean): Instance {
  const withoutOthers = <E extends { documentData: unknown }, C>(bulk: EventBulk<E, C>): EventBulk<E, C> => ({
    ...bulk,
    events: bulk.events.filter(({ documentData }) => concerns(documentData)),
  })
  const view: Pick<Instance, 'changeStream' | 'getChangedDocumentsSince'> = {
    changeStream: () => instance.changeStream().pipe(map(withoutOthers)),
    async getChangedDocumentsSince(limit, checkpoint) {
      for (let from = checkpoint; ; ) {
        const found = await instance.getChangedDocumentsSince?.(limit, from)
        if (!found) throw new Error('the storage does not tell what has changed')
        const documents = found.documents.filter(concerns)
        if (documents.length > 0 || found.documents.length === 0) return { ...found, documents }
        from = found.checkpoint
      }
    },
  }
  return Object.assign(Object.create(instance), view)
}
