import { describe, expect, it } from 'vitest'
import { headCount, rate, ratesOf, seatBalance } from '#shared/domain/counts'
import { makeMoment } from '#tests/factories/agenda'

const counts = (heads: number, hosts: number, signUps: number) => ({ heads, hosts, events: hosts, signUps })

describe('rates', () => {
  it('stand below, within or above their target, and say how many are to go', () => {
    const rates = ratesOf(counts(175, 19, 100))
    expect(rates.hosts).toMatchObject({ count: 19, standing: 'within', toGo: 0 })
    expect(rates.hosts.rate).toBeCloseTo(0.1086)
    expect(rates.signUps).toMatchObject({ standing: 'below', toGo: 23 })
    expect(ratesOf(counts(100, 21, 81))).toMatchObject({
      hosts: { standing: 'above' },
      signUps: { standing: 'above' },
    })
  })

  it('count the bounds as reached', () => {
    expect(ratesOf(counts(10, 1, 7)).hosts).toMatchObject({ standing: 'within', toGo: 0 })
    expect(ratesOf(counts(10, 1, 7)).signUps).toMatchObject({ standing: 'within', toGo: 0 })
    expect(ratesOf(counts(10, 0, 6))).toMatchObject({ hosts: { toGo: 1 }, signUps: { toGo: 1 } })
  })

  it('are unknown, not infinite, in a room that nobody has counted', () => {
    expect(rate(5, 0)).toBeNull()
    expect(ratesOf(counts(0, 3, 5)).hosts).toMatchObject({ rate: null, standing: 'unknown', toGo: null })
  })
})

describe('heads', () => {
  it('are what all door counters add up to, and never below none', () => {
    const tap = (minute: number, count: number) =>
      makeMoment(`2026-03-06T23:0${minute}:00.000Z`, { type: 'heads', count })
    expect(
      headCount([
        tap(0, 5),
        tap(1, 1),
        tap(2, -2),
        makeMoment('2026-03-06T23:03:00.000Z', { type: 'pause' }),
      ]),
    ).toBe(4)
    expect(headCount([tap(0, -3)])).toBe(0)
    expect(headCount([])).toBe(0)
  })
})

describe('the balance of seats', () => {
  it('says when there are too few seats, or so many that each host gets a handful', () => {
    expect(seatBalance([10, 10], 30)).toEqual({ seats: 20, people: 30, verdict: 'too-few-seats' })
    expect(seatBalance([10, 20], 30).verdict).toBe('balanced')
    expect(seatBalance([30, 31], 30).verdict).toBe('too-many-seats')
  })

  it('takes everybody where an event has no limit, and has no verdict on an empty room', () => {
    expect(seatBalance([10, 0], 500)).toEqual({ seats: null, people: 500, verdict: 'balanced' })
    expect(seatBalance([10], 0).verdict).toBe('nobody')
    expect(seatBalance([], 5).verdict).toBe('too-few-seats')
  })
})
