import { createHash } from 'node:crypto'
import { type Actor, change, create, isLive, remove, restore } from '#shared/domain/record'
import type { DocumentOf, Kind } from '#shared/model/collections'
import type { MergeConflict, RefusedWrite, SentVersion, SyncOptions } from '../sync/types'
import type { Clock } from './ports'
import type { Records, Unit } from './records'

/**
 * What sync could not settle by itself, kept in the *device* circle until somebody looks: records that the server
 * refused, and values that lost against a later one. Nothing is dropped without a trace here.
 */
export function syncProblems(
  records: Records,
  clock: Clock,
): Pick<SyncOptions, 'onRefused' | 'onConflict' | 'onSent' | 'refusedAmong'> {
  const actor = (): Actor => ({ name: '', now: clock.now().toISOString() })

  return {
    onRefused: ({ recordId, error, reason, at, mine, theirs }: RefusedWrite) =>
      records.command(async (unit) => {
        const known = await unit.one('refusal', refusalId(recordId))
        const fields = { recordId, error, reason, at, mine, theirs }
        unit.put(
          known
            ? change(restore(known, actor()), fields, actor())
            : create('refusal', { ...fields, id: refusalId(recordId) }, actor()),
        )
      }),

    onConflict: (conflict: MergeConflict) => records.command((unit) => noteConflict(unit, conflict, actor())),

    /** A record that was refused once and has been taken since is settled. */
    async onSent(versions: SentVersion[]) {
      const sentAt = new Map(versions.map(({ recordId, updatedAt }) => [refusalId(recordId), updatedAt]))
      const known = await records.many('refusal', [...sentAt.keys()])
      const settled = known.filter(
        (refusal) =>
          isLive(refusal) && String(refusal.mine.updatedAt ?? '') <= (sentAt.get(refusal.id) ?? ''),
      )
      if (settled.length === 0) return
      await records.command(async (unit) => {
        const refusals = await unit.many(
          'refusal',
          settled.map(({ id }) => id),
        )
        for (const refusal of refusals) unit.put(remove(refusal, actor()))
      })
    },

    async refusedAmong(recordIds: string[]) {
      const refusals = await records.many('refusal', recordIds.map(refusalId))
      return new Set(refusals.filter(isLive).map(({ recordId }) => recordId))
    },
  }
}

/** Notes what lost in a merge, in the command that `unit` is of. */
export async function noteConflict(
  unit: Unit,
  { recordId, at, losses }: Pick<MergeConflict, 'recordId' | 'at' | 'losses'>,
  actor: Actor,
): Promise<void> {
  for (const { field, before, kept, lost } of losses) {
    // Named after what was lost: a crash may tell of it twice.
    const id = `conflict:${digestOf([recordId, field, before, kept, lost])}`
    if (await unit.one('conflict', id)) continue
    unit.put(create('conflict', { id, recordId, field, at, before, kept, lost }, actor))
  }
}

const digestOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)

const refusalId = (recordId: string): string => `refusal:${recordId}`

/** Sends a refused record once more: as it stands here now, or, where the server's version took its place, as it was. */
export const sendRefusedAgain = (records: Records, id: string, actor: Actor): Promise<boolean> =>
  records.command(async (unit) => {
    const refusal = await unit.one('refusal', id)
    if (!refusal || !isLive(refusal)) return false
    const mine = refusal.mine as DocumentOf[Kind]
    const here = await unit.one(kindOf(refusal.recordId), refusal.recordId)
    unit.put(change(here && here.updatedAt > mine.updatedAt ? here : mine, {}, actor))
    return true
  })

/** Closes a conflict; with `restore`, the value that had lost goes back into the record. */
export const settleConflict = (
  records: Records,
  id: string,
  choice: 'keep' | 'restore',
  actor: Actor,
): Promise<boolean> =>
  records.command(async (unit) => {
    const conflict = await unit.one('conflict', id)
    if (!conflict || !isLive(conflict)) return false
    const record = await unit.one(kindOf(conflict.recordId), conflict.recordId)
    if (choice === 'restore' && record) unit.put(change(record, { [conflict.field]: conflict.lost }, actor))
    unit.put(remove(conflict, actor))
    return true
  })

const kindOf = (recordId: string): Kind => recordId.slice(0, recordId.indexOf(':')) as Kind
