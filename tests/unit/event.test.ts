import { expect, test } from 'vitest'
import type { HostSignUp } from '#shared/contract/event'
import { countSeats, editEvent, eventsOfSignUp, missingFacts, submitEvent } from '#shared/domain/event'
import { actor, anEvent, aPerson, aSide, later } from '#tests/factories/documents'

const signUp = (fields: Partial<HostSignUp> = {}): HostSignUp => ({
  key: 'sign-up-key-1',
  meetingId: 'meeting:m1',
  host: { firstName: 'Mary', lastName: 'Okafor', phone: '', email: '', zip: '' },
  hostId: null,
  type: 'phone-bank',
  place: 'My living room',
  atHome: true,
  street: '12 Oak Street',
  capacity: 10,
  slots: [{ startsAt: '2026-03-10T23:00:00.000Z', minutes: 120 }],
  zone: 'America/New_York',
  ...fields,
})

test('a host at the altar call gets one event for each slot, and none twice', () => {
  const slot = { startsAt: '2026-03-10T23:00:00.000Z', minutes: 120 }
  const other = { startsAt: '2026-03-11T23:00:00.000Z', minutes: 120 }
  const result = eventsOfSignUp(signUp({ slots: [slot, other, slot] }), aPerson(), 1, actor)
  expect(result.ok && result.value.map(({ event }) => event.startsAt)).toEqual([
    slot.startsAt,
    other.startsAt,
  ])
})

test('more than twenty events from one host are a slip of the hand', () => {
  const slots = Array.from({ length: 21 }, (_, day) => ({
    startsAt: new Date(Date.UTC(2026, 2, 10 + day, 23)).toISOString(),
    minutes: 120,
  }))
  expect(eventsOfSignUp(signUp({ slots }), aPerson(), 1, actor)).toMatchObject({
    ok: false,
    error: { tag: 'too-many-events' },
  })
})

test("a home's street and the host's phone never stand in the event that all members read", () => {
  const result = eventsOfSignUp(signUp(), aPerson(), 1, actor)
  const pair = result.ok ? result.value[0] : undefined
  expect(pair?.side).toMatchObject({ street: '12 Oak Street', hostPhone: '+12125550123' })
  expect(JSON.stringify(pair?.event)).not.toMatch(/12 Oak Street|5550123|Okafor|mary@example/)
})

test('an event that lacks its street or a way to reach the host is not submitted, and says what it lacks', () => {
  const event = anEvent({ atHome: true, venueAddress: '' })
  const side = aSide({ hostPhone: '' })
  expect(missingFacts(event, side)).toEqual(['street', 'hostPhone'])
  expect(submitEvent({ event, side }, 'k', actor)).toMatchObject({ ok: false, error: { tag: 'incomplete' } })
})

test('submitting puts the event into the queue and an entry into its record', () => {
  const result = submitEvent({ event: anEvent(), side: aSide() }, 'k', later(5))
  expect(result.ok && result.value.event).toMatchObject({ state: 'submitted', submittedAt: later(5).now })
  expect(result.ok && result.value.review).toMatchObject({ action: 'submit', by: actor.name, circle: 'team' })
})

test('an approved event goes back to the reviewers when its time changes, with both times in the record', () => {
  const approved = anEvent({ state: 'approved' })
  const startsAt = '2026-03-12T23:00:00.000Z'
  const edited = editEvent({ event: approved, side: aSide() }, { startsAt }, 'k', later(5))
  expect(edited.event).toMatchObject({ state: 'submitted', startsAt })
  expect(edited.review?.changes).toEqual([{ field: 'startsAt', before: approved.startsAt, after: startsAt }])
})

test('an edit that changes nothing writes nothing', () => {
  const pair = { event: anEvent({ state: 'approved' }), side: aSide() }
  const edited = editEvent(pair, { title: pair.event.title }, 'k', later(5))
  expect(edited).toEqual({ ...pair, review: null })
})

test("a host's phone that was missing is filled in by the form, in E.164, and asks for no new review", () => {
  const pair = { event: anEvent({ state: 'approved' }), side: aSide({ hostPhone: '' }) }
  const edited = editEvent(pair, { hostPhone: '(212) 555-0123' }, 'k', later(5))
  expect(edited.side.hostPhone).toBe('+12125550123')
  expect(edited.event.state).toBe('approved')
  expect(editEvent(pair, { hostPhone: '555 ask Mary' }, 'k', later(5)).side.hostPhone).toBe('555 ask Mary')
})

test('who declined or did not come frees the seat, and over-capacity is told, not hidden', () => {
  expect(countSeats(3, ['signed-up', 'declined', 'no-show', 'attended'])).toEqual({ taken: 2, left: 1 })
  expect(countSeats(1, ['signed-up', 'confirmed'])).toEqual({ taken: 2, left: -1 })
  expect(countSeats(0, ['signed-up'])).toEqual({ taken: 1, left: null })
})
