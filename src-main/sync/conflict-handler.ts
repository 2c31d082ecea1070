import type { RxConflictHandler } from 'rxdb'
import type { FieldLoss } from '#shared/domain/merge'
import { mergeRecords } from '#shared/domain/merge-rules'
import { equalRows, plain, type Row, toRecord } from './rows'
import type { SyncedRecord } from './types'

/**
 * On a server row that push.ts hands back: the server refused ours, so take this one as it is instead of merging.
 * A symbol, because it passes through RxDB's copies and is never stored.
 */
const TAKE_THEIRS = Symbol('take theirs')
type MarkedRow = Row & { [TAKE_THEIRS]?: true }

export const takeTheirs = (row: Row): Row => ({ ...row, [TAKE_THEIRS]: true }) as MarkedRow

/** What becomes of a record that both sides changed. Pure: RxDB asks it again for the same conflict. */
export const conflictHandler: RxConflictHandler<SyncedRecord> = {
  isEqual: (a, b) => equalRows(a, b),
  resolve: async ({ assumedMasterState, realMasterState, newDocumentState }) => {
    const { [TAKE_THEIRS]: isFinal, ...theirs } = realMasterState as MarkedRow
    return isFinal
      ? plain(theirs as Row)
      : mergeRows(assumedMasterState, theirs as Row, newDocumentState).merged
  },
}

/** A tombstone stands against an edit; over one that we knew, the record has been made anew here. */
export function mergeRows(
  base: Row | undefined,
  theirs: Row,
  mine: Row,
): { merged: Row; losses: FieldLoss[] } {
  if (mine._deleted) return { merged: { ...plain(theirs), _deleted: true }, losses: [] }
  if (theirs._deleted) return { merged: { ...plain(mine), _deleted: isKnownAlive(base) }, losses: [] }
  const known = base && !base._deleted ? toRecord(base) : null
  const { merged, losses } = mergeRecords(known, toRecord(theirs), toRecord(mine))
  return { merged: { ...merged, _deleted: false }, losses }
}

export const isKnownAlive = (base: Row | undefined): boolean => base !== undefined && !base._deleted
