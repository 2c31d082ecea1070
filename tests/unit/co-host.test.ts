import { describe, expect, it } from 'vitest'
import { type JoinFacts, joinEvents, MAX_CO_HOSTS, partEvents, withCoHosts } from '#shared/domain/co-host'
import { hostNames } from '#shared/domain/directory-room'
import { countHosts } from '#shared/domain/line-up'
import { isLive } from '#shared/domain/record'
import type { Rsvp } from '#shared/model/rsvp'
import { actor, anEvent, anRsvp, aPerson, aSide, later } from '#tests/factories/documents'

const luis = aPerson({ id: 'person:luis', firstName: 'Luis', lastName: 'Gómez' })
const rosa = aPerson({ id: 'person:rosa', firstName: 'Rosa', lastName: '' })
const keep = {
  event: anEvent({ id: 'event:keepkeepkeep-0' }),
  side: aSide({ eventId: 'event:keepkeepkeep-0' }),
}
const join = {
  event: anEvent({ id: 'event:joinjoinjoin-0', hostName: 'Luis G.' }),
  side: aSide({ id: 'eventside:joinjoinjoin-0', eventId: 'event:joinjoinjoin-0', hostId: luis.id }),
}
const KEY = 'join-command-key'
const guest = (person: string, event: string, fields: Partial<Rsvp> = {}) =>
  anRsvp({
    id: `rsvp:${event}:${person}`,
    eventId: `event:${event}`,
    personId: `person:${person}`,
    ...fields,
  })
const facts = (rsvps: Rsvp[], known: Rsvp[] = []): JoinFacts => ({
  keep,
  join,
  standing: [],
  joining: [luis],
  rsvps,
  knownByPerson: new Map(known.map((rsvp) => [rsvp.personId, rsvp])),
})
function must<T>(result: { ok: true; value: T } | { ok: false; error: { tag: string } }): T {
  if (!result.ok) throw new Error(result.error.tag)
  return result.value
}

describe('co-hosts', () => {
  it('are heard by the room by first name, and counted once', () => {
    const pair = must(withCoHosts(keep, [luis, rosa, luis], actor))
    expect(hostNames(pair.event)).toBe('Mary O. & Luis G. & Rosa')
    expect(pair.side.coHostIds).toEqual([luis.id, rosa.id])
    expect(
      countHosts(
        [pair.event, join.event],
        new Map([
          [pair.event.id, pair.side],
          [join.event.id, join.side],
        ]),
      ),
    ).toBe(3)
    expect(countHosts([pair.event], new Map())).toBe(3)
  })

  it('leave out who hosts anyway, and end where a crowd begins', () => {
    expect(must(withCoHosts(keep, [aPerson()], actor))).toEqual(keep)
    const crowd = Array.from({ length: MAX_CO_HOSTS + 1 }, (_, index) => aPerson({ id: `person:p${index}` }))
    expect(withCoHosts(keep, crowd, actor)).toMatchObject({ ok: false, error: { tag: 'too-many-co-hosts' } })
  })
})

describe('two hosts who make one event of theirs', () => {
  it('bring their guests along, each once, and only those who mean to come', () => {
    const guests = [
      guest('ana', 'joinjoinjoin-0'),
      guest('ben', 'joinjoinjoin-0', { status: 'declined' }),
      guest('eve', 'joinjoinjoin-0'),
      guest('mary', 'joinjoinjoin-0'),
    ]
    const outcome = must(joinEvents(facts(guests, [guest('eve', 'keepkeepkeep-0')]), KEY, actor))
    expect(outcome.rsvps.map(({ id, batch }) => [id, batch])).toEqual([['rsvp:keepkeepkeep-0:ana', KEY]])
    expect(outcome.join.state).toBe('cancelled')
    expect(outcome.keep.event.coHostNames).toEqual(['Luis G.'])
  })

  it('are two again with undo, and nobody is signed up who had not been', () => {
    const joined = must(joinEvents(facts([guest('ana', 'joinjoinjoin-0')]), KEY, actor))
    const own = guest('eve', 'keepkeepkeep-0')
    const parted = must(
      partEvents(
        {
          keep: joined.keep,
          join: { event: joined.join, side: join.side },
          standing: [luis],
          joining: [luis],
          knownByPerson: new Map([...joined.rsvps, own].map((rsvp) => [rsvp.personId, rsvp])),
        },
        KEY,
        later(1),
      ),
    )
    expect(parted.join.state).toBe('draft')
    expect(parted.keep.side.coHostIds).toEqual([])
    expect(parted.rsvps.map(({ personId }) => personId)).toEqual(['person:ana'])
    expect(parted.rsvps.some(isLive)).toBe(false)
  })

  it('cannot join an event that is called off, nor one with itself', () => {
    const off = { ...facts([]), join: { ...join, event: anEvent({ id: join.event.id, state: 'cancelled' }) } }
    expect(joinEvents(off, KEY, actor)).toMatchObject({ ok: false, error: { tag: 'wrong-state' } })
    expect(joinEvents({ ...facts([]), join: keep }, KEY, actor)).toMatchObject({ ok: false })
  })
})
