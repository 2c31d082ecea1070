import fc from 'fast-check'
import { z } from 'zod'
import { nameKeys } from '#shared/domain/person'
import type { circleByKind } from '#shared/model/circles'
import type { Kind } from '#shared/model/collections'
import { contact } from '#shared/model/contact'
import { conversation } from '#shared/model/conversation'
import { event, eventSide } from '#shared/model/event'
import { caller, callSheet, guest, kit, kitMoment } from '#shared/model/kit'
import { agenda, meeting, moment } from '#shared/model/meeting'
import { person } from '#shared/model/person'
import { cannedReason, claim, review, reviewPolicy, trust } from '#shared/model/review'
import { rsvp } from '#shared/model/rsvp'
import { script } from '#shared/model/script'
import { account, issuedForm, keying, page, picturePart, row, sharedPicture } from '#shared/model/sheet'
import { task } from '#shared/model/task'

type Schema = z.core.JSONSchema.BaseSchema

/** Kinds that leave a laptop: two people can change one record of theirs without knowing of each other. */
export type SharedKind = { [K in Kind]: (typeof circleByKind)[K] extends 'device' ? never : K }[Kind]

/** Every shared kind must stand here: the type asks for it. */
export const schemas: Record<SharedKind, z.ZodObject> = {
  ...{ meeting, agenda, moment, person, event, eventside: eventSide, rsvp, review, claim, trust, task },
  ...{ reason: cannedReason, policy: reviewPolicy, form: issuedForm, page, row, keying, account },
  ...{
    picture: sharedPicture,
    picturepart: picturePart,
    kit,
    script,
    caller,
    guest,
    kitmoment: kitMoment,
    callsheet: callSheet,
  },
  ...{ contact, conversation },
}
export const sharedKinds = Object.keys(schemas) as SharedKind[]

/** A record as JSON, whatever its kind. */
export type AnyRecord = Record<string, unknown> & { kind: SharedKind; updatedAt: string }

const NOON = Date.parse('2026-03-02T12:00:00.000Z')
export const minutesOn = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString()

const jsonSchemas = new Map(
  sharedKinds.map((kind) => [kind, z.toJSONSchema(schemas[kind], { unrepresentable: 'any' }) as Schema]),
)

/** Any record of a kind that fits its model: made from the model itself, so that a new field is in it too. */
const anyRecord = (kind: SharedKind): fc.Arbitrary<AnyRecord> =>
  arbitraryOf(jsonSchemas.get(kind) ?? {}, 0).map((record) =>
    withNameKeys({ ...(record as AnyRecord), kind }),
  )

/** Deeper than any field: there texts differ. */
const DEEP = 9

/** Lists of a kind that the model lets grow to so many entries and no further, and what makes a full one. */
export const fullLists = (kind: SharedKind): (readonly [field: string, list: fc.Arbitrary<unknown[]>])[] =>
  Object.entries(jsonSchemas.get(kind)?.properties ?? {}).flatMap(([field, of]) => {
    const { items, maxItems = 0 } = of as Schema
    if (maxItems === 0) return []
    const length = { minLength: maxItems, maxLength: maxItems, size: 'max' } as const
    return [[field, fc.array(arbitraryOf(items as Schema, DEEP), length)] as const]
  })

/** How many entries the model lets a list have. */
const mostOf = (kind: SharedKind, field: string): number =>
  (jsonSchemas.get(kind)?.properties?.[field] as Schema | undefined)?.maxItems ?? Number.POSITIVE_INFINITY

/** What people are found by follows from their names, as the app keeps it. */
const withNameKeys = (record: AnyRecord): AnyRecord =>
  record.kind === 'person'
    ? { ...record, ...nameKeys(String(record.firstName), String(record.lastName)) }
    : record

/** What stays of a record as long as it lives, and what its stamp says. */
const FIXED = new Set(['id', 'kind', 'circle', 'createdAt', 'updatedAt', 'updatedBy'])

/** Some fields changed, as somebody does who knows the record: stamped later; lists replaced or added to. */
const edit = (kind: SharedKind): fc.Arbitrary<(before: AnyRecord) => AnyRecord> =>
  fc
    .record({
      news: anyRecord(kind),
      fields: fc.subarray(Object.keys(schemas[kind].shape).filter((field) => !FIXED.has(field))),
      isAdding: fc.boolean(),
      minutes: fc.integer({ min: 1, max: 3 }),
      by: fc.constantFrom('ann', 'bea'),
    })
    .map(({ news, fields, isAdding, minutes, by }) => (before) => {
      const after: AnyRecord = { ...before, updatedAt: minutesOn(minutes), updatedBy: by }
      for (const field of fields) {
        const [old, next] = [before[field], news[field]]
        const isLonger = isAdding && Array.isArray(old) && Array.isArray(next)
        after[field] = isLonger ? [...old, ...next].slice(0, mostOf(kind, field)) : next
        if (after[field] === undefined) delete after[field]
      }
      return withNameKeys(after)
    })

/** What two people made of one record without knowing of each other; `null`: each made it anew. */
export type Trio = { base: AnyRecord | null; one: AnyRecord; other: AnyRecord }

const trios = new Map<SharedKind, fc.Arbitrary<Trio>>()

/** Made once for each kind: reading a model takes longer than throwing the dice. */
export function trioOf(kind: SharedKind): fc.Arbitrary<Trio> {
  const known = trios.get(kind)
  if (known) return known
  const isKnown = fc.oneof(
    { weight: 4, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  )
  const made = fc
    .record({ record: anyRecord(kind), isKnown, one: edit(kind), other: edit(kind) })
    .map(({ record, isKnown, one, other }) => {
      const base = { ...record, updatedAt: minutesOn(0) }
      return { base: isKnown ? base : null, one: one(base), other: other(base) }
    })
  trios.set(kind, made)
  return made
}

function arbitraryOf(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return fc.oneof(...choice.map((one) => arbitraryOf(one as Schema, depth)))
  switch (schema.type) {
    case 'string':
      return textOf(schema, depth)
    case 'integer':
      return fc.oneof(
        fc.constantFrom(
          ...[1, 2, 3]
            .map((few) => (schema.minimum ?? 0) + few - 1)
            .filter((few) => few <= (schema.maximum ?? few)),
        ),
        fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 1_000_000) }),
      )
    case 'number':
      return fc
        .double({ min: schema.minimum ?? -10, max: schema.maximum ?? 10, noNaN: true })
        .map((one) => one + 0)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return listOf(schema, depth)
    case 'object':
      return objectOf(schema, depth)
    default:
      return fc.constantFrom('a', 1, null)
  }
}

/** Few texts, so that two people often write the same; many where lists are filled. */
function textOf(
  { format, pattern, minLength = 0, maxLength = 40 }: Schema,
  depth: number,
): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.integer({ min: -200, max: 0 }).map(minutesOn)
  if (format === 'email') return fc.constantFrom('ann@example.org', 'bea@example.org')
  if (pattern) return fc.stringMatching(new RegExp(pattern), { size: 'small' })
  const typed = fc
    .string({ minLength, maxLength: Math.min(maxLength, 12) })
    .filter((one) => one.trim() === one)
  const few = fc.constantFrom('one', 'two', 'ok').map((one) => one.slice(0, maxLength))
  return depth >= DEEP ? typed : fc.oneof(few, typed)
}

/** Short lists mostly, and full ones. */
function listOf(
  { prefixItems, items, minItems = 0, maxItems = 3 }: Schema,
  depth: number,
): fc.Arbitrary<unknown[]> {
  if (prefixItems) return fc.tuple(...prefixItems.map((item) => arbitraryOf(item as Schema, depth + 1)))
  const list = (minLength: number, maxLength: number) =>
    fc.array(arbitraryOf(items as Schema, depth + 1), { minLength, maxLength, size: 'max' })
  const short = list(minItems, Math.min(maxItems, 3))
  return depth > 1
    ? short
    : fc.oneof({ weight: 5, arbitrary: short }, { weight: 1, arbitrary: list(maxItems, maxItems) })
}

function objectOf(schema: Schema, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const { properties, required = [], additionalProperties } = schema
  if (!properties) {
    const names = fc.constantFrom('k', 'l', 'm')
    return fc.dictionary(names, arbitraryOf((additionalProperties ?? {}) as Schema, depth + 1), {
      maxKeys: 2,
    })
  }
  const fields = Object.entries(properties).map(
    ([name, of]) => [name, arbitraryOf(of as Schema, depth + 1)] as const,
  )
  return fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true })
}
