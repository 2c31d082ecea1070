import { describe, expect, it } from 'vitest'
import { type BalancedEvent, balanceOf } from '#shared/domain/balance'

const event = (id: string, fields: Partial<BalancedEvent> = {}): BalancedEvent => ({
  id,
  capacity: 10,
  taken: 0,
  area: 'Brooklyn',
  date: '2026-03-10',
  startsAt: '2026-03-10T23:00:00.000Z',
  ...fields,
})
const events = (count: number, fields: Partial<BalancedEvent> = {}) =>
  Array.from({ length: count }, (_, index) => event(`event:${String(index).padStart(3, '0')}`, fields))

describe('the balance of seats and people', () => {
  it('asks for more hosts where some people would go home without a seat', () => {
    expect(balanceOf(events(5), { heads: 105, hosts: 5 }, 0)).toMatchObject({
      verdict: 'too-few-seats',
      people: 100,
      seats: 50,
      remedy: { type: 'more-hosts', hosts: 5, seats: 50 },
    })
  })

  it('asks hosts to join where each would get a guest or two: the failure of a barnstorm that goes well', () => {
    const balance = balanceOf(events(80), { heads: 200, hosts: 80 }, 0)
    expect(balance).toMatchObject({ verdict: 'too-many-seats', guestsPerEvent: 1.1, remedy: { keep: 18 } })
    if (balance.remedy.type !== 'co-host') throw new Error('a remedy')
    expect(balance.remedy.pairs).toHaveLength(10)
    const named = balance.remedy.pairs.flatMap(({ keepId, joinId }) => [keepId, joinId])
    expect(new Set(named).size).toBe(named.length)
  })

  it('brings together the thinnest events that lie near each other', () => {
    const list = [
      event('event:full', { taken: 9 }),
      event('event:thin', { taken: 0 }),
      event('event:queens', { taken: 0, area: 'Queens', date: '2026-03-12' }),
      event('event:other-day', { taken: 1, date: '2026-03-11' }),
    ]
    const { remedy } = balanceOf(list, { heads: 12, hosts: 4 }, 0)
    expect(remedy).toMatchObject({
      type: 'co-host',
      keep: 1,
      pairs: [{ keepId: 'event:full', joinId: 'event:thin' }],
    })
  })

  it('is content in between, and says nothing in a room that nobody has counted', () => {
    expect(balanceOf(events(12), { heads: 110, hosts: 12 }, 0).verdict).toBe('balanced')
    expect(balanceOf(events(12), { heads: 0, hosts: 12 }, 0)).toMatchObject({
      verdict: 'unknown',
      peopleAre: 'unknown',
      guestsPerEvent: null,
    })
    expect(balanceOf(events(12), { heads: 0, hosts: 12 }, 110)).toMatchObject({
      verdict: 'balanced',
      peopleAre: 'expected',
    })
  })

  it('never runs out of seats where an event has no limit', () => {
    expect(balanceOf(events(3, { capacity: 0 }), { heads: 500, hosts: 3 }, 0)).toMatchObject({
      verdict: 'balanced',
      seats: null,
    })
  })

  it('asks for hosts where there are people and no event yet', () => {
    expect(balanceOf([], { heads: 60, hosts: 0 }, 0)).toMatchObject({
      verdict: 'too-few-seats',
      remedy: { type: 'more-hosts', hosts: 6 },
    })
  })
})
