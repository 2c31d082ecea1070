import { readFile } from 'node:fs/promises'
import { type AgendaTemplate, agendaTemplate } from '#shared/model/meeting'
import { resourcePath } from './resources'

/** The agendas that come with the app, in the order in which they are offered. */
export const templateNames = ['barnstorm-90', 'barnstorm-60', 'barnstorm-30', 'phone-bank-party', 'team-call']
export const templateLanguages = ['en', 'es']

/** All built-in agendas, in both languages. They ship inside the app, so one that is not valid is a bug, and throws. */
export const loadTemplates = (): Promise<AgendaTemplate[]> =>
  Promise.all(
    templateLanguages.flatMap((language) =>
      templateNames.map((name) => loadTemplate(`${name}.${language}.json`)),
    ),
  )

async function loadTemplate(fileName: string): Promise<AgendaTemplate> {
  const file = resourcePath('agendas', fileName)
  const checked = agendaTemplate.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!checked.success) throw new Error(`${file}: ${checked.error.message}`)
  return checked.data
}
