import { readFile } from 'node:fs/promises'
import { isLive } from '#shared/domain/record'
import { type Script, type ScriptTemplate, scriptTemplate } from '#shared/model/script'
import type { Records } from './records'
import { resourcePath } from './resources'

/** Scripts that come with the app, in the order in which they are offered. */
const scriptNames = ['invite', 'remind', 'listen']

/** They ship inside the app, so one that is not valid is a bug, and throws. */
export const loadScripts = (): Promise<ScriptTemplate[]> =>
  Promise.all(
    scriptNames.map(async (name) => {
      const file = resourcePath('scripts', `${name}.json`)
      const checked = scriptTemplate.safeParse(JSON.parse(await readFile(file, 'utf8')))
      if (!checked.success) throw new Error(`${file}: ${checked.error.message}`)
      return checked.data
    }),
  )

/** All versions of a kit's script, newest first. */
export async function scriptVersions(records: Records, kitId: string): Promise<Script[]> {
  const found = await records.find('kits', { selector: { kind: 'script', kitId } })
  return found
    .filter((document): document is Script => document.kind === 'script' && isLive(document))
    .sort((one, other) => other.version - one.version || (one.createdAt < other.createdAt ? 1 : -1))
}
