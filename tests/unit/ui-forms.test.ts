import { expect, test } from 'vitest'
import {
  emptyMeeting,
  endTimeOf,
  isTrouble,
  readMeetingValues,
} from '../../src-renderer/features/meeting/meeting-values'
import { revive } from '../../src-renderer/ui/revive-draft'

test('a draft comes back into a form that has changed meanwhile: what fits is taken, the rest left', () => {
  const form = { name: '', seats: 10, slots: [] as string[], isHome: true }
  expect(revive(form, { name: 'Ana', seats: '12', slots: ['a'], gone: 1, isHome: null })).toEqual({
    name: 'Ana',
    seats: 10,
    slots: ['a'],
    isHome: true,
  })
})

const filled = () => ({
  ...emptyMeeting(),
  title: ' Barnstorm ',
  zone: 'America/Chicago',
  startDate: '2026-03-14',
  startTime: '18:30',
  endTime: '20:00',
})

test('a meeting typed as day and times becomes instants in its zone', () => {
  expect(readMeetingValues(filled())).toMatchObject({
    title: 'Barnstorm',
    startsAt: '2026-03-14T23:30:00.000Z',
    promisedEnd: '2026-03-15T01:00:00.000Z',
  })
})

test('a meeting that ends at one in the morning ends the next day', () => {
  expect(readMeetingValues({ ...filled(), endTime: '01:00' })).toMatchObject({
    promisedEnd: '2026-03-15T06:00:00.000Z',
  })
})

test('the first field that is not right is named', () => {
  expect(readMeetingValues({ ...filled(), title: ' ' })).toEqual({ tag: 'missing', field: 'title' })
  expect(readMeetingValues({ ...filled(), startTime: '' })).toEqual({ tag: 'bad-time', field: 'startTime' })
  expect(readMeetingValues({ ...filled(), zip: '123' })).toEqual({ tag: 'bad-zip', field: 'zip' })
  expect(isTrouble(readMeetingValues(filled()))).toBe(false)
})

test('a template promises the end that its minutes add up to', () => {
  const segments = [{ minutes: 60 }, { minutes: 30 }].map((part) => ({
    id: 'a',
    kind: 'other' as const,
    title: 'A',
    flexible: false,
    minMinutes: 1,
    points: [],
    cues: [],
    ...part,
  }))
  const template = { id: 't', language: 'en' as const, title: 'T', summary: '', segments }
  expect(endTimeOf('18:30', template)).toBe('20:00')
  expect(endTimeOf('23:00', template)).toBe('00:30')
})
