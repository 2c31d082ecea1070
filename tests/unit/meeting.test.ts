import { expect, test } from 'vitest'
import { checkMeeting } from '#shared/domain/meeting'
import { aMeeting, aSegment } from '#tests/factories/documents'

test('a meeting that ends before it starts, or has no agenda, is told which field is at fault', () => {
  const { startsAt } = aMeeting()
  expect(checkMeeting(aMeeting({ promisedEnd: startsAt }))).toMatchObject({
    ok: false,
    error: { tag: 'ends-before-start', field: 'promisedEnd' },
  })
  expect(checkMeeting(aMeeting({ segments: [] }))).toMatchObject({ ok: false, error: { tag: 'no-segments' } })
})

test('a fixed part never shrinks, and a flexible one not above its own length', () => {
  const fixed = aSegment({ id: 'a', minutes: 10, flexible: false, minMinutes: 3 })
  const flexible = aSegment({ id: 'b', minutes: 5, flexible: true, minMinutes: 8 })
  const checked = checkMeeting(aMeeting({ segments: [fixed, flexible] }))
  expect(checked.ok && checked.value.segments.map(({ minMinutes }) => minMinutes)).toEqual([10, 5])
})
