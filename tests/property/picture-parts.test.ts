import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinParts, PART_BYTES, type Part, partOf, partsOf } from '#main/paper/picture-parts'
import { hashOf } from '#main/paper/vault'

/** Sizes around where a further part begins, and any other; bytes that say where they stand. */
const picture = fc
  .record({
    size: fc.oneof(
      fc.constantFrom(0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES),
      fc.integer({ min: 0, max: 4 * PART_BYTES }),
    ),
    seed: fc.integer({ min: 1, max: 0xffff }),
  })
  .map(({ size, seed }) => Uint8Array.from(Buffer.alloc(size, patternOf(seed))))

/** Of a length that fits into no part, so that each begins otherwise. */
const patternOf = (seed: number): Buffer =>
  Buffer.from(Array.from({ length: 257 }, (_, at) => (at * seed + (seed >> 8)) & 0xff))

const cut = (bytes: Uint8Array): Part[] => {
  const of = partsOf(bytes.length)
  return Array.from({ length: of }, (_, at) => ({
    ...{ hash: hashOf(bytes), part: at + 1, of, data: partOf(bytes, at + 1) },
  }))
}

const runs = { numRuns: 40 }

describe('a picture cut into parts', () => {
  it('is the same again whatever order its parts come in, each small enough for one record', () => {
    fc.assert(
      fc.property(
        picture
          .filter((bytes) => bytes.length > 0)
          .chain((bytes) => fc.tuple(fc.constant(bytes), shuffled(cut(bytes)))),
        ([bytes, parts]) => {
          expect(parts.every(({ data }) => data !== '' && data.length <= 500_000)).toBe(true)
          expect(Buffer.compare(joinParts(parts, hashOf(bytes)) ?? Buffer.of(), bytes)).toBe(0)
        },
      ),
      runs,
    )
  })

  it('is none while a part is missing or emptied, or one is not what it says', () => {
    fc.assert(
      fc.property(picture, fc.nat(), fc.constantFrom('missing', 'empty', 'other'), (bytes, nat, harm) => {
        const parts = cut(bytes)
        const at = nat % parts.length
        const harmed = parts.flatMap((part, index) => {
          if (index !== at) return [part]
          if (harm === 'missing') return []
          return [{ ...part, data: harm === 'empty' ? '' : Buffer.from(`${part.data}x`).toString('base64') }]
        })
        expect(joinParts(harmed, hashOf(bytes))).toBeNull()
      }),
      runs,
    )
  })

  it('is never made of two: of those whose parts lie mixed, the one that is asked for comes out', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(picture, picture)
          .filter(([one, other]) => one.length > 0 && hashOf(one) !== hashOf(other))
          .chain(([one, other]) =>
            fc.tuple(fc.constant(one), fc.constant(other), shuffled([...cut(one), ...cut(other)])),
          ),
        ([one, other, parts]) => {
          expect(Buffer.compare(joinParts(parts, hashOf(one)) ?? Buffer.of(), one)).toBe(0)
          const torn = parts.filter(({ hash, part }) => hash !== hashOf(one) || part > 1)
          expect(joinParts(torn, hashOf(one))).toBeNull()
          expect(joinParts([], hashOf(other))).toBeNull()
        },
      ),
      runs,
    )
  })
})

const shuffled = (parts: Part[]): fc.Arbitrary<Part[]> =>
  fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length })
