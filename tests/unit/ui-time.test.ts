import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockText, formatsFor } from '../../src-renderer/ui/format'
import { differs, instantOf, readTimeOfDay, wallTimeOf } from '../../src-renderer/ui/zoned-time'

const CHICAGO = 'America/Chicago'

test('a day and a time in a zone are one instant, and come back as they were typed', () => {
  expect(instantOf({ date: '2026-03-14', time: '18:30' }, CHICAGO)).toBe('2026-03-14T23:30:00.000Z')
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.constantFrom(CHICAGO, 'America/New_York', 'America/Phoenix', 'Pacific/Honolulu'),
      (date, zone) => {
        const instant = `${date.toISOString().slice(0, 16)}:00.000Z`
        const back = instantOf(wallTimeOf(instant, zone), zone)
        // Of an hour that comes twice, the first is meant.
        const repeated = Date.parse(instant) - Date.parse(back ?? '') === 3_600_000
        expect(back === instant || repeated).toBe(true)
      },
    ),
  )
})

test('a time that daylight saving skips moves on, it is not lost', () => {
  expect(instantOf({ date: '2026-03-08', time: '02:30' }, CHICAGO)).toBe('2026-03-08T08:30:00.000Z')
  expect(instantOf({ date: '2026-02-30', time: '10:00' }, CHICAGO)).toBeNull()
  expect(instantOf({ date: '', time: '10:00' }, CHICAGO)).toBeNull()
})

test.each([
  ['6:30 pm', '18:30'],
  ['630p', '18:30'],
  ['6pm', '18:00'],
  ['12 am', '00:00'],
  ['12:15 p.m.', '12:15'],
  ['18:30', '18:30'],
  ['18.30', '18:30'],
  ['1830', '18:30'],
  ['9', '09:00'],
])('%s is read as %s', (typed, time) => {
  expect(readTimeOfDay(typed)).toBe(time)
})

test.each(['', 'soon', '25:00', '6:75', '13pm', '0 am'])('%j is no time of day', (typed) => {
  expect(readTimeOfDay(typed)).toBeNull()
})

test('the zone is named only where its clock shows another time than this laptop', () => {
  const instant = '2026-03-14T23:30:00.000Z'
  expect(formatsFor('en', CHICAGO).time(instant, CHICAGO)).toBe('6:30 PM')
  expect(formatsFor('en', 'America/New_York').time(instant, CHICAGO)).toBe('6:30 PM CDT')
  expect(differs(instant, 'America/Detroit', 'America/New_York')).toBe(false)
  expect(formatsFor('en', CHICAGO).zoneElsewhere(instant, CHICAGO)).toBe('')
})

test('a clock shows minutes and seconds, hours when there are any, and a minus sign over time', () => {
  expect(clockText(65_000)).toBe('1:05')
  expect(clockText(3_665_999)).toBe('1:01:05')
  expect(clockText(-5_000)).toBe('\u22120:05')
  expect(clockText(-200)).toBe('0:00')
})
