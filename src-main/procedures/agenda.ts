import { implement } from '@orpc/server'
import { agendaChoices } from '#main/core/agendas'
import { actorOf, type CoreContext } from '#main/core/context'
import { liveModel } from '#main/core/live-model'
import { fileName } from '#main/print/print'
import { type AgendaFields, agendaContract } from '#shared/contract/agenda'
import { checkSegments, segmentProblems } from '#shared/domain/agenda'
import { MAX_AGENDA_CHARACTERS, readAgendaFile, writeAgendaFile } from '#shared/domain/agenda-file'
import { change, create, remove, restore } from '#shared/domain/record'
import { fail, found, requireRight, unwrap } from './base'

export function agendaProcedures(context: CoreContext) {
  const os = implement(agendaContract)
  const { records } = context

  /** The same command again finds its agenda saved. */
  const save = (key: string, fields: AgendaFields) => {
    requireRight(context, 'run-meetings')
    const [problem] = segmentProblems(fields.segments)
    if (problem) fail(problem)
    return records.command(async (unit) => {
      const id = `agenda:${key}`
      const known = await unit.one('agenda', id)
      if (known) return known
      const segments = checkSegments(fields.segments)
      const agenda = create('agenda', { ...fields, segments, id }, actorOf(context))
      unit.put(agenda)
      return agenda
    })
  }

  return {
    list: os.list.handler(({ signal }) =>
      liveModel(records.changes(['meetings']), signal, () => agendaChoices(records)),
    ),

    save: os.save.handler(({ input }) => save(input.key, input.fields)),

    update: os.update.handler(({ input }) => {
      requireRight(context, 'run-meetings')
      return records.command(async (unit) => {
        const agenda = change(found(await unit.one('agenda', input.id)), input.fields, actorOf(context))
        const [problem] = segmentProblems(agenda.segments)
        if (problem) fail(problem)
        const checked = { ...agenda, segments: checkSegments(agenda.segments) }
        unit.put(checked)
        return checked
      })
    }),

    remove: os.remove.handler(({ input }) => {
      requireRight(context, 'run-meetings')
      return records.command(async (unit) => {
        unit.put(remove(found(await unit.one('agenda', input.id)), actorOf(context)))
      })
    }),

    restore: os.restore.handler(({ input }) => {
      requireRight(context, 'run-meetings')
      return records.command(async (unit) => {
        unit.put(restore(found(await unit.one('agenda', input.id)), actorOf(context)))
      })
    }),

    exportFile: os.exportFile.handler(async ({ input }) => {
      const choice = found((await agendaChoices(records)).find(({ id }) => id === input.id))
      return new File([writeAgendaFile(choice)], `${fileName(choice.title)}.agenda.json`, {
        type: 'application/json',
      })
    }),

    importFile: os.importFile.handler(async ({ input }) => {
      // A letter takes at most four bytes: what is larger in any case is not read at all.
      if (input.file.size > MAX_AGENDA_CHARACTERS * 4) fail({ tag: 'file-too-large' })
      return save(input.key, unwrap(readAgendaFile(await input.file.text())))
    }),
  }
}
