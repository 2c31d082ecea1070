/** An indexed field, with the bounds that RxDB needs to make sortable keys of it. */
export type IndexedField =
  | { type: 'string'; maxLength: number }
  | { type: 'number'; minimum: number; maximum: number; multipleOf: number }
  | { type: 'boolean' }

/**
 * What the store must know of a collection: the fields it finds and sorts by. All other fields are free JSON,
 * so that a document of a newer app survives a round trip through an older one.
 */
export type CollectionDefinition = {
  name: string
  indexes: string[][]
  fields: Record<string, IndexedField>
}
