import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Problem } from '#shared/contract/base'
import type { TakenWork } from '#shared/contract/hand-over'
import {
  checkHanded,
  type Handed,
  type HandedKind,
  type HandedRecord,
  handedKinds,
  mayHold,
  type Shared,
  sharedAfter,
  sharedWithServer,
  takeHanded,
} from '#shared/domain/hand-over'
import { sameJson } from '#shared/domain/merge'
import { type Actor, change, create } from '#shared/domain/record'
import { err, ok, type Result } from '#shared/domain/result'
import { type CollectionName, kindsByCollection } from '#shared/model/collections'
import { handedId } from '#shared/model/sync'
import type { OpenedBundle, SealedBundle } from '../exchange/sealed'
import type { Records, Unit } from './records'
import { noteConflict } from './sync-problems'
import type { SyncService } from './sync-service'

type Parts = { records: Records; sync: Pick<SyncService, 'serverVersions'> }

/** What the file is for: see `SealedBundle`. */
const USE = 'work'
/** Records that are looked up or written together; between two such batches others get their turn. */
const BATCH = 200

/** Everything of this laptop that sync would carry, to be sealed. From now on others are known to have it. */
export async function bundleOfWork(parts: Parts, actor: Actor, app: string): Promise<SealedBundle> {
  const all: Handed[] = []
  for (const [name, kinds] of Object.entries(kindsByCollection)) {
    if (!kinds.some(isHanded)) continue
    const found = await parts.records.find(name as CollectionName, { selector: {} })
    const records = found.filter((one): one is HandedRecord => isHanded(one.kind))
    for (const batch of batchesOf(records)) {
      const shared = await sharedOf(parts, idsOf(batch))
      const fresh = batch.filter((record) => !sameJson(shared.get(record.id)?.version, record))
      await parts.records.command(async (unit) => {
        for (const record of fresh)
          await note(unit, sharedAfter(shared.get(record.id) ?? null, record), actor)
      })
      for (const record of batch) all.push({ id: record.id, record, shared: shared.get(record.id) ?? null })
      await nextTurn()
    }
  }
  return { use: USE, madeAt: actor.now, madeBy: actor.name, app, about: {}, records: all }
}

/**
 * Takes what is in an opened file, or with `isTrial` only counts what would come of it. Everything is checked before the
 * first record is written. Each batch is whole: where the plug is pulled, the file is opened again and goes on.
 */
export async function takeWork(
  parts: Parts,
  bundle: OpenedBundle,
  { actor, isOfTeam, isTrial }: { actor: () => Actor; isOfTeam: boolean; isTrial: boolean },
): Promise<Result<TakenWork, Problem>> {
  const checked = await checkBundle(bundle)
  if (!checked.ok) return checked
  const mine = checked.value.filter(({ record }) => mayHold(record, isOfTeam))
  const taken = {
    added: 0,
    changed: 0,
    known: 0,
    conflicts: 0,
    notForHere: checked.value.length - mine.length,
  }
  for (const batch of batchesOf(mine)) {
    const shared = await sharedOf(parts, idsOf(batch))
    const counts = await parts.records.command((unit) => takeBatch(unit, batch, shared, actor(), isTrial))
    for (const count of counts) taken[count]++
    await nextTurn()
  }
  return ok({ ...taken, madeAt: bundle.madeAt, madeBy: bundle.madeBy })
}

type Count = 'added' | 'changed' | 'known' | 'conflicts'

async function takeBatch(
  unit: Unit,
  batch: readonly Handed[],
  shared: ReadonlyMap<string, Shared>,
  actor: Actor,
  isTrial: boolean,
): Promise<Count[]> {
  const counts: Count[] = []
  for (const handed of batch) {
    const { id, record: theirs } = handed
    const mine = (await unit.one(theirs.kind, id)) as HandedRecord | null
    const here = shared.get(id) ?? null
    const { merged, losses } = mine ? takeHanded(handed, mine, here) : { merged: theirs, losses: [] }
    counts.push(!mine ? 'added' : sameJson(mine, merged) ? 'known' : 'changed')
    if (losses.length > 0) counts.push('conflicts')
    if (isTrial) continue
    unit.put(merged)
    await noteConflict(unit, { recordId: id, at: actor.now, losses }, actor)
    if (!here?.isServers || !sameJson(here.version, theirs))
      await note(unit, sharedAfter(here, theirs, handed.shared), actor)
  }
  return counts
}

async function note(unit: Unit, { version, seen }: Shared, actor: Actor): Promise<void> {
  const id = handedId(version.id)
  const known = await unit.one('handed', id)
  const fields = { version, seen: [...seen] }
  unit.put(known ? change(known, fields, actor) : create('handed', { id, ...fields }, actor))
}

/** What others have of these records: the server, and whoever gave or was given a file. */
async function sharedOf({ records, sync }: Parts, ids: readonly string[]): Promise<Map<string, Shared>> {
  const [atServer, notes] = await Promise.all([
    sync.serverVersions(ids),
    records.many('handed', ids.map(handedId)),
  ])
  const noted = new Map(
    notes.map(({ id, version, seen }) => [
      id,
      { version: version as unknown as HandedRecord, seen, isServers: false },
    ]),
  )
  return new Map(
    ids.flatMap((id) => {
      const version = atServer.get(id) as HandedRecord | undefined
      const shared = sharedWithServer(version ?? null, noted.get(handedId(id)) ?? null)
      return shared ? [[id, shared] as const] : []
    }),
  )
}

async function checkBundle(bundle: OpenedBundle): Promise<Result<Handed[], Problem>> {
  const isKit = bundle.use === 'kit' || bundle.use === 'results'
  if (bundle.use !== USE) return err({ tag: isKit ? 'kit-file' : 'not-sealed', detail: bundle.use })
  const all: Handed[] = []
  for (const [index, value] of bundle.records.entries()) {
    const handed = checkHanded(value)
    if (!handed.ok) return handed
    all.push(handed.value)
    if (index % BATCH === BATCH - 1) await nextTurn()
  }
  return ok(all)
}

const isHanded = (kind: string): kind is HandedKind => (handedKinds as string[]).includes(kind)
const idsOf = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id)

function* batchesOf<T>(items: readonly T[]): Iterable<T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH)
}
