import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadScripts } from '#main/core/scripts'
import { loadTemplates } from '#main/core/templates'
import { DATABASE_PRAGMAS } from '#main/store/file'
import { openLibsql } from '#main/store/libsql-driver'
import { demo } from '#shared/demo/demo'
import type { Person } from '#shared/model/person'
import { startBuiltCore } from './built-core'
import { benchFile, inTurns, lazy, quantile, timed } from './harness'

/**
 * What somebody waits for between a letter and the suggestions: a client asks the core, a process of its own, for
 * people by the beginnings of names, phones and e-mails among 100,000.
 */
const PEOPLE = 100_000
const SEARCHES = 500
/** As many as the field asks for. */
const FOUND = 20
const DEMO = { seed: 1, people: PEOPLE, language: 'en' } as const

const folder = lazy(() => mkdtemp(join(tmpdir(), 'barnstorm-bench-people-')))

const running = lazy(async () => {
  const core = await startBuiltCore(join(await folder(), 'core'))
  await core.client.system.demo(DEMO)
  return core
})

const people = lazy(async (): Promise<Person[]> => {
  const templates = await loadTemplates()
  const [script] = await loadScripts()
  const agenda = templates[0]
  if (!agenda || !script) throw new Error('no agenda')
  const world = { ...DEMO, now: new Date().toISOString(), zone: 'America/Chicago' }
  const batches = [...demo({ ...world, agendas: { past: agenda, coming: agenda }, script })]
  return batches.flatMap(({ collection, documents }) =>
    collection === 'people' ? (documents as readonly Person[]) : [],
  )
})

/** The same people in SQLite's own full-text index, under the same key and settings, and nothing around it. */
const fullText = lazy(async () => {
  const driver = openLibsql(join(await folder(), 'peer.sqlite'), 'a key for benches')
  driver.exec(`${DATABASE_PRAGMAS}
    CREATE TABLE people (number INTEGER PRIMARY KEY, document TEXT NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5 (spoken, phone, email, content='', prefix='2 3 4')`)
  const person = driver.prepare('INSERT INTO people VALUES (?, ?)')
  const words = driver.prepare('INSERT INTO words (rowid, spoken, phone, email) VALUES (?, ?, ?, ?)')
  driver.exec('BEGIN')
  for (const [index, one] of (await people()).entries()) {
    person.run([index, JSON.stringify(one)])
    words.run([index, one.spokenName, one.phone, one.email])
  }
  driver.exec('COMMIT')
  const find = driver.prepare(
    `SELECT document FROM words JOIN people ON number = words.rowid WHERE words MATCH ? LIMIT ${FOUND}`,
  )
  return (text: string) => {
    const terms = text.match(/[\p{L}\p{N}]+/gu) ?? []
    return find.all([terms.map((term) => `"${term}"*`).join(' ')])
  }
})

/** What is in the field at some letter of a name, a number or an address. */
function typed(person: Person, round: number): string {
  const letters = 2 + (round % 5)
  switch (round % 4) {
    case 0:
      return person.spokenName.slice(0, letters)
    case 1:
      return person.sortName.slice(0, letters + 2)
    case 2:
      return person.phone.slice(2, 6 + letters) || person.spokenName.slice(0, letters)
    default:
      return person.email.slice(0, letters + 1) || person.spokenName.slice(0, letters)
  }
}

export default benchFile(
  {
    'people.autocompleteP95': {
      unit: 'ms',
      peerName: 'FTS5 prefix search in libsql alone, p95',
      async run() {
        const [{ client }, search, all] = [await running(), await fullText(), await people()]
        const text = (round: number) => typed(all[(round * 7919) % all.length] as Person, round)
        const { ours, peer } = await inTurns(
          SEARCHES,
          (round) => timed(() => client.person.find({ text: text(round), limit: FOUND })),
          (round) => timed(() => search(text(round))),
        )
        return { ours: quantile(ours, 0.95), peer: quantile(peer, 0.95) }
      },
    },
  },
  async () => {
    await (await running()).stop()
    await rm(await folder(), { recursive: true, force: true })
  },
)
