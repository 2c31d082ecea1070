import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { enterPerson } from '#main/core/people'
import type { Unit } from '#main/core/records'
import { rsvpContract } from '#shared/contract/rsvp'
import { completePerson, readPerson } from '#shared/domain/person'
import { change, isLive, remove, restore, rsvpId } from '#shared/domain/record'
import { signUp } from '#shared/domain/rsvp'
import type { Rsvp } from '#shared/model/rsvp'
import { found, requireRight, unwrap } from './base'
import { rsvpImportProcedures } from './rsvp-import'

export function rsvpProcedures(context: CoreContext) {
  const os = implement(rsvpContract)
  const { records } = context

  /** One sign-up changed, by whoever may enter people. */
  const edit = (id: string, next: (rsvp: Rsvp) => Rsvp): Promise<Rsvp> => {
    requireRight(context, 'enter-people')
    return records.command(async (unit: Unit) => {
      const rsvp = next(found(await unit.one('rsvp', id)))
      unit.put(rsvp)
      return rsvp
    })
  }

  return {
    ...rsvpImportProcedures(context),

    add: os.add.handler(({ input }) => {
      requireRight(context, 'enter-people')
      const contact = unwrap(readPerson(input.person, true))
      return records.command(async (unit) => {
        const actor = actorOf(context)
        const event = await unit.one('event', input.eventId)
        const { id: eventId } = found(event && isLive(event) ? event : null)
        const picked = input.personId ? await unit.one('person', input.personId) : null
        const person = picked
          ? completePerson(picked, contact, actor)
          : await enterPerson(unit, contact, input.key, actor)
        const known = await unit.one('rsvp', rsvpId(eventId, person.id))
        const facts = { eventId, personId: person.id, source: input.source, note: input.note, batch: '' }
        const { rsvp, already } = signUp(known, facts, actor)
        unit.put(person)
        unit.put(rsvp)
        return { rsvp, person, already }
      })
    }),

    setStatus: os.setStatus.handler(({ input }) =>
      edit(input.id, (rsvp) => change(rsvp, { status: input.status }, actorOf(context))),
    ),

    remove: os.remove.handler(async ({ input }) => {
      await edit(input.id, (rsvp) => remove(rsvp, actorOf(context)))
    }),

    restore: os.restore.handler(async ({ input }) => {
      await edit(input.id, (rsvp) => restore(rsvp, actorOf(context)))
    }),
  }
}
