import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Asker,
  type Candidate,
  mayOffer,
  nextContact,
  type QueueRules,
  type Taken,
} from '#shared/domain/queue'
import { QueueIndex } from '#shared/domain/queue-index'

const minutes = (count: number) => new Date(Date.UTC(2026, 2, 2, 12) + count * 60_000).toISOString()
const DAY = 24 * 60

const candidate = (number: number): fc.Arbitrary<Candidate> =>
  fc
    .record({
      house: fc.integer({ min: 0, max: 12 }),
      zone: fc.constantFrom('America/New_York', 'America/Denver', 'Pacific/Honolulu'),
      priority: fc.constantFrom(1, 100),
      language: fc.constantFrom('en', 'es'),
      stage: fc.constantFrom(
        'fresh' as const,
        'open' as const,
        'open' as const,
        'done' as const,
        'do-not-call' as const,
      ),
      calls: fc.integer({ min: 1, max: 4 }),
      rest: fc.integer({ min: -200, max: 400 }),
      isCallBack: fc.boolean(),
      houseRest: fc.option(fc.integer({ min: -200, max: 400 }), { nil: null }),
    })
    .map(({ house, zone, priority, language, stage, calls, rest, isCallBack, houseRest }) => {
      const restsUntil = stage === 'fresh' ? '' : minutes(rest)
      return {
        callee: {
          ...{ id: `contact:${number}`, household: `house ${house}`, zone, priority, language },
          ...{ line: number % 7, numbers: ['+12125550101'] },
        },
        state: {
          ...{ stage, calls: stage === 'fresh' ? 0 : calls, restsUntil },
          callBackAt: isCallBack ? restsUntil : '',
        },
        houseRestsUntil: houseRest === null ? '' : minutes(houseRest),
        language,
      }
    })

const list = fc
  .integer({ min: 0, max: 40 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, number) => candidate(number))))
const rules: QueueRules = { hours: { fromHour: 9, toHour: 21 }, part: { part: 1, parts: 1 } }
const nobody: Taken = { contacts: new Set(), households: new Set() }
const asker = fc.record({
  languages: fc.constantFrom(['en'], ['es'], ['en', 'es']),
  skips: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 5 }),
})
const askerOf = ({ languages, skips }: { languages: readonly string[]; skips: number[] }): Asker => ({
  languages,
  skipped: new Set(skips.map((number) => `contact:${number}`)),
})
const when = fc.integer({ min: -60, max: 2 * DAY })

const indexOf = (candidates: readonly Candidate[], by: QueueRules = rules): QueueIndex => {
  const index = new QueueIndex(by)
  index.fill(candidates)
  return index
}

describe('the queue', () => {
  it('finds by its lists whom looking at everybody finds, also after changes and when the clock goes back', () => {
    const change = fc.record({ number: fc.integer({ min: 0, max: 40 }), asks: asker, at: when })
    fc.assert(
      fc.property(
        list,
        fc.array(change, { maxLength: 8 }),
        fc.array(candidate(99), { maxLength: 8 }),
        (candidates, changes, others) => {
          const index = indexOf(candidates)
          const now = new Map(candidates.map((one) => [one.callee.id, one]))
          for (const [step, { number, asks, at }] of changes.entries()) {
            const other = others[step]
            const known = now.get(`contact:${number}`)
            if (other && known) {
              const changed = { ...other, callee: { ...other.callee, id: known.callee.id } }
              now.set(changed.callee.id, changed)
              index.put(changed)
            }
            const taken: Taken = {
              contacts: new Set([`contact:${number}`]),
              households: new Set([`house ${number}`]),
            }
            const [who, time] = [askerOf(asks), minutes(at)]
            const found = index.next(who, taken, time)
            expect(found?.callee.id).toBe(nextContact(now.values(), who, taken, rules, time)?.callee.id)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('offers nobody who asked not to be called, rests, sleeps, is in other hands or speaks another language', () => {
    fc.assert(
      fc.property(list, asker, when, (candidates, asks, at) => {
        const found = indexOf(candidates).next(askerOf(asks), nobody, minutes(at))
        if (!found) return
        expect(found.state.stage).toMatch(/fresh|open/)
        expect(mayOffer(found, askerOf(asks), nobody, rules, minutes(at))).toBe(true)
      }),
    )
  })

  it('offers no contact and no house to two callers at once', () => {
    fc.assert(
      fc.property(list, fc.array(asker, { minLength: 2, maxLength: 12 }), when, (candidates, askers, at) => {
        const index = indexOf(candidates)
        const taken = { contacts: new Set<string>(), households: new Set<string>() }
        for (const asks of askers) {
          const found = index.next(askerOf(asks), taken, minutes(at))
          if (!found) continue
          expect(taken.contacts.has(found.callee.id)).toBe(false)
          expect(taken.households.has(found.callee.household)).toBe(false)
          taken.contacts.add(found.callee.id)
          taken.households.add(found.callee.household)
        }
      }),
    )
  })

  it('comes to everybody in the end, also to those who were passed over', () => {
    fc.assert(
      fc.property(list, asker, (candidates, asks) => {
        const index = indexOf(candidates)
        const who = { ...askerOf(asks), languages: ['en', 'es'] }
        const reached = new Set<string>()
        for (let hour = 0; hour < 48; hour++) {
          for (let found = index.next(who, nobody, minutes(hour * 60)); found; ) {
            reached.add(found.callee.id)
            index.put({ ...found, state: { ...found.state, stage: 'done' } })
            found = index.next(who, nobody, minutes(hour * 60))
          }
        }
        const open = candidates.filter(({ state }) => state.stage === 'fresh' || state.stage === 'open')
        expect([...reached].sort()).toEqual(open.map(({ callee }) => callee.id).sort())
      }),
    )
  })

  it('asks in the same order whatever the order in which contacts came in', () => {
    fc.assert(
      fc.property(list, asker, when, fc.infiniteStream(fc.nat()), (candidates, asks, at, ranks) => {
        const shuffled = candidates
          .map((one) => ({ one, rank: ranks.next().value ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one)
        const first = indexOf(candidates).next(askerOf(asks), nobody, minutes(at))
        expect(indexOf(shuffled).next(askerOf(asks), nobody, minutes(at))?.callee.id).toBe(first?.callee.id)
      }),
    )
  })

  it('gives each house to one part of the list, and every house to some part', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 5 }), (candidates, parts) => {
        const everybody = { languages: ['en', 'es'], skipped: new Set<string>() }
        const noon = minutes(6 * 60 + DAY)
        const offered = Array.from({ length: parts }, (_, index) => {
          const part = { ...rules, part: { part: index + 1, parts } }
          const queue = indexOf(candidates, part)
          const ids: string[] = []
          for (
            let found = queue.next(everybody, nobody, noon);
            found;
            found = queue.next(everybody, nobody, noon)
          ) {
            ids.push(found.callee.id)
            queue.drop(found.callee.id)
          }
          return ids
        })
        // A laptop that turns from its part to the whole list calls the whole list.
        const whole = indexOf(candidates, { ...rules, part: { part: 1, parts } })
        whole.setRules(rules)
        const all: string[] = []
        for (
          let found = whole.next(everybody, nobody, noon);
          found;
          found = whole.next(everybody, nobody, noon)
        ) {
          all.push(found.callee.id)
          whole.drop(found.callee.id)
        }
        expect(offered.flat().sort()).toEqual(all.sort())
      }),
    )
  })
})
