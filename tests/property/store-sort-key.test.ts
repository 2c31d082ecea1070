import fc from 'fast-check'
import {
  fillWithDefaultSettings,
  getIndexableStringMonad,
  getSortComparator,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb'
import { describe, expect, it } from 'vitest'
import { fieldReader, keyBytes, keyOfFields, keyPart } from '#main/store/sort-key'

type Thing = { id: string; text: string; number: number; flag: boolean }
const schema = fillWithDefaultSettings<Thing>({
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 20 },
    text: { type: 'string', maxLength: 20 },
    number: { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.01 },
    flag: { type: 'boolean' },
  },
  required: ['id', 'text', 'number', 'flag'],
} as RxJsonSchema<Thing>)

const anyText = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('\0', '\x01', '\x02', 'a', '\ud83d', '\ude00', '\ue000', '\uffff'),
    maxLength: 5,
  }),
)
const anyValue = fc.oneof(
  anyText,
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
)
const thing = (text: fc.Arbitrary<unknown>, number: fc.Arbitrary<unknown>) =>
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 20 }),
    text,
    number,
    flag: fc.boolean(),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<RxDocumentData<Thing>>

const sign = (order: number): number => Math.sign(order)
const fields = ['flag', 'text', 'number', 'id']

describe('sortable keys', () => {
  const keyOf = keyOfFields(fields)

  it('sort as RxDB’s comparator sorts, whatever the values', () => {
    const compare = getSortComparator<Thing>(schema as never, {
      selector: {},
      skip: 0,
      sort: fields.map((field) => ({ [field]: 'asc' })) as never,
    })
    fc.assert(
      fc.property(thing(anyValue, anyValue), thing(anyValue, anyValue), (a, b) => {
        expect(sign(Buffer.compare(keyOf(a), keyOf(b)))).toBe(sign(compare(a, b) ?? 0))
      }),
      { numRuns: 2_000 },
    )
  })

  it('sort as RxDB’s indexable strings do, for values the schema allows', () => {
    const indexable = getIndexableStringMonad<Thing>(schema, fields)
    const text = fc.string({ maxLength: 20, unit: fc.constantFrom('a', 'b', 'z', 'é', '日', '\ue000', '😀') })
    const number = fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100)
    const allowed = thing(text, number)
    fc.assert(
      fc.property(allowed, allowed, (a, b) => {
        const [keyA, keyB] = [indexable(a), indexable(b)]
        expect(sign(Buffer.compare(keyOf(a), keyOf(b)))).toBe(keyA < keyB ? -1 : keyA > keyB ? 1 : 0)
      }),
      { numRuns: 2_000 },
    )
  })

  it('are equal only where the values are', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 3 }), fc.array(anyValue, { maxLength: 3 }), (a, b) => {
        const keyA = keyBytes(a.map(keyPart).join(''))
        const keyB = keyBytes(b.map(keyPart).join(''))
        const zero = (value: unknown) => (Object.is(value, -0) ? 0 : value)
        expect(keyA.equals(keyB)).toBe(
          a.length === b.length && a.every((value, index) => Object.is(zero(value), zero(b[index]))),
        )
      }),
    )
  })

  it('read nested fields, and find nothing on the way as missing', () => {
    expect(fieldReader('a.b')({ a: { b: 1 } })).toBe(1)
    expect(fieldReader('a.b')({ a: null })).toBeUndefined()
    expect(fieldReader('a.b')({})).toBeUndefined()
  })
})
