import type { FilledMangoQuery } from 'rxdb'
import type { DocumentIndex, DocumentTable } from './document-table'
import { type Bound, type Condition, conditionsOf } from './query-conditions'
import { type Order, orderOver, type SortField, sortFieldsOf } from './query-order'
import { keyBytes, keyPart, PAST } from './sort-key'

/** A stretch of an index, `from` inclusive, `to` exclusive: of its key column, or of the ids under one whole key. */
export type IndexRange = { key?: Buffer; from: Buffer; to: Buffer }

/** How a query is answered from one index. */
export type QueryPlan = {
  index: DocumentIndex
  /** In the order in which they are to be read. Empty where nothing can match. */
  ranges: readonly IndexRange[]
  /** Only deleted, or only living documents; undefined: the key says so already, or both are asked for. */
  deleted: boolean | undefined
  /** The order of rows that sorts each range as the query asks; undefined: sort them afterwards. */
  order: Order | undefined
  /** True where every row in the ranges matches, so that no document need be looked at to know. */
  isExact: boolean
}

/**
 * Picks the index that narrows best, and of those the one that sorts. RxDB's own plan is not followed: it takes no
 * index for a descending sort, and one wide range for `$in`.
 */
export function planQuery<T>(table: DocumentTable, query: FilledMangoQuery<T>): QueryPlan {
  const conditions = conditionsOf(query.selector)
  const sort = sortFieldsOf(query.sort, table.primaryPath)
  let best: { plan: QueryPlan; score: number } | undefined
  for (const index of candidates(table, query.index)) {
    const candidate = planOver(index, table.primaryPath, conditions, sort)
    if (!best || candidate.score > best.score) best = candidate
  }
  if (!best) throw new Error('the collection has no index')
  return best.plan
}

/** The index that the query names, or all. */
function candidates(table: DocumentTable, named: readonly string[] | undefined): readonly DocumentIndex[] {
  if (!named) return [...table.indexes, table.byPrimaryKey]
  const end = named.indexOf(table.primaryPath)
  const fields = (end === -1 ? named : named.slice(0, end)).join()
  const found = table.indexes.filter((index) => index.fields.join() === fields)
  if (found.length === 0) throw new Error(`the collection has no index over ${named.join(', ')}`)
  return found
}

function planOver(
  index: DocumentIndex,
  primaryPath: string,
  { byField, isWhole }: ReturnType<typeof conditionsOf>,
  sort: readonly SortField[],
): { plan: QueryPlan; score: number } {
  const { prefixes, depth, spread } = followPoints(index.fields, byField)
  const isKeyWhole = depth === index.fields.length
  const endField = index.fields[depth] ?? primaryPath
  const end = byField.get(endField)
  // Each id under each of several keys would be many more looks than each id by itself.
  const isIdSpread = isKeyWhole && end?.points !== undefined && prefixes.length === 1
  const bounds = end?.points && !isIdSpread ? undefined : end
  const ranges = isKeyWhole ? rangesOfIds(prefixes, bounds) : rangesOfKeys(prefixes, bounds)

  const read = orderOver(
    [...index.fields, primaryPath],
    byField,
    isIdSpread ? [...spread, primaryPath] : spread,
    sort,
  )
  const deleted = index.fields.slice(0, depth).includes('_deleted') ? undefined : deletedFlag(byField)
  const used = new Set([
    ...index.fields.slice(0, depth),
    ...(bounds ? [endField] : []),
    ...(deleted === undefined ? [] : ['_deleted']),
  ])
  return {
    plan: {
      index,
      ranges: read.isReversed ? ranges.reverse() : ranges,
      deleted,
      order: read.order,
      isExact: isWhole && [...byField].every(([field, { isExact }]) => isExact && used.has(field)),
    },
    score:
      POINT * index.fields.slice(0, depth).filter((field) => field !== '_deleted').length +
      (isIdSpread ? PRIMARY_KEY : 0) +
      (bounds?.from ? BOUND : 0) +
      (bounds?.to ? BOUND : 0) +
      (read.order ? SORTED : 0),
  }
}

/**
 * Weights in the spirit of RxDB's planner: a value outweighs a bound, a bound outweighs a saved sort, the primary key
 * outweighs all. That a document is not deleted narrows nothing: nearly all are not.
 */
const PRIMARY_KEY = 350
const POINT = 35
const BOUND = 10
const SORTED = 5

/** More ranges than this cost more than looking at the documents between them. */
const MAX_RANGES = 2_000

/** Follows the index as far as the selector gives values: one prefix of keys for each combination of them. */
function followPoints(fields: readonly string[], byField: ReadonlyMap<string, Condition>) {
  let prefixes = ['']
  let depth = 0
  /** Fields with more than one value: only under each of them are rows in order. */
  const spread: string[] = []
  for (const field of fields) {
    const points = byField.get(field)?.points
    if (!points || prefixes.length * points.length > MAX_RANGES) break
    prefixes = prefixes.flatMap((prefix) => points.map((point) => prefix + point))
    if (points.length !== 1) spread.push(field)
    depth++
  }
  return { prefixes, depth, spread }
}

const rangesOfKeys = (prefixes: readonly string[], bounds: Condition | undefined): IndexRange[] =>
  prefixes.map((prefix) => stretch(prefix, bounds?.from, bounds?.to))

function rangesOfIds(prefixes: readonly string[], bounds: Condition | undefined): IndexRange[] {
  const stretches = bounds?.points
    ? bounds.points.map((part) => stretch('', { part, isPast: false }, { part, isPast: true }))
    : [stretch('', bounds?.from, bounds?.to)]
  return prefixes.flatMap((prefix) => {
    const key = keyBytes(prefix)
    return stretches.map((ids) => ({ key, ...ids }))
  })
}

function stretch(
  prefix: string,
  from: Bound | undefined,
  to: Bound | undefined,
): { from: Buffer; to: Buffer } {
  return {
    from: edge(prefix, from ?? { part: '', isPast: false }),
    to: edge(prefix, to ?? { part: '', isPast: true }),
  }
}

function edge(prefix: string, { part, isPast }: Bound): Buffer {
  const bytes = keyBytes(prefix + part)
  return isPast ? Buffer.concat([bytes, PAST]) : bytes
}

const DELETED = keyPart(true)

function deletedFlag(byField: ReadonlyMap<string, Condition>): boolean | undefined {
  const points = byField.get('_deleted')?.points
  return points?.length === 1 ? points[0] === DELETED : undefined
}
