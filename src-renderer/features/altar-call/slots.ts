import { MAX_EVENTS_PER_SIGN_UP } from '#shared/domain/event'
import { addDays, instantOf, todayIn } from '../../ui/zoned-time'

/** How long an event of the altar call is taken to last; its own form can change that. */
const SLOT_MINUTES = 120
export const WEEKS = 3
export const DAYS_PER_WEEK = 7
/** Usual times of a day: morning, afternoon, evening. */
export const ROWS_PER_DAY = 3
export const USUAL_TIMES = ['10:00', '14:00', '18:30'] as const

/**
 * A box of the calendar: a day and which of the day's usual times, as `2026-03-14#2`. It sorts by time, survives in
 * a draft, and moves along when the usual time is set anew.
 */
export type Slot = string

export const slotOf = (date: string, row: number): Slot => `${date}#${row}`
const dateOf = (slot: Slot): string => slot.slice(0, 10)
const rowOf = (slot: Slot): number => Number(slot.slice(11))

/** The weeks of the calendar, seven days each, from the day after the meeting on (or tomorrow, if that was before). */
export function calendarWeeks(meetingDate: string, zone: string): string[][] {
  const today = todayIn(zone)
  const first = addDays(meetingDate > today ? meetingDate : today, 1)
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: DAYS_PER_WEEK }, (_, day) => addDays(first, week * DAYS_PER_WEEK + day)),
  )
}

/** Ticked if it was not, and the other way round; beyond the limit nothing more is ticked. */
export function toggleSlot(chosen: readonly Slot[], slot: Slot): Slot[] {
  return chosen.includes(slot) ? chosen.filter((one) => one !== slot) : addSlots(chosen, [slot])
}

/** This time on this day and on the same day of the weeks that follow, up to the end of the calendar. */
export function repeatWeekly(chosen: readonly Slot[], slot: Slot, weeks: readonly string[][]): Slot[] {
  const days = weeks.flat().filter((date) => isSameWeekday(date, dateOf(slot)) && date >= dateOf(slot))
  return addSlots(
    chosen,
    days.map((date) => slotOf(date, rowOf(slot))),
  )
}

const isSameWeekday = (one: string, other: string): boolean => weekdayOf(one) === weekdayOf(other)
export const weekdayOf = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay()

const addSlots = (chosen: readonly Slot[], added: Slot[]): Slot[] =>
  [...new Set([...chosen, ...added])].slice(0, MAX_EVENTS_PER_SIGN_UP).sort()

/** As the contract wants them. A slot that is no time (its row has none now) is left out. */
export function readSlots(
  chosen: readonly Slot[],
  times: readonly string[],
  zone: string,
): { startsAt: string; minutes: number }[] {
  return chosen.flatMap((slot) => {
    const startsAt = instantOf({ date: dateOf(slot), time: times[rowOf(slot)] ?? '' }, zone)
    return startsAt ? [{ startsAt, minutes: SLOT_MINUTES }] : []
  })
}
