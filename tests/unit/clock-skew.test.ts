import { describe, expect, test } from 'vitest'
import { clockAheadMs } from '#shared/domain/clock-skew'
import { mergeRecords } from '#shared/domain/merge-rules'
import { newPerson } from '#shared/domain/person'
import { change } from '#shared/domain/record'

const HOUR_MS = 3_600_000
const served = 'Mon, 30 Nov 2026 18:00:00 GMT'
const at = (time: string) => new Date(`2026-11-30T${time}Z`)

describe('a clock beside the server’s', () => {
  test.each([
    ['18:00:00.200', '18:00:00.600', 0],
    ['18:01:59.000', '18:01:59.400', 0],
    ['21:00:00.000', '21:00:01.000', 3 * HOUR_MS],
    ['17:54:30.000', '17:54:31.000', -5 * 60_000],
    // Too slow, or set back meanwhile: nobody can tell.
    ['21:00:00.000', '21:00:20.000', null],
    ['21:00:00.000', '18:00:00.000', null],
  ])('asked at %s, answered at %s: ahead by %s', (asked, answered, ahead) => {
    expect(clockAheadMs(at(asked), at(answered), served)).toBe(ahead)
  })

  test('that gives no date tells nothing', () => {
    expect(clockAheadMs(at('18:00:00'), at('18:00:00'), null)).toBeNull()
  })
})

describe('a laptop hours ahead', () => {
  const ann = { name: 'Ann', now: '2026-11-30T18:00:00.000Z' }
  const ben = { name: 'Ben', now: '2026-11-30T21:05:00.000Z' }
  const contact = {
    firstName: 'Cy',
    lastName: 'Ng',
    phone: '',
    email: '',
    zip: '',
    phoneAsTyped: '',
    sortName: 'ng cy',
    spokenName: 'cy',
  }
  const person = newPerson(contact, 'key-of-cy', ann)

  test('that knows it does not win over a later edit', () => {
    const bens = change(person, { note: 'Ben at 18:05' }, { ...ben, clockAheadMs: 3 * HOUR_MS })
    const anns = change(person, { note: 'Ann at 18:10' }, { ...ann, now: '2026-11-30T18:10:00.000Z' })
    expect(bens.updatedAt).toBe('2026-11-30T18:05:00.000Z')
    expect(mergeRecords(person, bens, anns).merged.note).toBe('Ann at 18:10')
    expect(mergeRecords(person, anns, bens).merged.note).toBe('Ann at 18:10')
  })

  test('that does not know it wins over nobody who has seen its version', () => {
    const bens = change(person, { note: 'Ben' }, ben)
    const anns = change(bens, { note: 'Ann, after Ben' }, ann)
    expect(anns.updatedAt > bens.updatedAt).toBe(true)
    expect(mergeRecords(person, bens, anns).merged.note).toBe('Ann, after Ben')
  })
})
