import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { listEvents, reviewsOf, rowsOf, rsvpRowsOf } from '#main/core/events'
import { deskOf, standingLineOf } from '#main/core/hosts-line-up'
import { liveModel } from '#main/core/live-model'
import { enterPerson } from '#main/core/people'
import { inTurn } from '#main/core/turns'
import { eventContract } from '#shared/contract/event'
import { editEvent, eventsOfSignUp, missingFacts, submitEvent } from '#shared/domain/event'
import { placeInLine } from '#shared/domain/line-up-join'
import { completePerson, readPerson } from '#shared/domain/person'
import { eventSideId, isLive, keyOf, remove, restore } from '#shared/domain/record'
import { fail, found, requireRight, unwrap } from './base'
import { coHostProcedures } from './co-host'

export function eventProcedures(context: CoreContext) {
  const os = implement(eventContract)
  const { records } = context
  const { addCoHost, removeCoHost } = coHostProcedures(context)

  async function oneEvent(id: string) {
    const event = await records.one('event', id)
    if (!event || !isLive(event)) return null
    const side = await records.one('eventside', eventSideId(id))
    const [row] = await rowsOf(records, [event])
    const host = side ? await records.one('person', side.hostId) : null
    const coHosts = await records.many('person', side?.coHostIds ?? [])
    const [rsvps, reviews] = await Promise.all([rsvpRowsOf(records, id), reviewsOf(records, id)])
    const { seats, missing } = found(row)
    return { event, side, host, coHosts, seats, missing, rsvps, reviews }
  }

  return {
    list: os.list.handler(({ input, signal }) =>
      liveModel(records.changes(['events', 'rsvps']), signal, () =>
        listEvents(records, input, input.limit, nowOf(context)),
      ),
    ),

    one: os.one.handler(({ input, signal }) =>
      liveModel(records.changes(['events', 'rsvps', 'reviews', 'people']), signal, () => oneEvent(input.id)),
    ),

    signUpHost: os.signUpHost.handler(({ input }) => {
      requireRight(context, 'edit-events')
      // The line must not stop for a number that cannot be read: it is kept as typed, to complete later.
      const contact = unwrap(readPerson(input.host, true))
      return inTurn(records, input.meetingId, () =>
        records.command(async (unit) => {
          const actor = actorOf(context)
          const picked = input.hostId ? await unit.one('person', input.hostId) : null
          const host = picked
            ? completePerson(picked, contact, actor)
            : await enterPerson(unit, contact, input.key, actor)
          const made = unwrap(eventsOfSignUp(input, host, 0, actor))
          // Who hosts without a meeting stands in no line.
          const pairs = input.meetingId
            ? placeInLine(made, await standingLineOf(records, input.meetingId), {
                key: input.key,
                desk: deskOf(context),
              })
            : made
          unit.put(host)
          const known = new Map(
            (
              await unit.many(
                'event',
                pairs.map(({ event }) => event.id),
              )
            ).map((event) => [event.id, event]),
          )
          for (const { event, side } of pairs) {
            if (known.has(event.id)) continue
            unit.put(side)
            unit.put(event)
          }
          return { host, events: pairs.map(({ event }) => known.get(event.id) ?? event) }
        }),
      )
    }),

    update: os.update.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        const event = found(await unit.one('event', input.id))
        const side = found(await unit.one('eventside', eventSideId(input.id)))
        const actor = actorOf(context)
        const edited = editEvent(
          { event, side },
          input.fields,
          `${keyOf(event.id)}-${Date.parse(actor.now)}`,
          actor,
        )
        unit.put(edited.side)
        if (edited.review) unit.put(edited.review)
        unit.put(edited.event)
        return edited.event
      })
    }),

    addCoHost,
    removeCoHost,

    submit: os.submit.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        const actor = actorOf(context)
        const events = await unit.many('event', input.ids)
        const sides = new Map(
          (await unit.many('eventside', input.ids.map(eventSideId))).map((side) => [side.eventId, side]),
        )
        const submitted: string[] = []
        const incomplete: { id: string; missing: string[] }[] = []
        for (const event of events) {
          const side = sides.get(event.id) ?? null
          const result = submitEvent({ event, side }, `${input.key}-${keyOf(event.id)}`, actor)
          if (result.ok) {
            unit.put(result.value.review)
            unit.put(result.value.event)
            submitted.push(event.id)
          } else if (result.error.tag === 'incomplete')
            incomplete.push({ id: event.id, missing: missingFacts(event, side) })
          else if (event.state === 'submitted') submitted.push(event.id)
          else if (input.ids.length === 1) fail(result.error)
        }
        return { submitted, incomplete }
      })
    }),

    remove: os.remove.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        unit.put(remove(found(await unit.one('event', input.id)), actorOf(context)))
      })
    }),

    restore: os.restore.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        unit.put(restore(found(await unit.one('event', input.id)), actorOf(context)))
      })
    }),
  }
}
