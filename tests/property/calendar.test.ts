import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendarGrid, chosenSlots } from '#shared/domain/calendar'

const zone = fc.constantFrom(
  'America/New_York',
  'America/Phoenix',
  'America/Puerto_Rico',
  'America/St_Johns',
  'Pacific/Honolulu',
  'Pacific/Apia',
  'Europe/London',
  'Australia/Lord_Howe',
)
const day = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2030-12-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const time = fc
  .tuple(fc.integer({ min: 5, max: 22 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const ticks = fc.array(
  fc.record({
    key: fc.tuple(day, time).map(([date, hour]) => `${date}T${hour}`),
    minutes: fc.integer({ min: 30, max: 240 }),
  }),
  { maxLength: 8 },
)

/** The wall clock of a zone, by another way than the code under test. */
const wallClock = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(' ', 'T')

it('shows on the wall what the cell says, in every zone and on every day of the year', () => {
  fc.assert(
    fc.property(zone, day, time, (place, from, hour) => {
      const grid = calendarGrid({
        from,
        zone: place,
        now: '2020-01-01T00:00:00.000Z',
        slots: [{ time: hour, minutes: 60 }],
      })
      for (const { cells } of grid)
        for (const cell of cells) expect(wallClock(cell.startsAt, place)).toBe(cell.key)
    }),
    { numRuns: 40 },
  )
})

it('turns ticks into events in order of time, none twice, each at the hour that was ticked', () => {
  fc.assert(
    fc.property(ticks, fc.integer({ min: 1, max: 4 }), zone, (ticked, weeks, place) => {
      const chosen = chosenSlots(ticked, weeks, place)
      if (!chosen.ok) return
      const starts = chosen.value.map((slot) => slot.startsAt)
      expect(starts).toEqual([...new Set(starts)].sort())
      const hours = new Set(ticked.map((tick) => tick.key.slice(11)))
      for (const start of starts) expect(hours).toContain(wallClock(start, place).slice(11))
    }),
  )
})

it('does not care about the order of ticks, nor about ticking twice', () => {
  fc.assert(
    fc.property(ticks, zone, (ticked, place) => {
      expect(chosenSlots([...ticked.toReversed(), ...ticked], 1, place)).toEqual(
        chosenSlots(ticked, 1, place),
      )
    }),
  )
})

it('never lets more than twenty through', () => {
  fc.assert(
    fc.property(ticks, fc.integer({ min: 1, max: 30 }), zone, (ticked, weeks, place) => {
      const chosen = chosenSlots(ticked, weeks, place)
      if (chosen.ok) expect(chosen.value.length).toBeLessThanOrEqual(20)
      else expect(chosen.error.tag).toBe(ticked.length === 0 ? 'no-events-chosen' : 'too-many-events')
    }),
  )
})
