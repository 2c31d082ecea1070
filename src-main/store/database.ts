import {
  createRxDatabase,
  createRxSchema,
  deepEqual,
  defaultCacheReplacementPolicyMonad,
  defaultHashSha256,
  getPrimaryKeyOfInternalDocument,
  getSingleDocument,
  INTERNAL_CONTEXT_COLLECTION,
  type InternalStoreCollectionDocType,
  type RxCollection,
  type RxDatabase,
  type RxJsonSchema,
  type RxStorage,
} from 'rxdb'
import type { CollectionDefinition } from '#shared/model/collection-definition'

/** What every document has; the rest is free JSON, checked by zod at the borders. */
export type AnyDocument = { id: string; [field: string]: unknown }
export type OpenDatabase<C extends string> = {
  database: RxDatabase
  collections: Record<C, RxCollection<AnyDocument>>
}

/**
 * Opens RxDB's database over a storage.
 *
 * RxDB's open core counts open collections over the whole process: the 14th waits 1.8 s, the 15th throws COL23. Two
 * databases in one process must share those 14: open only the collections you need.
 */
export async function openDatabase<C extends string>(
  storage: RxStorage<unknown, object>,
  definitions: Readonly<Record<C, CollectionDefinition>>,
  name = 'barnstorm',
): Promise<OpenDatabase<C>> {
  const database = await createRxDatabase({ name, storage, multiInstance: false, eventReduce: true })
  const definitionList = Object.values<CollectionDefinition>(definitions)
  await Promise.all(definitionList.map((definition) => forgetOtherSchema(database, definition)))
  const creators = definitionList.map((definition) => [
    definition.name,
    { schema: schemaOf(definition), cacheReplacementPolicy: keepFewQueries },
  ])
  const collections = await database.addCollections(Object.fromEntries(creators))
  return { database, collections: collections as OpenDatabase<C>['collections'] }
}

/** Queries nobody listens to: each keeps its last results, so few are kept. */
const keepFewQueries = defaultCacheReplacementPolicyMonad(30, 30_000)

/** RxDB is told of the primary key and the indexed fields only, so that unknown fields survive a round trip. */
export function schemaOf({ name, indexes, fields }: CollectionDefinition): RxJsonSchema<AnyDocument> {
  return {
    title: name,
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: { id: { type: 'string', maxLength: 200 }, ...fields },
    required: ['id'],
    indexes,
    additionalProperties: true,
  } as unknown as RxJsonSchema<AnyDocument>
}

/**
 * RxDB refuses a collection whose schema differs from the one it was made with. With us only indexes can differ, and
 * those the storage makes anew by itself: RxDB may forget the old schema.
 */
async function forgetOtherSchema(database: RxDatabase, definition: CollectionDefinition): Promise<void> {
  const id = getPrimaryKeyOfInternalDocument(`${definition.name}-0`, INTERNAL_CONTEXT_COLLECTION)
  const stored = await getSingleDocument(database.internalStore, id)
  if (!stored) return
  const { schema } = (stored as unknown as { data: InternalStoreCollectionDocType['data'] }).data
  const wanted = createRxSchema(schemaOf(definition), defaultHashSha256).jsonSchema
  if (!deepEqual(schema, wanted)) await database.removeCollectionDoc(definition.name, wanted)
}
