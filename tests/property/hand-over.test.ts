import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Handed,
  type HandedRecord,
  type Shared,
  sharedAfter,
  takeHanded,
} from '#shared/domain/hand-over'
import { type FieldLoss, sameJson } from '#shared/domain/merge'

/**
 * Laptops that hand files to each other, in any order, and edit in between. A laptop knows of each record which version
 * others had last, as core/hand-over.ts notes it.
 */
type Laptop = { mine: HandedRecord | null; shared: Shared | null }
type Step =
  | { who: number; edit: { field: 'title' | 'place' | 'goal'; value: number } }
  | { who: number; to: number }

const LAPTOPS = 3
const who = fc.nat({ max: LAPTOPS - 1 })
const steps = fc.array(
  fc.oneof(
    fc.record({
      who,
      edit: fc.record({ field: fc.constantFrom('title', 'place', 'goal'), value: fc.nat({ max: 50 }) }),
    }),
    fc.record({ who, to: who }),
  ) as fc.Arbitrary<Step>,
  { maxLength: 30 },
)

const first = {
  ...{
    id: 'meeting:1',
    kind: 'meeting',
    circle: 'program',
    createdAt: '',
    updatedAt: '2026-01-01T00:00:00.000Z',
  },
  ...{ updatedBy: '', deletedAt: '', title: 'first', place: 'first', goal: 'first' },
} as unknown as HandedRecord

function fileOf(laptop: Laptop): Handed | null {
  const { mine, shared } = laptop
  if (!mine) return null
  if (!sameJson(shared?.version, mine)) laptop.shared = sharedAfter(shared, mine)
  return { id: mine.id, record: mine, shared }
}

function open(handed: Handed, laptop: Laptop): { losses: FieldLoss[] } {
  const { record, shared } = handed
  const { merged, losses } = laptop.mine
    ? takeHanded(handed, laptop.mine, laptop.shared)
    : { merged: record, losses: [] }
  laptop.mine = merged
  laptop.shared = sharedAfter(laptop.shared, record, shared)
  return { losses }
}

function play(steps: readonly Step[]) {
  const laptops: Laptop[] = Array.from({ length: LAPTOPS }, () => ({ mine: null, shared: null }))
  ;(laptops[0] as Laptop).mine = first
  let now = Date.parse('2026-01-02T00:00:00.000Z')
  const lost: FieldLoss[] = []
  const typed: { field: string; value: string; over: unknown }[] = []
  for (const step of steps) {
    const laptop = laptops[step.who] as Laptop
    if ('edit' in step) {
      if (!laptop.mine) continue
      now += 1000
      const { field } = step.edit
      const value = `${step.edit.value} at ${now}`
      typed.push({ field, value, over: (laptop.mine as unknown as Record<string, unknown>)[field] })
      laptop.mine = {
        ...laptop.mine,
        [field]: value,
        updatedAt: new Date(now).toISOString(),
      }
      continue
    }
    const file = fileOf(laptop)
    if (file && step.to !== step.who) lost.push(...open(file, laptops[step.to] as Laptop).losses)
  }
  return { laptops, lost, typed }
}

/** Each gives to each, until nobody learns anything new. */
function meet(laptops: Laptop[], lost: FieldLoss[] = []): void {
  for (let round = 0; round < LAPTOPS; round++)
    for (const giver of laptops)
      for (const taker of laptops) {
        const file = fileOf(giver)
        if (file && giver !== taker) lost.push(...open(file, taker).losses)
      }
}

describe('files handed from laptop to laptop', () => {
  test('bring all to the same record, whoever gave to whom before', () => {
    fc.assert(
      fc.property(steps, (played) => {
        const { laptops } = play(played)
        meet(laptops)
        for (const { mine } of laptops) expect(mine).toEqual(laptops[0]?.mine)
      }),
    )
  })

  test('never drop in silence what somebody typed', () => {
    fc.assert(
      fc.property(steps, (played) => {
        const { laptops, lost, typed } = play(played)
        meet(laptops, lost)
        const kept = laptops[0]?.mine as unknown as Record<string, unknown>
        for (const { field, value, over } of typed) {
          const isKept = kept[field] === value || lost.some((loss) => loss.lost === value)
          // Somebody who had it before their eyes typed over it.
          const isReplaced = typed.some((later) => later.field === field && later.over === value)
          expect([over, value, isKept || isReplaced]).toEqual([over, value, true])
        }
      }),
    )
  })

  test('opened again, or an older one after a newer one, change nothing', () => {
    fc.assert(
      fc.property(steps, (played) => {
        const { laptops } = play(played)
        const [giver, taker] = laptops as [Laptop, Laptop]
        const old = fileOf(giver)
        if (!old || !giver.mine) return
        open(old, taker)
        const after = structuredClone(taker)
        open(old, taker)
        expect(taker).toEqual(after)
        giver.mine = { ...giver.mine, title: 'newer', updatedAt: '2027-01-01T00:00:00.000Z' } as HandedRecord
        open(fileOf(giver) as Handed, taker)
        const newer = structuredClone(taker.mine)
        const { losses } = open(old, taker)
        expect(sameJson(taker.mine, newer)).toBe(true)
        expect(losses).toEqual([])
      }),
    )
  })

  test('a change that only one made is no conflict', () => {
    const [one, other]: [Laptop, Laptop] = [
      { mine: first, shared: null },
      { mine: null, shared: null },
    ]
    open(fileOf(one) as Handed, other)
    other.mine = { ...first, title: 'theirs', updatedAt: '2026-01-03T00:00:00.000Z' } as HandedRecord
    const back = open(fileOf(other) as Handed, one)
    expect([one.mine, back.losses]).toEqual([other.mine, []])
    one.mine = { ...one.mine, place: 'mine', updatedAt: '2026-01-04T00:00:00.000Z' } as HandedRecord
    other.mine = { ...other.mine, goal: 'yours', updatedAt: '2026-01-05T00:00:00.000Z' } as HandedRecord
    expect(open(fileOf(one) as Handed, other).losses).toEqual([])
    expect(other.mine).toMatchObject({ title: 'theirs', place: 'mine', goal: 'yours' })
  })

  test('what both changed in one place is told of, and the later stands', () => {
    const [one, other]: [Laptop, Laptop] = [
      { mine: first, shared: null },
      { mine: null, shared: null },
    ]
    open(fileOf(one) as Handed, other)
    one.mine = { ...first, title: 'early', updatedAt: '2026-01-03T00:00:00.000Z' } as HandedRecord
    other.mine = { ...first, title: 'late', updatedAt: '2026-01-04T00:00:00.000Z' } as HandedRecord
    const { losses } = open(fileOf(one) as Handed, other)
    expect(losses).toMatchObject([{ field: 'title', kept: 'late', lost: 'early' }])
    expect(other.mine).toMatchObject({ title: 'late' })
  })
})
