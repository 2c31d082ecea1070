import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { rsvpIdsOf } from '#main/core/events'
import { enterPerson } from '#main/core/people'
import type { Unit } from '#main/core/records'
import { eventContract } from '#shared/contract/event'
import { lineUpContract } from '#shared/contract/line-up'
import { coHostReview, type JoinFacts, joinEvents, partEvents, withCoHosts } from '#shared/domain/co-host'
import type { EventPair } from '#shared/domain/event'
import { completePerson, readPerson } from '#shared/domain/person'
import { eventSideId, isLive, keyOf } from '#shared/domain/record'
import type { Person } from '#shared/model/person'
import { found, requireRight, unwrap } from './base'

/** Who else hosts an event: by its form, and where two hosts make one event of theirs. */
export function coHostProcedures(context: CoreContext) {
  const event = implement(eventContract)
  const lineUp = implement(lineUpContract)
  const { records } = context

  async function pairOf(unit: Unit, id: string): Promise<EventPair> {
    const event = await unit.one('event', id)
    const side = await unit.one('eventside', eventSideId(id))
    return { event: found(event && isLive(event) ? event : null), side: found(side) }
  }

  /** The event with other co-hosts, and what its record says of that. */
  function putCoHosts(unit: Unit, pair: EventPair, people: Person[], key: string): void {
    const actor = actorOf(context)
    const changed = unwrap(withCoHosts(pair, people, actor))
    const review = coHostReview(pair.event, changed.event, `${key}-${keyOf(pair.event.id)}`, actor)
    unit.put(changed.side)
    if (review) unit.put(review)
    unit.put(changed.event)
  }

  async function factsOf(unit: Unit, keepId: string, joinId: string): Promise<JoinFacts> {
    const [keep, join] = [await pairOf(unit, keepId), await pairOf(unit, joinId)]
    const standing = await unit.many('person', keep.side.coHostIds)
    const joining = await unit.many('person', [join.side.hostId, ...join.side.coHostIds])
    const rsvps = await unit.many('rsvp', await rsvpIdsOf(records, joinId))
    const known = await unit.many('rsvp', await rsvpIdsOf(records, keepId))
    return {
      keep,
      join,
      standing,
      joining,
      rsvps,
      knownByPerson: new Map(known.map((rsvp) => [rsvp.personId, rsvp])),
    }
  }

  function put(unit: Unit, { keep, join, reviews, rsvps }: Outcome): void {
    unit.put(keep.side)
    for (const review of reviews) unit.put(review)
    for (const rsvp of rsvps) unit.put(rsvp)
    unit.put(keep.event)
    unit.put(join)
  }

  return {
    addCoHost: event.addCoHost.handler(({ input }) => {
      requireRight(context, 'edit-events')
      const contact = unwrap(readPerson(input.person, true))
      return records.command(async (unit) => {
        const actor = actorOf(context)
        const pair = await pairOf(unit, input.id)
        const picked = input.personId ? await unit.one('person', input.personId) : null
        const person = picked
          ? completePerson(picked, contact, actor)
          : await enterPerson(unit, contact, input.key, actor)
        unit.put(person)
        const standing = await unit.many('person', pair.side.coHostIds)
        const already = standing.some(({ id }) => id === person.id) || person.id === pair.side.hostId
        if (!already) putCoHosts(unit, pair, [...standing, person], input.key)
        return { person, already }
      })
    }),

    removeCoHost: event.removeCoHost.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        const pair = await pairOf(unit, input.id)
        const standing = await unit.many('person', pair.side.coHostIds)
        const staying = standing.filter(({ id }) => id !== input.personId)
        putCoHosts(unit, pair, staying, `left-${Date.parse(actorOf(context).now)}`)
      })
    }),

    coHost: lineUp.coHost.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        const facts = await factsOf(unit, input.keepId, input.joinId)
        // Sent twice: it is done already.
        if (await unit.one('review', `review:${input.key}`)) return { moved: 0 }
        const outcome = unwrap(joinEvents(facts, input.key, actorOf(context)))
        put(unit, outcome)
        return { moved: outcome.rsvps.length }
      })
    }),

    undoCoHost: lineUp.undoCoHost.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        const facts = await factsOf(unit, input.keepId, input.joinId)
        if (await unit.one('review', `review:${input.key}-back`)) return
        put(unit, unwrap(partEvents(facts, input.key, actorOf(context))))
      })
    }),
  }
}

type Outcome = Extract<ReturnType<typeof joinEvents>, { ok: true }>['value']
