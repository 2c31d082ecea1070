import {
  type FilledMangoQuery,
  getQueryMatcher,
  getSortComparator,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb'
import { type DocumentTable, parseDocument } from './document-table'
import type { SqlRow, SqlValue } from './driver'
import { type IndexRange, planQuery, type QueryPlan } from './query-plan'

/** Everything a query needs: where, in which shape, what. */
export type QueryTask<T> = {
  table: DocumentTable
  schema: RxJsonSchema<RxDocumentData<T>>
  query: FilledMangoQuery<T>
}

/** The documents that match, sorted as asked, from `skip` on, at most `limit`. */
export function findDocuments<T>(task: QueryTask<T>): RxDocumentData<T>[] {
  const plan = planQuery(task.table, task.query)
  const { skip, end } = extentOf(task.query)
  if (end <= skip) return []
  const isSorted = plan.order !== undefined
  const isCutInSql = isSorted && plan.isExact
  const [only] = plan.ranges
  if (isCutInSql && only && plan.ranges.length === 1)
    return [...readRange(task.table, plan, only, end - skip, skip)].map(parseDocument<T>)
  const matches = plan.isExact ? undefined : getQueryMatcher(task.schema, task.query)
  const found: RxDocumentData<T>[] = []
  for (const range of plan.ranges) {
    for (const row of readRange(
      task.table,
      plan,
      range,
      isCutInSql ? end - found.length : Number.POSITIVE_INFINITY,
    )) {
      const document = parseDocument<T>(row)
      if (matches && !matches(document)) continue
      found.push(document)
      if (isSorted && found.length >= end) return found.slice(skip)
    }
  }
  if (!isSorted) found.sort(getSortComparator(task.schema, task.query))
  return found.slice(skip, end)
}

/** As many as `findDocuments` would find. Counted in the index alone where it knows all that is asked. */
export function countDocuments<T>(task: QueryTask<T>): number {
  const plan = planQuery(task.table, task.query)
  const { skip, end } = extentOf(task.query)
  let count = 0
  if (plan.isExact) {
    for (const range of plan.ranges) count += countRange(task.table, plan, range)
  } else {
    const matches = getQueryMatcher(task.schema, task.query)
    const unsorted = { ...plan, order: undefined }
    for (const range of plan.ranges)
      for (const row of readRange(task.table, unsorted, range, Number.POSITIVE_INFINITY))
        if (matches(parseDocument<T>(row))) count++
  }
  return Math.max(0, Math.min(count, end) - skip)
}

function extentOf(query: { skip: number; limit?: number }): { skip: number; end: number } {
  const skip = query.skip ?? 0
  return { skip, end: skip + (query.limit ?? Number.POSITIVE_INFINITY) }
}

function readRange(
  table: DocumentTable,
  plan: QueryPlan,
  range: IndexRange,
  limit: number,
  offset = 0,
): Iterable<SqlRow> {
  const { where, parameters } = conditionOn(plan, range)
  const most = limit === Number.POSITIVE_INFINITY ? -1 : limit
  const statement = table.prepare(selectSql(table, plan, where))
  return limit <= ROWS_AT_ONCE
    ? statement.all([...parameters, most, offset])
    : statement.iterate([...parameters, most, offset])
}

/** Few rows are read in one go: a loop that is left early costs another look at its first row. */
const ROWS_AT_ONCE = 200

function selectSql({ name }: DocumentTable, { index, order }: QueryPlan, where: string): string {
  const source = `${name} INDEXED BY ${index.name} WHERE ${where}`
  const { column } = index
  if (!order) return `SELECT document FROM ${source} LIMIT ? OFFSET ?`
  const by = column === undefined ? `id ${order.id}` : `${column} ${order.key}, id ${order.id}`
  if (column === undefined || order.key === order.id)
    return `SELECT document FROM ${source} ORDER BY ${by} LIMIT ? OFFSET ?`
  // Keys one way and ids the other: SQLite sorts the rows of each key. It shall sort numbers, not documents.
  return `SELECT document FROM (SELECT number FROM ${source} ORDER BY ${by} LIMIT ? OFFSET ?) AS found
    CROSS JOIN ${name} AS whole ON whole.number = found.number`
}

function countRange(table: DocumentTable, plan: QueryPlan, range: IndexRange): number {
  const { where, parameters } = conditionOn(plan, range)
  const sql = `SELECT count(*) AS count FROM ${table.name} INDEXED BY ${plan.index.name} WHERE ${where}`
  return Number(table.prepare(sql).get(parameters)?.count)
}

function conditionOn(
  { index, deleted }: QueryPlan,
  range: IndexRange,
): { where: string; parameters: SqlValue[] } {
  const flag = deleted === undefined ? '' : ` AND deleted = ${deleted ? 1 : 0}`
  const { key, from, to } = range
  if (!key) return { where: `${index.column} >= ? AND ${index.column} < ?${flag}`, parameters: [from, to] }
  const ids = `id >= ? AND id < ?${flag}`
  return index.column === undefined
    ? { where: ids, parameters: [from, to] }
    : { where: `${index.column} = ? AND ${ids}`, parameters: [key, from, to] }
}
