import type { Condition } from './query-conditions'

export type Direction = 'ASC' | 'DESC'
/** Order of rows within a stretch of an index: by key, and by id among equal keys. */
export type Order = { key: Direction; id: Direction }
export type SortField = { field: string; direction: Direction }

/**
 * A query's sort as far as it decides anything: up to the primary key, which no two documents share. Of each part
 * RxDB reads the first field only.
 */
export function sortFieldsOf(sort: readonly object[], primaryPath: string): SortField[] {
  const fields = sort.flatMap((part): SortField[] => {
    const [first] = Object.entries(part)
    return first ? [{ field: first[0], direction: first[1] === 'desc' ? 'DESC' : 'ASC' }] : []
  })
  const end = fields.findIndex(({ field }) => field === primaryPath)
  return end === -1 ? [...fields, { field: primaryPath, direction: 'ASC' }] : fields.slice(0, end + 1)
}

/**
 * How to read an index so that rows come sorted.
 * - Fields that the selector fixes to one value sort nothing and are passed over.
 * - `spread` fields have several values, one range for each. Ranges strung together are sorted only where the sort
 *   begins with those fields, one way; else `order` is undefined and the rows must be sorted afterwards.
 *
 * @param path the fields of the index, primary key at the end.
 * @returns `isReversed`: the ranges are to be read from the last to the first.
 */
export function orderOver(
  path: readonly string[],
  byField: ReadonlyMap<string, Condition>,
  spread: readonly string[],
  sort: readonly SortField[],
): { order: Order | undefined; isReversed: boolean } {
  const isFree = (field: string) => byField.get(field)?.points?.length !== 1
  const wanted = sort.filter(({ field }) => isFree(field))
  const given = path.filter((field) => isFree(field) && !spread.includes(field))

  const across = wanted.slice(0, spread.length)
  const within = wanted.slice(spread.length)
  const isReversed = across[0]?.direction === 'DESC'
  const isSorted =
    across.every(({ field }, position) => field === spread[position]) &&
    across.every(({ direction }) => direction === across[0]?.direction) &&
    within.length === given.length &&
    within.every(({ field }, position) => field === given[position])
  const keys = within.slice(0, -1)
  const id = within.at(-1)?.direction ?? 'ASC'
  const key = keys[0]?.direction ?? id
  const isOneWay = keys.every(({ direction }) => direction === key)
  return { order: isSorted && isOneWay ? { key, id } : undefined, isReversed: isSorted && isReversed }
}
