import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HostsIndex } from '#main/core/hosts-index'
import { loadZips } from '#main/core/hosts-zips'
import type { FreeTime } from '#shared/contract/hosts'
import { type HostSearch, hostCandidate, nearestHosts } from '#shared/domain/nearest'
import type { EventRecord } from '#shared/model/event'
import { anEvent, NOW } from '#tests/factories/documents'

const zips = await loadZips()
/** Towns near and far, an island, both sides of the date line's mountains, a ZIP that is none, and none at all. */
const ZIPS = [
  '10001',
  '10002',
  '11201',
  '60614',
  '60615',
  '90012',
  '99501',
  '96813',
  '00901',
  '33040',
  '00000',
  '',
]

const event = fc
  .record({
    zip: fc.constantFrom(...ZIPS),
    hours: fc.integer({ min: -80, max: 400 }),
    capacity: fc.nat(3),
    meetingId: fc.constantFrom('meeting:m1', 'meeting:m2'),
    mode: fc.constantFrom('in-person' as const, 'in-person' as const, 'online' as const),
    visibility: fc.constantFrom('public' as const, 'public' as const, 'private' as const),
    state: fc.constantFrom('draft' as const, 'approved' as const, 'cancelled' as const),
    taken: fc.nat(4),
  })
  .map(({ hours, ...fields }) => ({
    ...fields,
    startsAt: new Date(Date.parse(NOW) + hours * 3_600_000).toISOString(),
  }))
type Draft = Parameters<typeof anEvent>[0] & { taken: number }

const free = fc.array(
  fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    part: fc.constantFrom<FreeTime['part'][]>('morning', 'afternoon', 'evening'),
  }),
  { maxLength: 3 },
)

const pointOf = (record: EventRecord) => (record.mode === 'online' ? null : (zips(record.zip)?.point ?? null))

function made(drafts: readonly Draft[]) {
  const index = new HostsIndex(pointOf)
  const candidates = drafts.map(({ taken, ...fields }, number) => {
    const record = anEvent({ ...fields, id: `event:e-${String(number).padStart(3, '0')}` })
    index.put(record)
    index.setTaken(record.id, taken)
    return hostCandidate(record, pointOf(record), taken)
  })
  return { index, candidates }
}

describe('the index of hosts', () => {
  it('finds what looking at every event finds, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 60 }),
        fc.constantFrom(...ZIPS),
        fc.constantFrom(null, 'meeting:m1'),
        free,
        fc.integer({ min: 1, max: 20 }),
        (drafts, zip, meetingId, times, limit) => {
          const { index, candidates } = made(drafts)
          const search: HostSearch = {
            from: zips(zip)?.point ?? null,
            meetingId,
            free: times,
            limit,
            now: NOW,
          }
          const found = index.search(search)
          const slow = nearestHosts(candidates, search)
          expect(found.map(({ candidate }) => candidate.event.id)).toEqual(
            slow.map(({ candidate }) => candidate.event.id),
          )
          expect(found.map(({ miles }) => miles)).toEqual(slow.map(({ miles }) => miles))
        },
      ),
    )
  })

  it('after any changes finds what one made afresh finds', () => {
    const changes = fc.array(fc.tuple(fc.nat(20), fc.option(event)), { maxLength: 60 })
    fc.assert(
      fc.property(changes, fc.constantFrom(...ZIPS), (steps, zip) => {
        const index = new HostsIndex(pointOf)
        const standing = new Map<string, EventRecord>()
        const search: HostSearch = {
          from: zips(zip)?.point ?? null,
          meetingId: null,
          free: [],
          limit: 20,
          now: NOW,
        }
        for (const [number, draft] of steps) {
          const id = `event:e-${number}`
          if (draft) {
            const { taken: _, ...fields } = draft
            const record = anEvent({ ...fields, id })
            index.put(record)
            standing.set(id, record)
          } else {
            index.drop(id)
            standing.delete(id)
          }
          index.search(search)
        }
        const fresh = new HostsIndex(pointOf)
        for (const record of standing.values()) fresh.put(record)
        expect(index.size).toBe(standing.size)
        expect(index.search(search)).toEqual(fresh.search(search))
      }),
    )
  })
})
