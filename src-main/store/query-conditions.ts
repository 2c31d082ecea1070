import { keyPart } from './sort-key'

/**
 * What a selector asks of one field, in terms of sortable keys.
 * - `points`: the field has one of these values, as key parts in order.
 * - otherwise `from` (inclusive) and `to` (exclusive, `past` whole values) bound it, where given.
 * - `isExact`: the field meets the condition if and only if its key does; else the document must be looked at.
 */
export type Condition = {
  points?: readonly string[]
  from?: Bound
  to?: Bound
  isExact: boolean
}

/** A place between keys: before all that start with `part`, or past all of them. */
export type Bound = { part: string; isPast: boolean }

type Comparable = string | number | boolean

/** The conditions of a selector's plain fields. `isWhole` is false where it holds more, as `$or`. */
export function conditionsOf(selector: object): { byField: Map<string, Condition>; isWhole: boolean } {
  const byField = new Map<string, Condition>()
  let isWhole = true
  for (const [field, matcher] of Object.entries(selector)) {
    if (field.startsWith('$')) isWhole = false
    else byField.set(field, conditionOf(matcher))
  }
  return { byField, isWhole }
}

function conditionOf(matcher: unknown): Condition {
  if (typeof matcher !== 'object' || matcher === null) return pointCondition([matcher]) ?? INEXACT
  const condition: Condition = { isExact: true }
  for (const [operator, operand] of Object.entries(matcher)) {
    const one = operatorCondition(operator, operand)
    // Two bounds on one side, or a bound beside points: the first one narrows, the document decides.
    condition.isExact &&= one.isExact && !overlaps(condition, one)
    condition.points ??= one.points
    condition.from ??= one.from
    condition.to ??= one.to
  }
  return bracketed(condition)
}

const INEXACT: Condition = { isExact: false }

function operatorCondition(operator: string, operand: unknown): Condition {
  switch (operator) {
    case '$eq':
      return pointCondition([operand]) ?? INEXACT
    case '$in':
      return (Array.isArray(operand) && pointCondition(operand)) || INEXACT
    case '$exists':
      return operand === false ? { points: [keyPart(undefined)], isExact: true } : INEXACT
    case '$gt':
      return isComparable(operand)
        ? { from: { part: keyPart(operand), isPast: true }, isExact: true }
        : INEXACT
    case '$gte':
      return isComparable(operand)
        ? { from: { part: keyPart(operand), isPast: false }, isExact: true }
        : INEXACT
    case '$lt':
      return isComparable(operand)
        ? { to: { part: keyPart(operand), isPast: false }, isExact: true }
        : INEXACT
    case '$lte':
      return isComparable(operand) ? { to: { part: keyPart(operand), isPast: true }, isExact: true } : INEXACT
    default:
      return INEXACT
  }
}

const isComparable = (value: unknown): value is Comparable =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && !Number.isNaN(value))

/** `null` finds missing fields too. Undefined where a value, as a regular expression, is no point. */
function pointCondition(values: readonly unknown[]): Condition | undefined {
  const points = new Set<string>()
  for (const value of values) {
    if (isComparable(value)) points.add(keyPart(value))
    else if (value === null) points.add(keyPart(undefined)).add(keyPart(null))
    else return undefined
  }
  return { points: [...points].sort(byCodeUnit), isExact: true }
}

/** Key parts compare as their bytes do: by code unit, not as people sort. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : 1)

const overlaps = (a: Condition, b: Condition): boolean =>
  (a.points !== undefined && isNarrowing(b)) ||
  (b.points !== undefined && isNarrowing(a)) ||
  (a.from !== undefined && b.from !== undefined) ||
  (a.to !== undefined && b.to !== undefined)

const isNarrowing = ({ points, from, to }: Condition): boolean => (points ?? from ?? to) !== undefined

/** A comparison finds values of its own kind only: `{$lt: 5}` begins where numbers begin, not at missing values. */
function bracketed(condition: Condition): Condition {
  const { points, from, to } = condition
  if (points || (!from && !to)) return condition
  const kind = (from ?? to)?.part.slice(0, 1) ?? ''
  const start = { part: kind, isPast: false }
  const end = { part: kind, isPast: true }
  const isOneKind = !from || !to || from.part.startsWith(to.part.slice(0, 1))
  return {
    from: from ?? start,
    to: to && isOneKind ? to : end,
    isExact: condition.isExact && isOneKind,
  }
}
