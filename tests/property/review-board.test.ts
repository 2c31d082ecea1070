import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Zips } from '#main/core/hosts-zips'
import { ReviewBoard } from '#main/core/review-board'
import { duplicateScore, LIKELY, nearKeys, ownKeys, traitsOf } from '#shared/domain/duplicate'
import { eventSideId, remove } from '#shared/domain/record'
import { claimEvent, decide } from '#shared/domain/review'
import { EVERYTHING } from '#shared/domain/review-queue'
import type { EventRecord, EventSide } from '#shared/model/event'
import { actor, anEvent, aSide, later, NOW } from '#tests/factories/documents'

const zips: Zips = (zip) =>
  zip === '10001' ? { zip, city: 'New York', state: 'NY', point: { latitude: 1, longitude: 1 } } : null
const noRest = async () => {}

const anyEvent = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  host: fc.constantFrom('person:mary', 'person:ana'),
  phone: fc.constantFrom('+12125550123', '+12125550124', ''),
  hostName: fc.constantFrom('Mary O.', 'Ana R.'),
  place: fc.constantFrom('Library', 'Hall', ''),
  zip: fc.constantFrom('10001', '11237', ''),
  street: fc.constantFrom('12 Oak Street', '', '9 Elm Street'),
  minute: fc.constantFrom(0, 30, 60, 89, 90, 91, 180, 1440),
  state: fc.constantFrom('draft', 'submitted', 'approved', 'rejected', 'cancelled' as const),
  mode: fc.constantFrom('in-person', 'online' as const),
})
type Drawn = { key: string } & Record<string, unknown>

function pairOf(drawn: Drawn & { minute: number }): { event: EventRecord; side: EventSide } {
  const { key, host, phone, minute, street, ...fields } = drawn
  const id = `event:${key}`
  const startsAt = new Date(Date.parse('2026-03-10T17:00:00.000Z') + minute * 60_000).toISOString()
  const event = anEvent({ ...(fields as Partial<EventRecord>), id, startsAt, submittedAt: NOW })
  const side = aSide({
    id: eventSideId(id),
    eventId: id,
    hostId: String(host),
    hostPhone: String(phone),
    street: String(street),
  })
  return { event: { ...event, venueAddress: String(street) }, side }
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('pair' as const), drawn: anyEvent }) },
  fc.record({ what: fc.constant('remove' as const), drawn: anyEvent }),
  fc.record({ what: fc.constant('claim' as const), drawn: anyEvent }),
  fc.record({ what: fc.constant('decide' as const), drawn: anyEvent }),
  fc.record({ what: fc.constant('look' as const), drawn: anyEvent }),
)

async function seen(board: ReviewBoard) {
  await board.settle(noRest, 2)
  return (['waiting', 'rivals', 'decided'] as const).map((view) =>
    board.list({ ...EVERYTHING, view }, 'Mo', NOW),
  )
}

test('the board that was told of each change shows the same as one that reads everything anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const board = new ReviewBoard(zips)
      const stored = { events: new Map(), sides: new Map(), claims: new Map(), reviews: new Map() }
      for (const { what, drawn } of steps) {
        const { event, side } = pairOf(drawn)
        const known: EventRecord | undefined = stored.events.get(event.id)
        if (what === 'pair') {
          stored.events.set(event.id, event)
          stored.sides.set(side.id, side)
          board.putEvent(event)
          board.putSide(side)
        } else if (what === 'remove' && known) {
          const gone = remove(known, actor)
          stored.events.set(event.id, gone)
          board.putEvent(gone)
        } else if (what === 'claim') {
          const claim = claimEvent(event.id, null, later(0, String(drawn.hostName)))
          stored.claims.set(claim.id, claim)
          board.putClaim(claim)
        } else if (what === 'decide' && known) {
          const key = `${event.id.slice(6)}-${stored.reviews.size}`
          const action = drawn.minute % 2 === 0 ? 'approve' : 'reject'
          const decided = decide(
            known,
            { key, action, reason: '', message: key, basedOn: '' },
            later(1, 'Mo'),
          )
          if (decided.ok) {
            stored.reviews.set(decided.value.review.id, decided.value.review)
            board.putReview(decided.value.review)
          }
        } else if (what === 'look') await seen(board)
      }
      const anew = new ReviewBoard(zips)
      for (const review of stored.reviews.values()) anew.putReview(review)
      for (const claim of stored.claims.values()) anew.putClaim(claim)
      for (const event of stored.events.values()) anew.putEvent(event)
      for (const side of stored.sides.values()) anew.putSide(side)
      expect(await seen(board)).toEqual(await seen(anew))
    }),
  )
})

test('whatever scores as a likely duplicate is found under the keys of the other, from both sides', () => {
  fc.assert(
    fc.property(anyEvent, anyEvent, (first, second) => {
      const [one, other] = [pairOf({ ...first, key: 'one' }), pairOf({ ...second, key: 'other' })]
      const [a, b] = [traitsOf(one.event, one.side), traitsOf(other.event, other.side)]
      const score = duplicateScore(a, b)
      expect(duplicateScore(b, a)).toEqual(score)
      const meets = (x: typeof a, y: typeof b) => {
        const own = new Set(ownKeys(y))
        return nearKeys(x).some((key) => own.has(key))
      }
      if (score && score.score >= LIKELY) expect([meets(a, b), meets(b, a)]).toEqual([true, true])
    }),
  )
})

test('the queue passes over what another moderator has open, and goes on after an event that left it', async () => {
  const board = new ReviewBoard(zips)
  for (const [index, key] of ['a', 'b', 'c', 'd'].entries())
    board.putEvent(
      anEvent({ id: `event:${key}`, state: 'submitted', submittedAt: later(index).now, hostName: key }),
    )
  board.putClaim(claimEvent('event:b', null, later(0, 'Ana')))
  await board.settle(noRest, 10)
  const place = (id: string | null, now = NOW) => board.place(EVERYTHING, id, 'Mo', now)
  expect(place(null)).toEqual({ id: 'event:a', index: 0, before: null, after: ['event:c', 'event:d'] })
  expect(place('event:c')).toMatchObject({ index: 2, before: 'event:b', after: ['event:d'] })
  const decided = decide(
    anEvent({ id: 'event:c', state: 'submitted', submittedAt: later(2).now, hostName: 'c' }),
    { key: 'r1', action: 'approve', reason: '', message: '', basedOn: '' },
    later(9, 'Mo'),
  )
  if (!decided.ok) throw new Error(decided.error.tag)
  expect(place('event:gone')).toMatchObject({ index: -1, after: ['event:a', 'event:c', 'event:d'] })
  board.putEvent(decided.value.event)
  await board.settle(noRest, 10)
  expect(place('event:c')).toMatchObject({ index: -1, after: ['event:d'] })
  board.putEvent({ ...decided.value.event, state: 'submitted', decision: null })
  await board.settle(noRest, 10)
  expect(place(null, later(11).now)?.after).toEqual(['event:b', 'event:c', 'event:d'])
})
