import type { AgendaChoice } from '#shared/contract/agenda'
import { fold } from '#shared/domain/person'
import type { Agenda } from '#shared/model/meeting'
import type { Records } from './records'
import { loadTemplates } from './templates'

/** Agendas to start from: one's own by title, then those that come with the app. */
export async function agendaChoices(records: Records): Promise<AgendaChoice[]> {
  const [own, builtIn] = await Promise.all([ownAgendas(records), loadTemplates()])
  return [
    ...own.map(({ id, language, title, summary, segments, updatedAt }) => ({
      id,
      language,
      title,
      summary,
      segments,
      updatedAt,
      own: true,
    })),
    ...builtIn.map((template) => ({ ...template, updatedAt: '', own: false })),
  ]
}

async function ownAgendas(records: Records): Promise<Agenda[]> {
  const found = await records.find('meetings', { selector: { kind: 'agenda', deletedAt: '' } })
  return found
    .filter((document): document is Agenda => document.kind === 'agenda')
    .sort((one, other) => fold(one.title).localeCompare(fold(other.title)))
}
