import { expect, test } from 'vitest'
import { editEvent } from '#shared/domain/event'
import {
  claimEvent,
  decide,
  releaseClaim,
  rivalDecisions,
  settleRivals,
  standingClaim,
  undoDecision,
} from '#shared/domain/review'
import { actor, anEvent, aSide, later, NOW } from '#tests/factories/documents'

const submitted = anEvent({ state: 'submitted', submittedAt: NOW })
const approve = { key: 'r1', action: 'approve', reason: '', message: '', basedOn: '' } as const

test('approving sets the state, the decision that the host sees, and an entry in the record', () => {
  const result = decide(submitted, approve, later(1, 'Mo'))
  expect(result).toMatchObject({
    ok: true,
    value: {
      event: { state: 'approved', decision: { by: 'Mo', action: 'approve', reviewId: 'review:r1' } },
      review: { id: 'review:r1', action: 'approve', by: 'Mo', basedOn: '' },
    },
  })
})

test('asking for changes needs words for the host', () => {
  const result = decide(submitted, { ...approve, action: 'request-changes', message: '  ' }, actor)
  expect(result).toMatchObject({ ok: false, error: { tag: 'message-needed' } })
})

test('nobody decides over a decision they have not seen', () => {
  const first = decide(submitted, approve, later(1, 'Mo'))
  const event = first.ok ? first.value.event : submitted
  expect(
    decide(event, { ...approve, key: 'r2', action: 'reject', message: 'no' }, later(2, 'Ana')),
  ).toMatchObject({
    ok: false,
    error: { tag: 'already-decided', detail: 'Mo' },
  })
})

test('the same decision sent twice decides once', () => {
  const first = decide(submitted, approve, later(1, 'Mo'))
  const event = first.ok ? first.value.event : submitted
  const again = decide(event, approve, later(1, 'Mo'))
  expect(again.ok && again.value.event).toEqual(event)
})

test('two decisions made offline on one event are rivals until one is undone', () => {
  const one = decide(submitted, approve, later(1, 'Mo'))
  const other = decide(submitted, { ...approve, key: 'r2', action: 'reject', message: 'no' }, later(2, 'Ana'))
  if (!one.ok || !other.ok) throw new Error('both were allowed')
  const reviews = [other.value.review, one.value.review]
  expect(rivalDecisions(reviews).map((review) => review.by)).toEqual(['Mo', 'Ana'])
  const undone = undoDecision(other.value.event, 'u1', later(3, 'Ana'))
  expect(undone.ok && rivalDecisions([...reviews, undone.value.review])).toEqual([])
})

test("a decision after an undone one is no rival of it, and nobody undoes another's", () => {
  const one = decide(submitted, approve, later(1, 'Mo'))
  if (!one.ok) throw new Error('allowed')
  expect(undoDecision(one.value.event, 'u1', later(2, 'Ana')).ok).toBe(false)
  const undone = undoDecision(one.value.event, 'u1', later(2, 'Mo'))
  if (!undone.ok) throw new Error('allowed')
  const again = decide(undone.value.event, { ...approve, key: 'r3' }, later(3, 'Mo'))
  if (!again.ok) throw new Error('allowed')
  expect(rivalDecisions([one.value.review, undone.value.review, again.value.review])).toEqual([])
})

test('a claim runs out by itself', () => {
  const claim = claimEvent(submitted.id, null, actor)
  expect(standingClaim(claim, later(9).now)).toEqual(claim)
  expect(standingClaim(claim, later(10).now)).toBeNull()
})

test('two decisions that say the same are no rivals', () => {
  const one = decide(submitted, approve, later(1, 'Mo'))
  const other = decide(submitted, { ...approve, key: 'r2' }, later(2, 'Ana'))
  if (!one.ok || !other.ok) throw new Error('both were allowed')
  expect(rivalDecisions([one.value.review, other.value.review])).toEqual([])
})

test('a moderator settles rivals; one that comes in later is shown again', () => {
  const one = decide(submitted, approve, later(1, 'Mo'))
  const other = decide(submitted, { ...approve, key: 'r2', action: 'reject', message: 'no' }, later(2, 'Ana'))
  const third = decide(
    submitted,
    { ...approve, key: 'r3', action: 'reject', message: 'late' },
    later(1, 'Kim'),
  )
  if (!one.ok || !other.ok || !third.ok) throw new Error('all were allowed')
  const both = [one.value.review, other.value.review]
  const settled = settleRivals(
    other.value.event,
    both,
    { key: 's1', reviewId: one.value.review.id },
    later(3, 'Bo'),
  )
  if (!settled.ok) throw new Error(settled.error.tag)
  expect(settled.value.event).toMatchObject({ state: 'approved', decision: { by: 'Bo', action: 'approve' } })
  const record = [...both, settled.value.review]
  expect(rivalDecisions(record)).toEqual([])
  const again = settleRivals(settled.value.event, record, { key: 's2', reviewId: both[1]?.id ?? '' }, actor)
  expect(again).toMatchObject({ ok: false, error: { tag: 'already-decided' } })
  const withThird = [...record, third.value.review]
  expect(rivalDecisions(withThird).map(({ by }) => by)).toEqual(['Kim', 'Bo'])
  const undone = undoDecision(settled.value.event, 'u1', later(4, 'Bo'))
  if (!undone.ok) throw new Error(undone.error.tag)
  expect(rivalDecisions([...record, undone.value.review]).map(({ by }) => by)).toEqual(['Mo', 'Ana'])
})

test('the trust in a host is written on the event with the decision', () => {
  const decided = decide(submitted, approve, later(1, 'Mo'), true)
  expect(decided.ok && decided.value.event.trusted).toBe(true)
  const untrusted = decide({ ...submitted, trusted: true }, approve, later(1, 'Mo'), false)
  expect(untrusted.ok && untrusted.value.event.trusted).toBe(false)
})

test('a trusted host moves an approved event without another review; new words come back to the queue', () => {
  const approved = anEvent({ state: 'approved', submittedAt: NOW, trusted: true })
  const edit = (event: typeof approved, fields: Parameters<typeof editEvent>[1]) =>
    editEvent({ event, side: aSide() }, fields, 'e1', later(5, 'Mary')).event.state
  expect(edit(approved, { startsAt: '2026-03-11T23:00:00.000Z', place: 'Room 2' })).toBe('approved')
  expect(edit(approved, { title: 'Raffle' })).toBe('submitted')
  expect(edit({ ...approved, trusted: false }, { place: 'Room 2' })).toBe('submitted')
})

test('a claim is given up by whoever holds it, and by nobody else', () => {
  const claim = claimEvent(submitted.id, null, actor)
  expect(standingClaim(releaseClaim(claim, later(1)), later(1).now)).toBeNull()
  expect(releaseClaim(claim, later(1, 'Mo'))).toEqual(claim)
})
