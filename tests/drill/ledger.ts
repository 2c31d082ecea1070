import type { MergeConflict, RefusedWrite } from '#main/sync/types'
import { sameJson } from '#shared/domain/merge'

/** One acknowledged write of one field: what its author saw there, and what they put. Values are never used twice. */
type Write = { id: string; field: string; before: unknown; value: string }

/**
 * Remembers every acknowledged write, and says at the end which of them are nowhere: not in the final state, not in a
 * list of refusals or conflicts, and not knowingly written over by one that is.
 */
export function createLedger() {
  const writes: Write[] = []
  return {
    count: () => writes.length,
    note: (write: Write) => void writes.push(write),
    missing(found: {
      state: (id: string, field: string) => unknown[]
      refused: readonly Pick<RefusedWrite, 'recordId' | 'mine'>[]
      conflicts: readonly Pick<MergeConflict, 'recordId' | 'losses'>[]
    }): Write[] {
      const told = new Set<string>()
      const keyOf = (id: string, field: string, value: unknown) => JSON.stringify([id, field, value])
      for (const { recordId, mine } of found.refused)
        for (const [field, value] of Object.entries(mine)) told.add(keyOf(recordId, field, value))
      for (const { recordId, losses } of found.conflicts)
        for (const { field, kept, lost } of losses)
          for (const value of [kept, lost]) told.add(keyOf(recordId, field, value))
      const isStanding = ({ id, field, value }: Write) =>
        found.state(id, field).some((one) => sameJson(one, value)) || told.has(keyOf(id, field, value))
      const accounted = new Set(writes.filter(isStanding))
      const byValue = new Map(writes.map((write) => [keyOf(write.id, write.field, write.value), write]))
      for (const write of [...accounted]) {
        for (let at: Write | undefined = write; at; ) {
          accounted.add(at)
          const earlier: Write | undefined = byValue.get(keyOf(at.id, at.field, at.before))
          at = earlier && !accounted.has(earlier) ? earlier : undefined
        }
      }
      return writes.filter((write) => !accounted.has(write))
    },
  }
}
