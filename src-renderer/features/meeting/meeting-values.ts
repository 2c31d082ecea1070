import type { MeetingFields } from '#shared/contract/meeting'
import { totalMinutes } from '#shared/domain/agenda'
import type { AgendaTemplate, Meeting } from '#shared/model/meeting'
import { addDays, instantOf, laptopZone, todayIn, wallTimeOf } from '../../ui/zoned-time'

/** What the form of a meeting holds: a day and times of day, where the meeting has instants. */
export type MeetingValues = {
  title: string
  venue: string
  address: string
  zip: string
  zone: string
  startDate: string
  startTime: string
  endTime: string
  expectedHeads: number
  goal: string
  ask: string
  mc: string
  timekeeper: string
  runners: string
  dataEntry: string
  templateId: string
}

export function emptyMeeting(): MeetingValues {
  const zone = laptopZone()
  return {
    title: '',
    venue: '',
    address: '',
    zip: '',
    zone,
    startDate: addDays(todayIn(zone), 7),
    startTime: '18:30',
    endTime: '20:00',
    expectedHeads: 100,
    goal: '',
    ask: '',
    mc: '',
    timekeeper: '',
    runners: '',
    dataEntry: '',
    templateId: '',
  }
}

export function valuesOf(meeting: Meeting): MeetingValues {
  const { date, time } = wallTimeOf(meeting.startsAt, meeting.zone)
  const { title, venue, address, zip, zone, expectedHeads, goal, ask, crew } = meeting
  return {
    title,
    venue,
    address,
    zip,
    zone,
    startDate: date,
    startTime: time,
    endTime: wallTimeOf(meeting.promisedEnd, zone).time,
    expectedHeads,
    goal,
    ask,
    ...crew,
    templateId: '',
  }
}

export type TimeTrouble = { tag: 'bad-time' | 'missing' | 'bad-zip'; field: keyof MeetingValues }
export type PlanFields = Omit<MeetingFields, 'segments' | 'materials'>

/** The form as the contract wants it, or the first field that is not right yet. An end before the start is tomorrow's. */
export function readMeetingValues(values: MeetingValues): PlanFields | TimeTrouble {
  if (values.title.trim() === '') return { tag: 'missing', field: 'title' }
  if (!/^(\d{5})?$/.test(values.zip.trim())) return { tag: 'bad-zip', field: 'zip' }
  const startsAt = instantOf({ date: values.startDate, time: values.startTime }, values.zone)
  if (!startsAt) return { tag: 'bad-time', field: 'startTime' }
  const endDate = values.endTime > values.startTime ? values.startDate : addDays(values.startDate, 1)
  const promisedEnd = instantOf({ date: endDate, time: values.endTime }, values.zone)
  if (!promisedEnd) return { tag: 'bad-time', field: 'endTime' }
  const { title, venue, address, zip, zone, expectedHeads, goal, ask } = values
  const { mc, timekeeper, runners, dataEntry } = values
  return {
    title: title.trim(),
    venue,
    address,
    zip: zip.trim(),
    zone,
    startsAt,
    promisedEnd,
    expectedHeads,
    goal,
    ask,
    crew: { mc, timekeeper, runners, dataEntry },
  }
}

export const isTrouble = (read: PlanFields | TimeTrouble): read is TimeTrouble => 'tag' in read

/** The end that an agenda promises when it starts at this time of day. */
export function endTimeOf(startTime: string, template: AgendaTemplate): string {
  const [hours = 0, minutes = 0] = startTime.split(':').map(Number)
  const end = (hours * 60 + minutes + totalMinutes(template.segments)) % 1440
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}
