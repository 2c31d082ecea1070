import { expect, test } from 'vitest'
import type { QueueRow } from '#shared/contract/review'
import { cannedReasons } from '#shared/domain/canned-reasons'
import { create, remove } from '#shared/domain/record'
import { decide, newReview, undoDecision } from '#shared/domain/review'
import { changesSinceDecision } from '#shared/domain/review-changes'
import { reviewFigures } from '#shared/domain/review-figures'
import { planMany } from '#shared/domain/review-queue'
import { actor, anEvent, aSide, later, NOW } from '#tests/factories/documents'

const aRow = (fields: Partial<QueueRow> = {}): QueueRow => ({
  id: 'event:a',
  title: 'Calls',
  type: 'phone-bank',
  hostName: 'Mary O.',
  startsAt: '2026-03-10T23:00:00.000Z',
  zone: 'America/New_York',
  state: 'submitted',
  submittedAt: NOW,
  basedOn: '',
  decidedAt: '',
  trusted: false,
  flags: [],
  claim: null,
  hasRivals: false,
  ...fields,
})

test('a decision on many leaves out what somebody has open, what is settled elsewhere, and what needs a look', () => {
  const rows = [
    aRow(),
    aRow({ id: 'event:b', claim: { by: 'Ana', until: later(5).now } }),
    aRow({ id: 'event:c', claim: { by: 'Ana', until: later(-5).now } }),
    aRow({ id: 'event:d', hasRivals: true }),
    aRow({ id: 'event:e', state: 'approved' }),
    aRow({ id: 'event:f', flags: ['unsafe-link'] }),
    aRow({ id: 'event:g', flags: ['odd-hour'], claim: { by: 'Mo', until: later(5).now } }),
  ]
  const { ready, left } = planMany(rows, 'approve', { by: 'Mo', now: NOW })
  expect(ready.map(({ id }) => id)).toEqual(['event:a', 'event:c', 'event:g'])
  expect(left.map(({ row, why }) => [row.id, why])).toEqual([
    ['event:b', 'claimed'],
    ['event:d', 'rivals'],
    ['event:e', 'decided'],
    ['event:f', 'stands-out'],
  ])
  expect(planMany(rows, 'reject', { by: 'Mo', now: NOW }).ready.map(({ id }) => id)).toContain('event:f')
})

test('a moderator sees what changed since the last decision: first old value, value of now, nothing changed back', () => {
  const submitted = anEvent({ state: 'submitted', submittedAt: NOW })
  const asked = decide(
    submitted,
    { key: 'd1', action: 'request-changes', reason: '', message: 'Which floor?', basedOn: '' },
    later(1, 'Mo'),
  )
  if (!asked.ok) throw new Error(asked.error.tag)
  const edit = (key: string, minute: number, field: string, before: unknown, after: unknown) =>
    newReview(asked.value.event, { key, action: 'edit', changes: [{ field, before, after }] }, later(minute))
  const record = [
    edit('e0', 0, 'title', 'Older', 'Old'),
    asked.value.review,
    edit('e1', 2, 'place', 'Hall', 'Hall, floor 1'),
    edit('e2', 3, 'place', 'Hall, floor 1', 'Hall, floor 2'),
    edit('e3', 4, 'minutes', 120, 90),
    edit('e4', 5, 'minutes', 90, 120),
  ]
  const now = { ...asked.value.event, place: 'Hall, floor 2', minutes: 120 }
  expect(changesSinceDecision(now, aSide(), record)).toEqual([
    { field: 'place', before: 'Hall', after: 'Hall, floor 2' },
  ])
  expect(changesSinceDecision(submitted, aSide(), [])).toEqual([])
})

test('reasons: the built-in ones as the program has changed them, its own, and none of those left out', () => {
  const words = (en: string, es = '') => ({ en, es })
  const builtIn = ['place', 'time', 'soon'].map((name, index) => ({
    id: `reason:${name}`,
    asking: 'request-changes' as const,
    label: words(name, name),
    message: words(name, name),
    place: index + 1,
  }))
  const stored = (id: string, place: number) =>
    create(
      'reason',
      { id, asking: 'reject', label: words('Own'), message: words('', 'Propio'), place },
      actor,
    )
  const reasons = cannedReasons(builtIn, [
    stored('reason:time', 9),
    remove(stored('reason:soon', 3), actor),
    stored('reason:mine', 0),
  ])
  expect(reasons.map(({ id }) => id)).toEqual(['reason:mine', 'reason:place', 'reason:time'])
  expect(reasons[0]).toMatchObject({ label: words('Own', 'Own'), message: words('Propio', 'Propio') })
})

test('figures: minutes from being handed in to the decision, by whom; what was taken back counts as none', () => {
  const event = (id: string) => anEvent({ id, state: 'submitted', submittedAt: NOW })
  const record = ['a', 'b', 'c'].flatMap((key, index) => {
    const one = event(`event:${key}`)
    const submit = newReview(one, { key: `s${key}`, action: 'submit' }, later(0, 'Mary'))
    const decided = decide(
      one,
      { key: `d${key}`, action: index === 2 ? 'reject' : 'approve', reason: '', message: 'x', basedOn: '' },
      later([10, 30, 90][index] ?? 0, index === 0 ? 'Mo' : 'Ana'),
    )
    if (!decided.ok) throw new Error(decided.error.tag)
    if (index > 0) return [submit, decided.value.review]
    const undone = undoDecision(decided.value.event, 'u', later(11, 'Mo'))
    const again = decide(
      one,
      { key: 'd2', action: 'approve', reason: '', message: '', basedOn: '' },
      later(20, 'Mo'),
    )
    if (!undone.ok || !again.ok) throw new Error('allowed')
    return [submit, decided.value.review, undone.value.review, again.value.review]
  })
  expect(reviewFigures(record, NOW)).toEqual({
    decided: 3,
    medianMinutes: 30,
    reviewers: [
      { by: 'Ana', decided: 2, approved: 1, changesAsked: 0, rejected: 1, medianMinutes: 60 },
      { by: 'Mo', decided: 1, approved: 1, changesAsked: 0, rejected: 0, medianMinutes: 20 },
    ],
  })
  expect(reviewFigures(record, later(60).now).decided).toBe(1)
  expect(reviewFigures([], NOW)).toEqual({ decided: 0, medianMinutes: null, reviewers: [] })
})
