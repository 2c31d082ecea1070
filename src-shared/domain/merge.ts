/** Plain JSON, as records are made of. An `undefined` field is an absent one. */
export type Fields = { readonly [field: string]: unknown }

/** Both sides changed this field: `kept` stands in the merged record, `lost` must be kept where people see it. */
export type FieldLoss = { field: string; before: unknown; kept: unknown; lost: unknown }

/**
 * What becomes of a field that both sides changed to different values, where the later value is not simply taken.
 * `isLoss`: what did not come through must be shown to people: `lost` where the rule says it, else the side that does
 * not stand. Must not depend on which side merges: `later` and `earlier` are the same on both.
 */
export type FieldRule = (sides: { before: unknown; later: unknown; earlier: unknown }) => {
  value: unknown
  isLoss: boolean
  lost?: unknown
}
export type FieldRules = Readonly<Record<string, FieldRule>>

/** The stamp: who wrote last, and when. It says which side is later and is no loss by itself. */
const STAMP = new Set(['updatedAt', 'updatedBy'])

/**
 * Merges two versions of one record, field by field, over the version that both come from (`null`: each side made
 * the record on its own). What one side changed stands; where both did, the value of the later `updatedAt`, and for
 * equal times the one whose JSON sorts higher; or what the field's rule makes of them. So both sides come to the same
 * record, whoever merges.
 */
export function mergeFields<F extends Fields>(
  base: Fields | null,
  theirs: F,
  mine: F,
  rules: FieldRules = {},
): { merged: F; losses: FieldLoss[] } {
  const [later, earlier] = isLater(mine, theirs) ? [mine, theirs] : [theirs, mine]
  const merged: Record<string, unknown> = {}
  const losses: FieldLoss[] = []
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [before, kept, lost] = [own(base, field), own(later, field), own(earlier, field)]
    const bothChanged = !sameJson(kept, lost) && !sameJson(before, kept) && !sameJson(before, lost)
    const ruled = bothChanged ? own(rules, field) : undefined
    if (isRule(ruled)) {
      const other = (value: unknown) => (sameJson(value, kept) ? lost : kept)
      const { value, isLoss, lost: left = other(value) } = ruled({ before, later: kept, earlier: lost })
      if (value !== undefined) put(merged, field, value)
      if (isLoss) losses.push({ field, before, kept: value, lost: left })
      continue
    }
    const value = STAMP.has(field) || sameJson(before, lost) ? kept : sameJson(before, kept) ? lost : kept
    if (value !== undefined) put(merged, field, value)
    if (bothChanged && !isStamp(base, field)) losses.push({ field, before, kept, lost })
  }
  return { merged: merged as F, losses }
}

const isRule = (value: unknown): value is FieldRule => typeof value === 'function'

/** No loss: the stamp, and the time at which each of two sides made the record. */
const isStamp = (base: Fields | null, field: string): boolean =>
  STAMP.has(field) || (base === null && field === 'createdAt')

function isLater(one: Fields, other: Fields): boolean {
  const [time, otherTime] = [String(one.updatedAt ?? ''), String(other.updatedAt ?? '')]
  return time === otherTime ? canonical(one) > canonical(other) : time > otherTime
}

/** `__proto__` is a field name like any other. */
const own = (fields: Fields | null, field: string): unknown =>
  fields && Object.hasOwn(fields, field) ? fields[field] : undefined

const put = (target: object, field: string, value: unknown): void => {
  Object.defineProperty(target, field, { value, enumerable: true, configurable: true, writable: true })
}

/** JSON text that is the same for the same content, whatever the order of keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isPlainObject(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? ''

const isPlainObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Equal as JSON, whatever the order of keys: that may change on the way through a server. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => sameJson(item, b[at]))
  if (!isPlainObject(a) || !isPlainObject(b)) return false
  const keys = presentKeys(a)
  const others = new Set(presentKeys(b))
  return keys.length === others.size && keys.every((key) => others.has(key) && sameJson(a[key], b[key]))
}

const presentKeys = (fields: Fields): string[] =>
  Object.keys(fields).filter((key) => fields[key] !== undefined)
