import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ImportProgress } from '#shared/contract/contacts'
import { contactFields, type ReadContact } from '#shared/domain/contact-import'
import { type Actor, change, create, isLive } from '#shared/domain/record'
import type { Circle } from '#shared/model/base'
import type { Contact } from '#shared/model/contact'
import type { Kit, KitDesk } from '#shared/model/kit'
import { SERVER_ID } from '#shared/model/sync'
import { importRows } from '../store/import-rows'
import { type ContactFile, rememberColumns } from './contact-file'
import { inTurns } from './in-turns'
import { pages } from './kit-pages'
import { deskOfKit, putDesk } from './kits'
import type { Records } from './records'

/** Records that are changed together; between two such batches others get their turn. */
const BATCH = 200

type Parts = { records: Records; actor: () => Actor }
export type ImportJob = {
  kit: Kit
  file: ContactFile
  batch: string
  source: string
  /** On the kit's list already. */
  isKnown: (contactId: string) => boolean
  signal: AbortSignal
  onProgress: (done: number, total: number) => void
}

/**
 * Writes the rows that are in order. They become contacts in one write, when the kit names their list: until then they
 * are nobody's, and where it is cancelled or fails they go again; where the power goes, the next start takes them off.
 * On a laptop that syncs they carry no circle before they are complete, so that no half of a list is sent.
 */
export async function importContacts(
  { records, actor }: Parts,
  job: ImportJob,
): Promise<Extract<ImportProgress, { state: 'done' | 'cancelled' }>> {
  const { kit, file, batch, source, signal } = job
  const good = file.rows.filter((row): row is GoodRow => row.contact !== null && !file.repeats.has(row.line))
  const fresh = good.filter(({ id }) => !job.isKnown(id))
  await noteImport(records, kit.id, { batch, source, contacts: fresh.length, state: 'writing' }, actor())
  try {
    const circle: Circle = (await isShared(records, kit.circle)) ? 'device' : kit.circle
    const stamp = actor()
    const documents: Contact[] = []
    await inTurns(fresh, (row) => {
      const fields = contactFields(row, { kitId: kit.id, batch })
      documents.push(create('contact', { ...fields, circle }, stamp))
    })
    // In order of their ids the indexes only grow at their end: far fewer pages to write than at random places.
    documents.sort((one, other) => (one.id < other.id ? -1 : 1))
    const pace = { signal, onProgress: job.onProgress }
    const { taken, isStopped } = await importRows(records.collections.contacts, documents, pace)
    if (!isStopped) await writeOver(records, documents, taken)
    if (isStopped || signal.aborted) throw new Cancelled()
  } catch (cause) {
    await takeOff(records, kit.id, batch)
    await forgetImport(records, kit.id, batch, actor())
    if (cause instanceof Cancelled) return { state: 'cancelled' }
    throw cause
  }
  await noteImport(records, kit.id, { batch, source, contacts: fresh.length, state: 'complete' }, actor())
  await completeImport(records, kit.id, batch, actor, file)
  return {
    state: 'done',
    added: fresh.length,
    repeats: file.repeats.size,
    known: file.rows.filter((row) => row.contact && !file.repeats.has(row.line) && job.isKnown(row.id))
      .length,
    flawed: file.rows.filter(({ contact }) => !contact).length,
    households: new Set(fresh.map(({ contact }) => contact.household)).size,
    flawedCsv: '',
  }
}

class Cancelled extends Error {}

type GoodRow = ReadContact & { contact: NonNullable<ReadContact['contact']> }

/** Does this laptop send this circle to a server? */
async function isShared(records: Records, circle: Circle): Promise<boolean> {
  const link = await records.one('server', SERVER_ID)
  if (!link || !isLive(link)) return false
  // Whoever is on the team sends what hosts have through the team's circle.
  return link.circles.includes(circle) || link.circles.includes('team')
}

/** Ids that are taken belong to contacts that were removed, or purged, or left behind: they come back as they are now. */
async function writeOver(
  records: Records,
  documents: readonly Contact[],
  taken: readonly string[],
): Promise<void> {
  const ids = new Set(taken)
  const again = documents.filter(({ id }) => ids.has(id))
  for (let start = 0; start < again.length; start += BATCH) {
    await records.command(async (unit) => {
      for (const document of again.slice(start, start + BATCH)) unit.put(document)
    })
    await nextTurn()
  }
}

type Noted = KitDesk['imports'][number]

const noteImport = (records: Records, kitId: string, noted: Noted, actor: Actor): Promise<KitDesk> =>
  editImports(records, kitId, actor, (imports) => [
    ...imports.filter(({ batch }) => batch !== noted.batch),
    noted,
  ])

const forgetImport = (records: Records, kitId: string, batch: string, actor: Actor): Promise<KitDesk> =>
  editImports(records, kitId, actor, (imports) => imports.filter((one) => one.batch !== batch))

async function editImports(
  records: Records,
  kitId: string,
  actor: Actor,
  edit: (imports: Noted[]) => Noted[],
): Promise<KitDesk> {
  const { id } = await deskOfKit(records, kitId, actor)
  return records.command(async (unit) => {
    const desk = await unit.one('kitdesk', id)
    return putDesk(unit, kitId, { imports: edit(desk?.imports ?? []) }, actor)
  })
}

/** All rows are here: they join the circle, and the kit names their list. */
async function completeImport(
  records: Records,
  kitId: string,
  batch: string,
  actor: () => Actor,
  file: ContactFile | null,
): Promise<void> {
  const kit = await records.one('kit', kitId)
  if (!kit) return
  for await (const page of pages(records, 'contacts', { kitId, batch })) {
    const staged = page.filter(({ circle }) => circle !== kit.circle).map(({ id }) => id)
    for (let start = 0; start < staged.length; start += BATCH) {
      await records.command(async (unit) => {
        for (const contact of await unit.many('contact', staged.slice(start, start + BATCH)))
          unit.put({ ...contact, circle: kit.circle })
      })
      await nextTurn()
    }
  }
  await records.command(async (unit) => {
    const known = await unit.one('kit', kitId)
    const desk = await putDesk(unit, kitId, {}, actor())
    const noted = desk.imports.find((one) => one.batch === batch)
    if (!known || !noted) return
    const { source, contacts } = noted
    const lists = known.lists.filter((list) => list.batch !== batch)
    unit.put(change(known, { lists: [...lists, { batch, source, contacts, at: actor().now }] }, actor()))
    unit.put({ ...desk, imports: desk.imports.filter((one) => one.batch !== batch) })
    if (file) await rememberColumns(unit, file.table.headers, file.columns, actor())
  })
}

/** Rows of a list that came to nothing go for good: nobody has seen them, and no server has them. */
export async function takeOff(records: Records, kitId: string, batch: string): Promise<number> {
  let count = 0
  for await (const page of pages(records, 'contacts', { kitId, batch })) {
    for (let start = 0; start < page.length; start += BATCH) {
      const { success } = await records.collections.contacts.bulkRemove(
        page.slice(start, start + BATCH).map(({ id }) => id),
      )
      count += success.length
      await nextTurn()
    }
  }
  const { storageInstance } = records.collections.contacts
  while (!(await storageInstance.cleanup(0))) await nextTurn()
  return count
}

/** What a pulled plug left: imports that had all their rows are finished, the others leave nothing behind. */
export async function settleImports({ records, actor }: Parts): Promise<void> {
  const desks = await records.find('device', { selector: { kind: 'kitdesk' } })
  for (const desk of desks) {
    if (desk.kind !== 'kitdesk') continue
    for (const { batch, state } of desk.imports) {
      if (state === 'complete') await completeImport(records, desk.kitId, batch, actor, null)
      else {
        await takeOff(records, desk.kitId, batch)
        await forgetImport(records, desk.kitId, batch, actor())
      }
    }
  }
}
