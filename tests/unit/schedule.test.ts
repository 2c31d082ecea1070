import { describe, expect, it } from 'vitest'
import { signUpKeyOf } from '#shared/domain/line-up'
import {
  addedEventKey,
  cancelEvent,
  duplicateEvent,
  reinstateEvent,
  repeatWeekly,
  seriesFrom,
} from '#shared/domain/schedule'
import { noticesFor } from '#shared/domain/schedule-notice'
import { event as eventSchema, eventSide } from '#shared/model/event'
import { actor, anEvent, anRsvp, aPerson, aSide, later } from '#tests/factories/documents'

const COMMAND = 'command-key-one'
/** Thursday, 6 p.m. in New York, three days before its clocks change. */
const event = anEvent({
  id: 'event:mary-sign-up-0',
  startsAt: '2026-03-05T23:00:00.000Z',
  state: 'approved',
  submittedAt: '2026-03-02T18:00:00.000Z',
  formNumber: '3K',
  decision: {
    reviewId: 'r',
    action: 'approve',
    message: '',
    by: 'Moderator',
    at: '2026-03-02T19:00:00.000Z',
  },
})
const pair = { event, side: aSide({ eventId: event.id, id: 'eventside:mary-sign-up-0' }) }

describe('an event once more', () => {
  it('is a draft of the same host, on the same form, and nobody is signed up for it', () => {
    const key = addedEventKey(event.id, COMMAND)
    const copy = duplicateEvent(pair, key, '2026-03-20T23:00:00.000Z', later(60))
    expect(eventSchema.parse(copy.event)).toMatchObject({
      state: 'draft',
      submittedAt: '',
      decision: null,
      formNumber: '3K',
      startsAt: '2026-03-20T23:00:00.000Z',
      createdAt: later(60).now,
    })
    expect(eventSide.parse(copy.side)).toMatchObject({ eventId: copy.event.id, hostId: 'person:mary' })
    expect(signUpKeyOf(copy.event.id)).toBe('mary-sign-up')
    expect(addedEventKey(event.id, COMMAND)).toBe(key)
    expect(addedEventKey(event.id, 'another-command')).not.toBe(key)
  })

  it('each week begins at the same time of day, across the change of clocks', () => {
    const made = repeatWeekly(pair, 2, [event], COMMAND, actor)
    expect(made.ok && made.value.map((one) => one.event.startsAt)).toEqual([
      '2026-03-12T22:00:00.000Z',
      '2026-03-19T22:00:00.000Z',
    ])
  })

  it('each week passes over weeks that have one, and takes on no more than a host can keep', () => {
    const second = anEvent({ id: 'event:mary-sign-up-1', startsAt: '2026-03-12T22:00:00.000Z' })
    const made = repeatWeekly(pair, 2, [event, second], COMMAND, actor)
    expect(made.ok && made.value).toHaveLength(1)
    expect(repeatWeekly(pair, 20, [event], COMMAND, actor)).toMatchObject({
      ok: false,
      error: { tag: 'too-many-events' },
    })
  })

  it('each week made twice by the same command is made once', () => {
    const made = repeatWeekly(pair, 2, [event], COMMAND, actor)
    if (!made.ok) throw new Error('made')
    const again = repeatWeekly(pair, 2, [event, ...made.value.map((one) => one.event)], COMMAND, actor)
    expect(again.ok && again.value.map((one) => one.event.id)).toEqual(made.value.map((one) => one.event.id))
  })

  it('forms a series until one of it moves', () => {
    const made = repeatWeekly(pair, 3, [event], COMMAND, actor)
    if (!made.ok) throw new Error('made')
    const all = [event, ...made.value.map((one) => one.event)]
    expect(seriesFrom(event, all)).toHaveLength(4)
    const [first, second, ...rest] = all
    if (!first || !second) throw new Error('two events')
    const moved = [first, { ...second, startsAt: '2026-03-13T22:00:00.000Z' }, ...rest]
    expect(seriesFrom(event, moved)).toHaveLength(3)
    expect(seriesFrom(second, all)).toHaveLength(3)
  })
})

describe('calling an event off', () => {
  it('keeps its sign-ups and says why in the record', () => {
    const result = cancelEvent(event, 'The library is closed', 'review-key', actor)
    expect(result.ok && result.value).toMatchObject({
      event: { state: 'cancelled' },
      review: { action: 'cancel', comment: 'The library is closed' },
    })
  })

  it('is not possible twice, nor after it took place', () => {
    const wrong = { ok: false, error: { tag: 'wrong-state' } }
    expect(cancelEvent({ ...event, state: 'cancelled' }, '', 'k', actor)).toMatchObject(wrong)
    expect(cancelEvent(event, '', 'k', { ...actor, now: '2026-04-01T00:00:00.000Z' })).toMatchObject(wrong)
  })

  it('taken back goes to the reviewers, for nobody else may call it approved', () => {
    const cancelled = { ...event, state: 'cancelled' as const }
    const result = reinstateEvent(cancelled, 'k', later(5))
    expect(result.ok && result.value.event).toMatchObject({
      state: 'submitted',
      submittedAt: later(5).now,
      decision: null,
    })
    const draft = reinstateEvent({ ...cancelled, submittedAt: '', decision: null }, 'k', actor)
    expect(draft.ok && draft.value.event.state).toBe('draft')
    expect(reinstateEvent(event, 'k', actor).ok).toBe(false)
  })
})

describe('the list of those who must be told', () => {
  const person = (id: string, fields: Parameters<typeof aPerson>[0] = {}) => aPerson({ id, ...fields })
  const people = new Map(
    [
      person('person:mary'),
      person('person:co'),
      person('person:guest', { phone: '', email: '' }),
      person('person:off'),
    ].map((one) => [one.id, one]),
  )
  const rsvp = (personId: string, fields: Parameters<typeof anRsvp>[0] = {}) =>
    anRsvp({ personId, ...fields })

  it('names host, co-hosts and guests once each, first those whom nobody can reach', () => {
    const notices = noticesFor(
      aSide({ coHostIds: ['person:co'], hostPhone: '' }),
      [
        rsvp('person:guest'),
        rsvp('person:mary'),
        rsvp('person:off', { status: 'declined' }),
        rsvp('person:gone', { deletedAt: '2026-03-02T17:00:00.000Z' }),
      ],
      people,
    )
    expect(notices.map(({ personId, as }) => [personId, as])).toEqual([
      ['person:guest', 'guest'],
      ['person:mary', 'host'],
      ['person:co', 'co-host'],
    ])
    expect(notices[0]).toMatchObject({ phone: '', email: '' })
  })
})
