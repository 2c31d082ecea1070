import { z } from 'zod'
import { agenda, agendaTemplate } from '#shared/model/meeting'
import { live, newKey, procedure } from './base'

/** An agenda to start from. `own`: saved by somebody here, and so may be changed. */
export const agendaChoice = agendaTemplate.extend({
  own: z.boolean(),
  /** '' for those that come with the app: nobody changes them. */
  updatedAt: z.string(),
})
export type AgendaChoice = z.infer<typeof agendaChoice>

export const agendaFields = agenda.pick({ language: true, title: true, summary: true, segments: true })
export type AgendaFields = z.infer<typeof agendaFields>

/** Agendas to start from: those that come with the app, and one's own. */
export const agendaContract = {
  /** One's own first, by title; then those that come with the app. */
  list: procedure.output(live(z.array(agendaChoice))),
  save: procedure.input(z.object({ key: newKey, fields: agendaFields })).output(agenda),
  update: procedure.input(z.object({ id: z.string(), fields: agendaFields.partial() })).output(agenda),
  remove: procedure.input(z.object({ id: z.string() })).output(z.void()),
  restore: procedure.input(z.object({ id: z.string() })).output(z.void()),
  /** One's own, or one that comes with the app, as a file for another group. */
  exportFile: procedure.input(z.object({ id: z.string() })).output(z.instanceof(File)),
  /** Checked whole before anything is saved; what is not an agenda of ours fails with `no-agenda-file`. */
  importFile: procedure.input(z.object({ key: newKey, file: z.instanceof(Blob) })).output(agenda),
}
