import { DEMO_MEETING_ID, type DemoBatch, demo } from '#shared/demo/demo'
import { isLive } from '#shared/domain/record'
import type { Language } from '#shared/model/base'
import type { AgendaTemplate } from '#shared/model/meeting'
import { importRows } from '../store/import-rows'
import type { Collections, Records } from './records'
import { loadScripts } from './scripts'
import { loadTemplates } from './templates'

export type DemoInput = { seed: number; people: number; language: Language; now: string; zone: string }

/** A demo never meets a server, and says on every screen that it is one. */
export async function isDemo(records: Records): Promise<boolean> {
  const meeting = await records.one('meeting', DEMO_MEETING_ID)
  return meeting !== null && isLive(meeting)
}

/** Nothing of anybody's work is in here: no meeting, no person, no event. */
export async function isEmpty(records: Records): Promise<boolean> {
  for (const name of ['meetings', 'people', 'events'] as const)
    if ((await records.count(name, { selector: {} })) > 0) return false
  return true
}

/** Fills an empty workspace. Done again after it was cut off, it adds what is missing. */
export async function fillWithDemo(records: Records, input: DemoInput): Promise<{ meetingId: string }> {
  const agendas = await agendasFor(input.language)
  const [script] = await loadScripts()
  if (!script) throw new Error('no script comes with the app')
  for (const batch of demo({ ...input, agendas, script })) await write(records.collections, batch)
  return { meetingId: DEMO_MEETING_ID }
}

async function write(collections: Collections, { collection, documents }: DemoBatch): Promise<void> {
  // The batch's type ties its documents to its collection; the index into the map forgets that.
  await importRows(collections[collection] as never, documents as never)
}

async function agendasFor(language: Language): Promise<{ past: AgendaTemplate; coming: AgendaTemplate }> {
  const templates = await loadTemplates()
  const named = (name: string): AgendaTemplate => {
    const template = templates.find((one) => one.language === language && one.id.startsWith(name))
    if (!template) throw new Error(`no agenda ${name} in ${language}`)
    return template
  }
  return { past: named('barnstorm-90'), coming: named('barnstorm-60') }
}
