import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Problem } from '#shared/contract/base'
import type { OpenedFile } from '#shared/contract/sealed'
import { checkRecord, forFile, isSame, type KitRecord, takeRecord } from '#shared/domain/kit-file'
import { type Actor, create, isLive, keyOf } from '#shared/domain/record'
import { err, ok, type Result } from '#shared/domain/result'
import type { Circle } from '#shared/model/base'
import { kindsByCollection } from '#shared/model/collections'
import type { Contact } from '#shared/model/contact'
import type { Kit } from '#shared/model/kit'
import type { OpenedBundle, SealedBundle } from '../exchange/sealed'
import { importRows } from '../store/import-rows'
import { takeOff } from './contact-import'
import { pages } from './kit-pages'
import { putDesk } from './kits'
import type { Records } from './records'

export type FileUse = 'kit' | 'results'
export type Part = { part: number; parts: number }

/** All of a kit, or what came of it without its contacts, to be sealed. */
export async function bundleOfKit(
  records: Records,
  kit: Kit,
  use: FileUse,
  { part, desk, actor, app }: { part: Part | null; desk: string; actor: Actor; app: string },
): Promise<SealedBundle> {
  const all: KitRecord[] = [kit]
  for (const kind of kindsByCollection.kits)
    if (kind !== 'kit')
      for (const document of await records.find('kits', { selector: { kind, kitId: kit.id } }))
        all.push(document as KitRecord)
  if (use === 'kit')
    for (const { batch } of kit.lists)
      for await (const page of pages(records, 'contacts', { kitId: kit.id, batch }))
        all.push(...page.filter(isLive))
  for await (const page of pages(records, 'conversations', { kitId: kit.id })) all.push(...page)
  return {
    ...{ use, madeAt: actor.now, madeBy: actor.name, app },
    about: { kitId: kit.id, title: kit.title, desk, part },
    records: all.map(forFile),
  }
}

/** Records that are looked up or written together; between two such batches others get their turn. */
const BATCH = 200

/**
 * Takes what is in an opened file, all or nothing: everything is checked before the first record is written, contacts are
 * nobody's until the kit names their list, and the kit comes with all the rest in one write. Opening the same file again
 * changes nothing.
 */
export async function takeBundle(
  records: Records,
  bundle: OpenedBundle,
  { actor, batchKey }: { actor: () => Actor; batchKey: string },
): Promise<Result<Omit<OpenedFile, 'calledTwice' | 'clockOffMinutes'>, Problem>> {
  const checked = await checkBundle(bundle)
  if (!checked.ok) return checked
  const { kit: theirs, all, part } = checked.value
  const known = await records.one('kit', theirs.id)
  if (!known && bundle.use === 'results') return err({ tag: 'not-found', detail: theirs.title })
  const circle = known?.circle ?? theirs.circle
  const contacts = all.filter((record): record is Contact => record.kind === 'contact')
  const others = all.filter((record) => record.kind !== 'contact')
  const counts = { added: 0, known: 0, merged: 0 }
  const batches = new Set(contacts.map(({ batch }) => batch))
  const fresh = [...batches].filter((batch) => !known?.lists.some((list) => list.batch === batch))
  const imports = fresh.map((batch) => ({ batch, source: batchKey, contacts: 0, state: 'writing' as const }))
  await records.command((unit) => putDesk(unit, theirs.id, { imports }, actor()))
  try {
    await takeContacts(records, contacts, circle, counts)
  } catch (cause) {
    for (const batch of fresh) await takeOff(records, theirs.id, batch)
    throw cause
  }
  const tally = await records.command(async (unit) => {
    const before = { ...counts }
    for (const record of others) {
      const mine = (await unit.one(record.kind, record.id)) as KitRecord | null
      const taken = takeRecord(mine, record as KitRecord, circle)
      before[!mine ? 'added' : isSame(mine, taken) ? 'known' : 'merged']++
      unit.put(taken)
    }
    const moment = resultsMoment(bundle, theirs, circle, others, before.added, actor())
    if (bundle.use === 'results' && !(await unit.one('kitmoment', moment.id))) unit.put(moment)
    await putDesk(unit, theirs.id, { imports: [], ...(part && bundle.use === 'kit' ? part : {}) }, actor())
    return before
  })
  return ok({
    ...{ kitId: theirs.id, title: theirs.title, what: bundle.use as FileUse, part },
    ...{ records: kindCounts(all), madeAt: bundle.madeAt, madeBy: bundle.madeBy },
    ...tally,
  })
}

type Checked = { kit: Kit; all: KitRecord[]; part: Part | null }

async function checkBundle(bundle: OpenedBundle): Promise<Result<Checked, Problem>> {
  if (bundle.use !== 'kit' && bundle.use !== 'results')
    return err({ tag: bundle.use === 'work' ? 'work-file' : 'not-sealed', detail: bundle.use })
  const kitId = String(bundle.about.kitId ?? '')
  const all: KitRecord[] = []
  for (const [index, value] of bundle.records.entries()) {
    const record = checkRecord(value, kitId)
    if (!record.ok) return record
    all.push(record.value)
    if (index % BATCH === BATCH - 1) await nextTurn()
  }
  const kit = all.find((record): record is Kit => record.kind === 'kit')
  return kit ? ok({ kit, all, part: partOf(bundle.about.part) }) : err({ tag: 'file-invalid', detail: 'kit' })
}

function partOf(value: unknown): Part | null {
  const { part, parts } = (value ?? {}) as Partial<Part>
  const isWhole = (number: unknown): number is number => Number.isInteger(number)
  return isWhole(part) && isWhole(parts) && part >= 1 && part <= parts && parts <= 40 ? { part, parts } : null
}

async function takeContacts(
  records: Records,
  contacts: readonly Contact[],
  circle: Circle,
  counts: { added: number; known: number; merged: number },
): Promise<void> {
  const arriving = contacts.map((contact) => ({ ...contact, circle }))
  const { written, taken } = await importRows(records.collections.contacts, arriving)
  counts.added += written
  const again = new Set(taken)
  const knownBefore = arriving.filter(({ id }) => again.has(id))
  for (let start = 0; start < knownBefore.length; start += BATCH) {
    await records.command(async (unit) => {
      for (const contact of knownBefore.slice(start, start + BATCH)) {
        const mine = await unit.one('contact', contact.id)
        const next = takeRecord(mine, contact, circle)
        counts[mine && isSame(mine, next) ? 'known' : 'merged']++
        unit.put(next)
      }
    })
    await nextTurn()
  }
}

/** That results came in, named after what came: the same file again is the same moment. */
function resultsMoment(
  { about, madeAt }: OpenedBundle,
  { id: kitId }: Kit,
  circle: Circle,
  others: readonly KitRecord[],
  added: number,
  actor: Actor,
) {
  const desk = String(about.desk ?? '').slice(0, 40)
  const conversations = others.filter(({ kind }) => kind === 'conversation').length
  const id = `kitmoment:${keyOf(kitId)}.${desk}.${Date.parse(madeAt)}`
  const what = { type: 'results' as const, desk, conversations, added }
  return create('kitmoment', { id, circle, kitId, at: actor.now, what }, actor)
}

function kindCounts(records: readonly KitRecord[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
