import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeKit, reopenKit } from '#shared/domain/kit-after'
import { type KitRecord, takeRecord } from '#shared/domain/kit-file'
import { type FieldLoss, type Fields, sameJson } from '#shared/domain/merge'
import { mergeRecords } from '#shared/domain/merge-rules'
import { nameKeys } from '#shared/domain/person'
import { change } from '#shared/domain/record'
import type { Kit } from '#shared/model/kit'
import { anEvent } from '#tests/factories/documents'
import { aKit } from '#tests/factories/kit'
import {
  type AnyRecord,
  fullLists,
  minutesOn,
  type SharedKind,
  schemas,
  sharedKinds,
  type Trio,
  trioOf,
} from '#tests/support/records'

const forAll = (kind: SharedKind, holds: (trio: Trio) => void) =>
  fc.assert(fc.property(trioOf(kind), holds), { numRuns: 60 })

const fits = (record: AnyRecord): void => expect(schemas[record.kind].safeParse(record).error).toBeUndefined()

const inOrder = (losses: readonly FieldLoss[]): string[] =>
  losses.map(({ field, before, kept, lost }) => JSON.stringify([field, before, kept, lost])).sort()

/** Fields that a rule of their own settles without asking anybody; what becomes of them stands further below. */
const SETTLED: Partial<Record<SharedKind, readonly string[]>> = {
  person: ['sortName', 'spokenName'],
  event: ['state', 'submittedAt'],
  rsvp: ['status'],
  form: ['state'],
  page: ['state', 'verifiedBy', 'verifiedAt', 'made', 'purgedAt'],
  account: ['purgedAt'],
  picturepart: ['data', 'deletedAt'],
  kit: ['state', 'closedAt', 'final', 'reopened', 'purgedAt', 'said'],
  guest: ['arrivedAt'],
  callsheet: ['state'],
  task: ['state', 'by', 'at'],
  caller: ['skipped'],
}

/** Entries of a list with one of these in common are the same entry: the later stands. */
const ENTRY_KEY: Record<string, string> = { lists: 'batch', events: 'id' }

/** A value that one side gave a field stands in the record, or is told; of a list, each entry does. */
function expectTold(
  field: string,
  given: unknown,
  { before, now }: { before: unknown; now: unknown },
  losses: readonly FieldLoss[],
) {
  const places = [
    now,
    ...losses.filter((loss) => loss.field === field).flatMap(({ kept, lost }) => [kept, lost]),
  ]
  if (places.some((place) => sameJson(place, given))) return
  const key = ENTRY_KEY[field]
  const nameOf = (entry: unknown) => (key === undefined ? entry : (entry as Fields)[key])
  const entries = places.flatMap((place) => (Array.isArray(place) ? place : []))
  const added = (Array.isArray(given) ? given : [given]).filter(
    (entry) => !(Array.isArray(before) && before.some((known) => sameJson(known, entry))),
  )
  for (const entry of added)
    expect(
      entries.some((known) => sameJson(nameOf(known), nameOf(entry))),
      `${field} ${entry}`,
    ).toBe(true)
}

describe.each(sharedKinds)('merging two versions of one %s', (kind) => {
  test('makes one that fits the model, and so it does when a lost value is put back', () => {
    forAll(kind, ({ base, one, other }) => {
      const { merged, losses } = mergeRecords(base, one, other)
      fits(merged)
      for (const { field, lost } of losses) fits({ ...merged, [field]: lost })
    })
  })

  test('keeps to the model where both sides filled a list to the brim, and tells what had to go', () => {
    for (const [field, list] of fullLists(kind))
      fc.assert(
        fc.property(trioOf(kind), list, list, ({ base, one, other }, mine, theirs) => {
          const [here, there] = [
            { ...one, [field]: mine },
            { ...other, [field]: theirs },
          ]
          const { merged, losses } = mergeRecords(base, here, there)
          fits(merged)
          for (const { field, lost } of losses) fits({ ...merged, [field]: lost })
          const state = { before: base?.[field], now: merged[field] }
          if (SETTLED[kind]?.includes(field)) return
          for (const given of [mine, theirs]) expectTold(field, given, state, losses)
        }),
        { numRuns: 8 },
      )
  })

  test('comes to the same on both sides', () => {
    forAll(kind, ({ base, one, other }) => {
      const [here, there] = [mergeRecords(base, one, other), mergeRecords(base, other, one)]
      expect(sameJson(here.merged, there.merged)).toBe(true)
      expect(inOrder(here.losses)).toEqual(inOrder(there.losses))
    })
  })

  test('changes nothing where both are the same, or one has not moved', () => {
    forAll(kind, ({ base, one }) => {
      expect(mergeRecords(base, one, one)).toEqual({ merged: one, losses: [] })
      if (!base) return
      expect(mergeRecords(base, one, base)).toEqual({ merged: one, losses: [] })
      expect(mergeRecords(base, base, one)).toEqual({ merged: one, losses: [] })
    })
  })

  test('lets stand what one side alone changed, and drops nothing that it does not tell', () => {
    forAll(kind, ({ base, one, other }) => {
      const { merged, losses } = mergeRecords(base, one, other)
      for (const field of Object.keys({ ...one, ...other })) {
        if (field === 'updatedAt' || field === 'updatedBy' || SETTLED[kind]?.includes(field)) continue
        const [before, now] = [base?.[field], merged[field]]
        if (sameJson(one[field], before)) expect(now).toEqual(other[field])
        else if (sameJson(other[field], before)) expect(now).toEqual(one[field])
        else
          for (const given of [one[field], other[field]])
            if (given !== undefined) expectTold(field, given, { before, now }, losses)
      }
    })
  })

  test('brings two laptops and the server to the same, in whatever order they speak', () => {
    const steps = fc.array(
      fc.record({ who: fc.constantFrom<0 | 1>(0, 1), what: fc.constantFrom('send', 'receive') }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(trioOf(kind), steps, ({ base, one, other }, spoken) => {
        if (!base) return
        let server = base
        const laptops = [one, other].map((here) => ({ here, known: base }))
        const speak = (who: number, what: string) => {
          const laptop = laptops[who]
          if (!laptop) return
          const { here, known } = laptop
          const isChanged = !sameJson(here, known)
          if (what === 'receive' && !isChanged) Object.assign(laptop, { here: server, known: server })
          if (what === 'receive' || !isChanged) return
          const isSeen = sameJson(known, server)
          const next = isSeen ? here : mergeRecords(known, server, here).merged
          Object.assign(laptop, { here: next, known: isSeen ? here : server })
          if (isSeen) server = here
        }
        for (const { who, what } of spoken) speak(who, what)
        for (const who of [0, 1, 0, 1]) for (const what of ['send', 'send', 'receive']) speak(who, what)
        const { merged } = mergeRecords(base, one, other)
        for (const { here } of [...laptops, { here: server }]) expect(sameJson(here, merged)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe.each(['kit', 'caller', 'guest', 'callsheet', 'contact'] as const)('a %s in files', (kind) => {
  test('comes to the same on both laptops, however often and in whatever order they are opened', () => {
    fc.assert(
      fc.property(
        trioOf(kind),
        fc.array(fc.tuple(fc.constantFrom(0, 1), fc.nat(5)), { maxLength: 6 }),
        (trio, opened) => {
          fc.pre(trio.one.updatedAt !== trio.other.updatedAt)
          const unleased = (record: AnyRecord) => ({ ...record, ...(kind === 'caller' && { lease: null }) })
          const laptops = [trio.one, trio.other].map((record) => [unleased(record) as AnyRecord])
          const open = (who: number, which: number) => {
            const [mine = [], theirs = []] = [laptops[who], laptops[1 - who]]
            const [here, file] = [mine.at(-1), theirs.at(which % theirs.length)] as unknown as KitRecord[]
            if (here && file) mine.push(takeRecord(here, file, here.circle) as unknown as AnyRecord)
          }
          for (const [who, which] of opened) open(who, which)
          for (const who of [0, 1]) open(who, -1)
          expect(sameJson(laptops[0]?.at(-1), laptops[1]?.at(-1))).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** How far along each state is. Those of one step contradict each other. */
const STEPS: [kind: SharedKind, field: string, steps: string[][]][] = [
  ['rsvp', 'status', [['signed-up'], ['confirmed', 'declined'], ['no-show', 'attended']]],
  [
    'event',
    'state',
    [['draft'], ['submitted'], ['approved', 'changes-requested', 'rejected'], ['cancelled']],
  ],
  ['form', 'state', [['issued'], ['lost'], ['unused'], ['returned']]],
  ['page', 'state', [['read'], ['set-aside'], ['discarded'], ['verified']]],
  ['callsheet', 'state', [['out'], ['released'], ['back']]],
  ['task', 'state', [['open'], ['done'], ['trouble']]],
]

describe.each(STEPS)('the state of a %s', (kind, field, steps) => {
  const states = fc.constantFrom(...steps.flat())
  const stepOf = (state: unknown) => steps.findIndex((step) => step.some((known) => known === state))

  test('never falls behind what either side had come to, and says where they contradict each other', () => {
    fc.assert(
      fc.property(trioOf(kind), states, states, states, (trio, before, mine, theirs) => {
        const beside = kind === 'page' && { verifiedBy: '', verifiedAt: '', made: [] }
        const inState = (record: AnyRecord, state: string): AnyRecord => ({
          ...record,
          ...beside,
          [field]: state,
        })
        const base = trio.base && inState(trio.base, before)
        const [one, other] = [inState(trio.one, mine), inState(trio.other, theirs)]
        const { merged, losses } = mergeRecords(base, one, other)
        if (base && mine === before && theirs !== before)
          expect([theirs, 'submitted']).toContain(merged[field])
        if (!base || (mine !== before && theirs !== before)) {
          const furthest = Math.max(stepOf(mine), stepOf(theirs))
          // What nobody has approved as it is now goes back into the queue.
          const isQueued = kind === 'event' && merged[field] === 'submitted'
          if (!isQueued || furthest !== 2) expect(stepOf(merged[field])).toBe(furthest)
          if (mine !== theirs && stepOf(mine) === stepOf(theirs))
            expect(losses.map((loss) => loss.field)).toContain(field)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a page that two people work on', () => {
  test('is verified as one of them did it, or not at all', () => {
    fc.assert(
      fc.property(
        trioOf('page'),
        fc.array(fc.constantFrom('read', 'set-aside', 'discarded', 'verified'), {
          minLength: 3,
          maxLength: 3,
        }),
        (trio, states) => {
          const asItIs = (record: AnyRecord, state: unknown, by: string): AnyRecord => ({
            ...record,
            state,
            verifiedBy: state === 'verified' ? by : '',
            verifiedAt: state === 'verified' ? record.updatedAt : '',
            made: state === 'verified' ? [{ id: `person:${by}`, before: null, at: record.updatedAt }] : [],
          })
          const base = trio.base && asItIs(trio.base, states[0], 'cy')
          const sides = [asItIs(trio.one, states[1], 'ann'), asItIs(trio.other, states[2], 'bea')] as const
          const { merged } = mergeRecords(base, ...sides)
          const part = ({ state, verifiedBy, verifiedAt, made }: Fields) => ({
            state,
            verifiedBy,
            verifiedAt,
            made,
          })
          expect(sides.map(part)).toContainEqual(part(merged))
        },
      ),
    )
  })
})

describe('a part of a picture that one takes back while another offers it anew', () => {
  test('is whole or gone, as the later of them wanted it, and asks nobody', () => {
    fc.assert(
      fc.property(trioOf('picturepart'), fc.boolean(), fc.boolean(), (trio, isMine, isTheirs) => {
        const asItIs = (record: AnyRecord, isThere: boolean): AnyRecord => ({
          ...record,
          ...(isThere ? { data: 'whole', deletedAt: '' } : { data: '', deletedAt: record.updatedAt }),
        })
        const base = trio.base && asItIs(trio.base, true)
        const sides = [asItIs(trio.one, isMine), asItIs(trio.other, isTheirs)] as const
        const { merged, losses } = mergeRecords(base, ...sides)
        expect(merged.data === 'whole').toBe(merged.deletedAt === '')
        expect(losses.filter(({ field }) => field === 'data' || field === 'deletedAt')).toEqual([])
      }),
    )
  })
})

describe('a kit that is closed, opened again and purged', () => {
  const totals = {
    contacts: 9,
    done: 9,
    open: 0,
    fresh: 0,
    calls: 9,
    talks: 3,
    yeses: 1,
    signUps: 0,
    callers: 2,
    byOutcome: {},
  }
  const deeds = fc.array(fc.constantFrom('close', 'reopen', 'purge', 'prepare', 'rename'), { maxLength: 4 })
  const live = (kit: Kit, done: readonly string[], by: string, from: number): Kit =>
    done.reduce((now, deed, at) => {
      const actor = { name: by, now: minutesOn(from + at) }
      switch (deed) {
        case 'close':
          return closeKit(now, totals, actor)
        case 'reopen': {
          const reopened = reopenKit(now, actor)
          return reopened.ok ? reopened.value : now
        }
        case 'purge':
          return now.state === 'closed' && now.purgedAt === ''
            ? change(now, { purgedAt: actor.now }, actor)
            : now
        case 'prepare':
          return now.state === 'ready' ? change(now, { state: 'preparing' }, actor) : now
        default:
          return change(now, { title: `${by} ${at}` }, actor)
      }
    }, kit)
  const trio = fc.record({
    base: deeds,
    one: deeds,
    other: deeds,
    ahead: fc.integer({ min: -8, max: 8 }),
    isKnown: fc.boolean(),
  })

  test('is of one piece, and never goes back behind what somebody has done who knew the rest', () => {
    fc.assert(
      fc.property(trio, ({ ahead, isKnown, ...done }) => {
        const base = live(aKit(), done.base, 'cy', -20)
        const [one, other] = [live(base, done.one, 'ann', 0), live(base, done.other, 'bea', ahead)]
        const { merged } = mergeRecords<Kit>(isKnown ? base : null, one, other)
        expect(merged.closedAt !== '').toBe(merged.state === 'closed')
        expect(merged.final !== null).toBe(merged.state === 'closed')
        const isPurged = one.purgedAt !== '' || other.purgedAt !== ''
        if (isPurged) expect(merged).toMatchObject({ state: 'closed', purgedAt: expect.stringMatching(/./) })
        const rounds = [one, other].map(({ reopened = 0 }) => reopened)
        const last = [one, other].filter(({ reopened = 0 }) => reopened === Math.max(...rounds))
        if (!isPurged) expect(merged.state === 'closed').toBe(last.some(({ state }) => state === 'closed'))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a list that is joined', () => {
  const at = (minutes: number) => ({ updatedAt: minutesOn(minutes) })
  const names = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, one) => `Host ${from + one}`)

  test('keeps who was there, and offers to put back all who had to go', () => {
    const base = anEvent({ ...at(0), coHostNames: names(10, 18) })
    const one = { ...base, ...at(1), coHostNames: names(10, 20) }
    const other = { ...base, ...at(2), coHostNames: [...names(10, 18), ...names(20, 22)] }
    const { merged, losses } = mergeRecords(base, one, other)
    expect(merged.coHostNames).toEqual(names(10, 20))
    expect(losses).toEqual([
      { field: 'coHostNames', before: names(10, 18), kept: names(10, 20), lost: names(12, 22) },
    ])
  })

  test('holds nothing that either side took out', () => {
    forAll('eventside', ({ base, one, other }) => {
      if (!base) return
      const [before, mine, theirs, now] = [base, one, other, mergeRecords(base, one, other).merged].map(
        ({ coHostIds }) => new Set(coHostIds as string[]),
      )
      for (const id of before ?? [])
        if (!mine?.has(id) || !theirs?.has(id)) expect(now?.has(id), id).toBe(false)
    })
  })

  test('is never left with less than the model asks for', () => {
    const base = { kind: 'caller', ...at(0), languages: ['en', 'es'] }
    const [one, other] = [
      { ...base, ...at(1), languages: ['en'] },
      { ...base, ...at(2), languages: ['es'] },
    ]
    expect(mergeRecords(base, one, other)).toEqual({
      merged: other,
      losses: [{ field: 'languages', before: ['en', 'es'], kept: ['es'], lost: ['en'] }],
    })
  })
})

describe.each([
  ['lists', 'batch'],
  ['events', 'id'],
] as const)('of the %s of a kit', (field, key) => {
  const nameOf = (entry: unknown) => (entry as Fields)[key]
  const once = <R extends Fields>(record: R): R => {
    const entries = record[field] as unknown[]
    return { ...record, [field]: [...new Map(entries.map((entry) => [nameOf(entry), entry])).values()] }
  }

  test('each stands there once, though both sides changed it', () => {
    forAll('kit', ({ base, one, other }) => {
      const { merged } = mergeRecords(base && once(base), once(one), once(other))
      expect(merged[field]).toEqual(once(merged)[field])
    })
  })
})

describe('what is worked out from names', () => {
  test('follows the names of both, and is nobody’s conflict', () => {
    forAll('person', ({ base, one, other }) => {
      const { merged, losses } = mergeRecords(base, one, other)
      expect(merged).toMatchObject(nameKeys(String(merged.firstName), String(merged.lastName)))
      expect(losses.filter(({ field }) => field === 'sortName' || field === 'spokenName')).toEqual([])
    })
  })
})

describe('an instant that only moves forward', () => {
  test('is the later of two, and tells when it was taken back', () => {
    forAll('guest', ({ base, one, other }) => {
      const { merged, losses } = mergeRecords(base, one, other)
      const [before, mine, theirs] = [base?.arrivedAt, one.arrivedAt, other.arrivedAt]
      if (mine === before || theirs === before || mine === theirs) return
      expect(merged.arrivedAt).toBe([mine, theirs].sort().at(-1))
      const isTakenBack = mine === '' || theirs === ''
      expect(losses.some(({ field, lost }) => field === 'arrivedAt' && lost === '')).toBe(isTakenBack)
    })
  })
})
