import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { liveModel } from '#main/core/live-model'
import { enterPerson, findPeople, matchesFor } from '#main/core/people'
import { personContract } from '#shared/contract/person'
import { editPerson, readPerson } from '#shared/domain/person'
import { found, requireRight, unwrap } from './base'

export function personProcedures(context: CoreContext) {
  const os = implement(personContract)
  const { records } = context

  return {
    list: os.list.handler(({ input, signal }) =>
      liveModel(records.changes(['people']), signal, async () => ({
        people: await findPeople(records, input.text, input.limit),
        total: await records.count('people', { selector: { deletedAt: '' } }),
      })),
    ),

    find: os.find.handler(({ input }) => matchesFor(records, input.text, input.limit)),

    save: os.save.handler(async ({ input }) => {
      requireRight(context, 'enter-people')
      const contact = unwrap(readPerson(input.fields))
      const actor = actorOf(context)
      return records.command(async (unit) => {
        const person = input.id
          ? editPerson(found(await unit.one('person', input.id)), contact, actor)
          : await enterPerson(unit, contact, input.key, actor)
        unit.put(person)
        return person
      })
    }),
  }
}
