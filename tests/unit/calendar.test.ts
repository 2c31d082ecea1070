import { describe, expect, it } from 'vitest'
import { CALENDAR_DAYS, calendarGrid, chosenSlots } from '#shared/domain/calendar'

const now = '2026-03-06T20:00:00.000Z'
const chicago = { from: '2026-03-06', zone: 'America/Chicago', now }

describe('the calendar of the sign-up', () => {
  it('shows three weeks of days with their usual slots', () => {
    const grid = calendarGrid(chicago)
    expect(grid).toHaveLength(CALENDAR_DAYS)
    expect(grid[0]).toMatchObject({ date: '2026-03-06', weekday: 5 })
    expect(grid.at(-1)?.date).toBe('2026-03-26')
    expect(grid[0]?.cells.map((cell) => cell.key)).toEqual([
      '2026-03-06T10:00',
      '2026-03-06T14:00',
      '2026-03-06T18:00',
    ])
  })

  it('stays at six in the evening when the clocks change', () => {
    const evenings = calendarGrid({ ...chicago, slots: [{ time: '18:00', minutes: 90 }] }).map(
      (day) => day.cells[0]?.startsAt,
    )
    // Chicago springs forward on 8 March 2026: from UTC-6 to UTC-5.
    expect(evenings.slice(0, 3)).toEqual([
      '2026-03-07T00:00:00.000Z',
      '2026-03-08T00:00:00.000Z',
      '2026-03-08T23:00:00.000Z',
    ])
  })

  it('moves an hour that the clocks skip to the next that exists', () => {
    const [day] = calendarGrid({ ...chicago, from: '2026-03-08', slots: [{ time: '02:30', minutes: 60 }] })
    expect(day?.cells[0]?.startsAt).toBe('2026-03-08T08:30:00.000Z')
  })

  it('marks what has begun already', () => {
    expect(calendarGrid(chicago)[0]?.cells.map((cell) => cell.past)).toEqual([true, true, false])
  })
})

describe('chosen slots', () => {
  const zone = 'America/Chicago'
  const evening = { key: '2026-03-07T18:00', minutes: 120 }

  it('repeat weekly at the same hour on the wall', () => {
    expect(chosenSlots([evening], 3, zone)).toEqual({
      ok: true,
      value: [
        { startsAt: '2026-03-08T00:00:00.000Z', minutes: 120 },
        { startsAt: '2026-03-14T23:00:00.000Z', minutes: 120 },
        { startsAt: '2026-03-21T23:00:00.000Z', minutes: 120 },
      ],
    })
  })

  it('count once where a repeat falls on another tick, as long as the longer of the two', () => {
    const chosen = chosenSlots([evening, { key: '2026-03-14T18:00', minutes: 180 }], 2, zone)
    expect(chosen.ok && chosen.value.map((slot) => slot.minutes)).toEqual([120, 180, 180])
  })

  it('must be at least one and at most twenty', () => {
    expect(chosenSlots([], 3, zone)).toMatchObject({ ok: false, error: { tag: 'no-events-chosen' } })
    expect(chosenSlots([evening], 20, zone).ok).toBe(true)
    expect(chosenSlots([evening], 21, zone)).toMatchObject({
      ok: false,
      error: { tag: 'too-many-events', detail: '20' },
    })
  })
})
