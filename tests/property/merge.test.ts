import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fields, mergeFields, sameJson } from '#shared/domain/merge'

const fieldNames = ['title', 'place', 'note', 'people', '__proto__', 'toString', 'x']
const value = fc.oneof(
  fc.constantFrom('a', 'b', '', 0, 1, null, true),
  fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('k', 'l', '__proto__'), fc.constantFrom(1, 2), { maxKeys: 2 }),
)
const time = fc.integer({ min: 0, max: 3 }).map((at) => `2026-03-14T18:00:0${at}.000Z`)

/** As JSON would bring it, so that `__proto__` is a field like any other. */
const fromJson = (entries: [string, unknown][]): Fields =>
  JSON.parse(`{${entries.map(([key, of]) => `${JSON.stringify(key)}:${JSON.stringify(of)}`).join()}}`)

const version = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...fieldNames), value), { maxLength: 5 }),
    time,
    fc.constantFrom('ann', 'bea'),
  )
  .map(([fields, updatedAt, updatedBy]) =>
    fromJson([...new Map<string, unknown>(fields), ['updatedAt', updatedAt], ['updatedBy', updatedBy]]),
  )
const base = fc.option(version, { nil: null })

const read = (fields: Fields | null, name: string): unknown =>
  fields && Object.hasOwn(fields, name) ? fields[name] : undefined
const allFields = (...versions: (Fields | null)[]) => [
  ...new Set(versions.flatMap((one) => Object.keys(one ?? {}))),
]

describe('merging two versions of a record', () => {
  test('comes to the same on both sides', () => {
    fc.assert(
      fc.property(base, version, version, (before, theirs, mine) => {
        const here = mergeFields(before, theirs, mine)
        const there = mergeFields(before, mine, theirs)
        expect(sameJson(here.merged, there.merged)).toBe(true)
        expect(here.losses.map(({ field }) => field).sort()).toEqual(
          there.losses.map(({ field }) => field).sort(),
        )
      }),
    )
  })

  test('takes what one side changed and loses nothing that it does not tell', () => {
    fc.assert(
      fc.property(base, version, version, (before, theirs, mine) => {
        const { merged, losses } = mergeFields(before, theirs, mine)
        for (const field of allFields(before, theirs, mine)) {
          if (field === 'updatedAt' || field === 'updatedBy') continue
          const [old, one, other] = [before, theirs, mine].map((of) => read(of, field))
          const loss = losses.find((told) => told.field === field)
          if (sameJson(one, old)) expect(read(merged, field)).toEqual(other)
          else if (sameJson(other, old) || sameJson(one, other)) expect(read(merged, field)).toEqual(one)
          else {
            expect(loss?.kept).toEqual(read(merged, field))
            expect([loss?.kept, loss?.lost]).toEqual(expect.arrayContaining([one, other]))
          }
          if (loss) expect(sameJson(loss.kept, loss.lost)).toBe(false)
        }
      }),
    )
  })

  test('lets the later one win where both changed a field', () => {
    fc.assert(
      fc.property(base, version, version, (before, theirs, mine) => {
        fc.pre(theirs.updatedAt !== mine.updatedAt)
        const later = String(theirs.updatedAt) > String(mine.updatedAt) ? theirs : mine
        const { merged, losses } = mergeFields(before, theirs, mine)
        for (const { field, kept } of losses) expect(kept).toEqual(read(later, field))
        expect(merged).toMatchObject({ updatedAt: later.updatedAt, updatedBy: later.updatedBy })
      }),
    )
  })

  test('leaves a version alone that the other side did not change, and itself', () => {
    fc.assert(
      fc.property(version, version, (before, mine) => {
        fc.pre(String(mine.updatedAt) > String(before.updatedAt))
        expect(mergeFields(before, before, mine)).toEqual({ merged: mine, losses: [] })
        expect(mergeFields(before, mine, mine)).toEqual({ merged: mine, losses: [] })
      }),
    )
  })

  test('does not take two times of making for a loss', () => {
    const madeAt = (at: string): Fields => ({ createdAt: at, updatedAt: at, updatedBy: at })
    const [one, other] = [madeAt('2026-01-01T00:00:00.000Z'), madeAt('2026-01-02T00:00:00.000Z')]
    expect(mergeFields(null, one, other).losses).toEqual([])
  })
})

describe('equality as JSON', () => {
  test('agrees with the text of sorted keys', () => {
    const sorted = (of: unknown): unknown =>
      Array.isArray(of)
        ? of.map(sorted)
        : typeof of === 'object' && of !== null
          ? Object.entries(of)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, part]) => [key, sorted(part)])
          : of
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        const slow = (x: unknown) => JSON.stringify(sorted(x)) + (Array.isArray(x) ? 'list' : '')
        if (sameJson(a, b)) expect(slow(a)).toBe(slow(b))
        expect(sameJson(a, JSON.parse(JSON.stringify(a)))).toBe(true)
        expect(sameJson(a, b)).toBe(sameJson(b, a))
      }),
    )
  })

  test('takes an undefined field for an absent one', () => {
    expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(sameJson({ a: 1 }, { b: 1 })).toBe(false)
    expect(sameJson([1], { 0: 1 })).toBe(false)
    expect(sameJson(null, {})).toBe(false)
  })
})
