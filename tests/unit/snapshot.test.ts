import { describe, expect, test } from 'vitest'
import { hasRoomFor, isSnapshotDue, outdatedSnapshots, type Taken } from '#shared/domain/snapshot'

const daily = (at: string): Taken => ({ at, reason: 'daily' })
/** One for each of so many days, the last of them on November 30. */
const days = (count: number): Taken[] =>
  Array.from({ length: count }, (_, back) =>
    daily(new Date(Date.parse('2026-11-30T20:00:00.000Z') - back * 86_400_000).toISOString()),
  )
const keptOf = (all: Taken[]) => {
  const gone = outdatedSnapshots(all)
  return all.filter((one) => !gone.includes(one)).map(({ at }) => at.slice(0, 10))
}

describe('a snapshot', () => {
  test('is due once a day, and only where something has changed', () => {
    const last = daily('2026-11-29T20:00:00.000Z')
    expect(isSnapshotDue(undefined, true, last.at)).toBe(true)
    expect(isSnapshotDue(last, true, '2026-11-30T08:00:00.000Z')).toBe(false)
    expect(isSnapshotDue(last, true, '2026-11-30T19:30:00.000Z')).toBe(true)
    expect(isSnapshotDue(last, false, '2026-12-30T19:30:00.000Z')).toBe(false)
  })

  test('of a clock that was a year ahead does not hold up the next', () => {
    expect(isSnapshotDue(daily('2027-11-29T20:00:00.000Z'), true, '2026-11-30T08:00:00.000Z')).toBe(true)
  })

  test('leaves the work its room', () => {
    expect(hasRoomFor(100_000_000, 700_000_000)).toBe(true)
    expect(hasRoomFor(300_000_000, 700_000_000)).toBe(false)
  })
})

describe('of the snapshots', () => {
  test('seven days stay, and the last of each of four weeks', () => {
    expect(keptOf(days(40))).toEqual([
      ...['2026-11-30', '2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24'],
      ...['2026-11-22', '2026-11-15'],
    ])
  })

  test('the last of a day stands for it', () => {
    const [morning, evening] = [daily('2026-11-30T08:00:00.000Z'), daily('2026-11-30T20:00:00.000Z')]
    expect(outdatedSnapshots([morning, evening])).toEqual([morning])
  })

  test('the ways back stay beside them, three of them', () => {
    const before: Taken[] = [8, 9, 10, 11].map((hour) => ({
      at: `2026-11-30T${String(hour).padStart(2, '0')}:00:00.000Z`,
      reason: 'before-restore',
    }))
    expect(outdatedSnapshots([...before, daily('2026-11-30T20:00:00.000Z')])).toEqual([before[0]])
  })

  test('none goes because a clock was wrong for a day', () => {
    expect(keptOf([daily('2031-01-01T08:00:00.000Z'), ...days(3)])).toHaveLength(4)
  })
})
