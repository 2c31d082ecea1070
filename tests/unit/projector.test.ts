import { describe, expect, it } from 'vitest'
import { isOffered, roomEvent, roomHostName } from '#shared/domain/directory-room'
import { projectorModel } from '#shared/domain/projector'
import { projectorSwitch } from '#shared/domain/projector-view'
import type { MomentWhat } from '#shared/model/meeting'
import { makeMoment } from '#tests/factories/agenda'
import { aMeeting, anEvent, aSegment } from '#tests/factories/documents'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 23, 0, seconds)).toISOString()
const logOf = (...entries: MomentWhat[]) =>
  entries.map((what, index) => makeMoment(at(index), what, `m${index + 10}`))
const enter = (segmentId: string, from = ''): MomentWhat => ({ type: 'enter', segmentId, from })

const meeting = aMeeting({
  ask: 'Who will host a phone bank?',
  segments: [
    aSegment({ id: 'a', kind: 'ask', minutes: 10 }),
    aSegment({ id: 'b', kind: 'altar-call', minutes: 20 }),
  ],
})
const town = { zip: '10001', city: 'New York', state: 'NY' }
const hostEvent = (key: string, index: number, lineUp: number) =>
  roomEvent(
    anEvent({
      id: `event:${key}-${index}`,
      lineUp,
      hostName: key.slice(0, 4),
      startsAt: `2026-03-1${index}T23:00:00.000Z`,
    }),
    { taken: 4, left: 6 },
    `${lineUp}K`,
    town,
  )
const events = [
  ...[0, 1, 2, 3, 4, 5].map((index) => hostEvent('mary-sign-up', index, 1)),
  hostEvent('luis-sign-up', 0, 2),
]
const counts = { heads: 100, hosts: 2, events: 7, signUps: 28 }
const model = (moments: ReturnType<typeof logOf>, now = at(100)) =>
  projectorModel({ meeting, moments, events, counts, now, language: 'en' })

describe('the projector', () => {
  it('follows the agenda: the ask with its thermometer, then the line of hosts', () => {
    expect(model([]).view).toBe('waiting')
    expect(model(logOf(enter('a')))).toMatchObject({
      view: 'ask',
      ask: 'Who will host a phone bank?',
      gauges: { heads: 100, hosts: { count: 2, rate: 0.02 }, signUps: { count: 28, rate: 0.28 } },
    })
    expect(model(logOf(enter('a'), enter('b', 'a'), { type: 'end' })).view).toBe('over')
  })

  it('shows who pitches, what of theirs fits, since when, and who is next', () => {
    const log = logOf(enter('a'), enter('b', 'a'), {
      type: 'pitch',
      signUp: 'mary-sign-up',
      state: 'start',
      from: '',
    })
    expect(model(log)).toMatchObject({
      view: 'line-up',
      now: {
        hostName: 'mary',
        formNumber: '1K',
        more: 2,
        startedAt: at(2),
        seconds: 20,
        events: [{ area: 'New York 10001', seatsLeft: 6 }, {}, {}, {}],
      },
      next: { hostName: 'luis', formNumber: '2K' },
      waiting: 1,
      done: 0,
    })
  })

  it('tells the window when the time is up, and stands still in a pause', () => {
    expect(model(logOf(enter('a')))).toMatchObject({
      clock: { phase: 'running', timeUpAt: at(600), allottedSeconds: 600 },
    })
    expect(model(logOf(enter('a'), { type: 'pause' }), at(500))).toMatchObject({
      clock: { phase: 'paused', leftSeconds: 599 },
    })
  })

  it('shows nothing at all while it is blank, not even the title', () => {
    expect(model(logOf(enter('a'), { type: 'blank', on: true }))).toEqual({ view: 'blank' })
    expect(model(logOf(enter('a'), { type: 'blank', on: true }, { type: 'blank', on: false })).view).toBe(
      'ask',
    )
  })

  it('shows what was picked by hand until the room moves on', () => {
    const picked = [enter('a'), { type: 'show', view: 'counts', page: 0 }] satisfies MomentWhat[]
    expect(model(logOf(...picked)).view).toBe('counts')
    expect(model(logOf(...picked, enter('b', 'a'))).view).toBe('line-up')
    // A second press that moves nothing on leaves the view as it is.
    expect(projectorSwitch(logOf(...picked, enter('a', '')))).toMatchObject({ view: 'counts' })
  })

  it('forgets events that are over', () => {
    const late = projectorModel({
      meeting,
      moments: logOf(enter('a'), { type: 'show', view: 'directory', page: 0 }),
      events,
      counts,
      now: '2026-03-14T12:00:00.000Z',
      language: 'en',
    })
    expect(late).toMatchObject({ view: 'directory', directory: { events: 2, hosts: 1 } })
  })
})

describe('what the room may know', () => {
  it.each([
    ['Mary O.', 'Mary O.'],
    ['Mary Okafor', 'Mary O.'],
    ['Mary Ann Okafor', 'Mary Ann O.'],
    ['María José Ñ', 'María José Ñ'],
    ['Mary', 'Mary'],
    ['Mary 212-555-0123', 'Mary'],
    ['mary@example.org', ''],
    ['王 小明', '王 小.'],
  ])('of a host called %s is %s', (typed, shown) => {
    expect(roomHostName(typed)).toBe(shown)
  })

  it('is the neighbourhood of a home, and never what might be its number', () => {
    const place = (fields: Parameters<typeof anEvent>[0]) =>
      roomEvent(anEvent(fields), { taken: 0, left: 3 }, '', null).place
    expect(place({ atHome: true, place: 'Maple Park' })).toBe('Maple Park')
    expect(place({ atHome: true, place: '12 Maple Street' })).toBe('')
    expect(place({ atHome: false, place: 'Union Hall 12' })).toBe('Union Hall 12')
    expect(place({ atHome: false, place: 'call 212-555-0123' })).toBe('')
    expect(place({ mode: 'online', place: 'https://meet.example' })).toBe('')
  })

  it('leaves out private events and those that were called off', () => {
    expect(isOffered(anEvent())).toBe(true)
    expect(isOffered(anEvent({ visibility: 'private' }))).toBe(false)
    expect(isOffered(anEvent({ state: 'cancelled' }))).toBe(false)
    expect(isOffered(anEvent({ state: 'rejected' }))).toBe(false)
  })

  it('is that an overfull event has no seat left, not how many too many came', () => {
    expect(roomEvent(anEvent(), { taken: 15, left: -3 }, '', null).seatsLeft).toBe(0)
  })
})
