import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_EVENTS_PER_SIGN_UP } from '#shared/domain/event'
import {
  calendarWeeks,
  readSlots,
  repeatWeekly,
  slotOf,
  toggleSlot,
  weekdayOf,
} from '../../src-renderer/features/altar-call/slots'

const ZONE = 'America/New_York'
const weeks = calendarWeeks('2099-05-04', ZONE)
const days = weeks.flat()
const slot = fc.record({ day: fc.constantFrom(...days), row: fc.integer({ min: 0, max: 2 }) })

test('the calendar has three weeks from the day after the meeting on', () => {
  expect(days).toHaveLength(21)
  expect(days[0]).toBe('2099-05-05')
  expect(days[20]).toBe('2099-05-25')
})

test('a meeting of the past offers days from tomorrow on', () => {
  const today = new Date().toISOString().slice(0, 10)
  expect(calendarWeeks('2020-01-01', 'UTC').flat()[0]).not.toBe('2020-01-02')
  expect((calendarWeeks('2020-01-01', 'UTC').flat()[0] ?? '') > today).toBe(true)
})

test('ticking twice is as if never ticked', () => {
  const one = slotOf('2099-05-06', 1)
  expect(toggleSlot(toggleSlot([], one), one)).toEqual([])
})

test('a weekly repeat ticks the same weekday and time up to the end of the calendar', () => {
  expect(repeatWeekly([], slotOf('2099-05-06', 2), weeks)).toEqual([
    '2099-05-06#2',
    '2099-05-13#2',
    '2099-05-20#2',
  ])
  expect(repeatWeekly([], slotOf('2099-05-20', 2), weeks)).toEqual(['2099-05-20#2'])
  expect(weekdayOf('2099-05-06')).toBe(weekdayOf('2099-05-13'))
})

test('whatever is ticked: never twice, never more than the limit, always in order of time', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(slot, fc.boolean()), { maxLength: 60 }), (presses) => {
      const chosen = presses.reduce<string[]>(
        (ticked, [{ day, row }, weekly]) =>
          weekly ? repeatWeekly(ticked, slotOf(day, row), weeks) : toggleSlot(ticked, slotOf(day, row)),
        [],
      )
      expect(new Set(chosen).size).toBe(chosen.length)
      expect(chosen.length).toBeLessThanOrEqual(MAX_EVENTS_PER_SIGN_UP)
      expect(chosen).toEqual([...chosen].sort())
    }),
  )
})

test('a slot is an instant in the zone of the meeting; one without a time is left out', () => {
  const times = ['10:00', '', '18:30']
  expect(readSlots(['2099-05-06#0', '2099-05-06#1', '2099-05-06#2'], times, ZONE)).toEqual([
    { startsAt: '2099-05-06T14:00:00.000Z', minutes: 120 },
    { startsAt: '2099-05-06T22:30:00.000Z', minutes: 120 },
  ])
})
