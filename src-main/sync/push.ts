import type { BulkResult, StoredDocument } from 'pouchdb-core'
import type { CircleDatabase, ServerRow } from './circle-database'
import { ServerFailure } from './circle-database'
import { isKnownAlive, mergeRows, takeTheirs } from './conflict-handler'
import { equalRows, type Row, toCouch, toRecord } from './rows'
import type { MergeConflict, RefusedWrite } from './types'

export type PushRow = { assumedMasterState?: Row; newDocumentState: Row }

type Told = Pick<RefusedWrite, 'recordId' | 'error' | 'reason' | 'mine' | 'theirs'>
export type PushContext = {
  database: CircleDatabase
  /** Durable when they resolve. */
  onRefused: (refused: Told) => Promise<void>
  onConflict: (conflict: Pick<MergeConflict, 'recordId' | 'losses'>) => Promise<void>
  /** Written to the server just now as revision `rev`, or found there already (`null`). */
  onWritten: (row: Row, rev: string | null) => void
  /** Refused; the server's version will stand here instead. */
  onReverted: (theirs: Row) => void
}

/**
 * Sends records of one circle. Returns, as RxDB's protocol wants it, the server's state of those that could not be
 * written over: RxDB lets the conflict handler merge them and sends the result. Throws when the server does not
 * answer, or answers for none of them; RxDB then sends them all again.
 *
 * A record that the server refuses blocks nothing: a new one counts as sent and stays here as it is; of a known one
 * the server's state comes back, since a later correction must build on that.
 */
export async function push(context: PushContext, rows: readonly PushRow[]): Promise<Row[]> {
  const { database } = context
  const known = await database.read(
    rows.filter(mayBeKnown).map(({ newDocumentState }) => newDocumentState.id),
  )
  const conflicts: Row[] = []
  const toSend: Outgoing[] = []
  for (const { assumedMasterState: base, newDocumentState: mine } of rows) {
    const theirs = known.get(mine.id)
    if (theirs ? equalRows(theirs.row, mine) : mine._deleted) context.onWritten(mine, null)
    else if (theirs && isUnseen(theirs.row, base))
      conflicts.push(await conflictOf(context, base, theirs.row, mine))
    else
      toSend.push({
        base,
        mine,
        document: toCouch(mine, theirs && !theirs.row._deleted ? theirs.rev : undefined),
      })
  }
  const results: Sent[] = []
  for (const part of partsBySize(toSend)) results.push(...(await writeInParts(database, part)))
  const failed = results.filter(({ failed }) => failed).map(({ mine }) => mine.id)
  const now = new Map([...known, ...(await database.read(failed))])
  for (const sent of results) conflicts.push(...(await settle(context, sent, now.get(sent.mine.id))))
  return conflicts
}

/** A new record is sent without asking first; the server says so if it has one of that id. */
const mayBeKnown = ({ assumedMasterState, newDocumentState }: PushRow): boolean =>
  assumedMasterState !== undefined || newDocumentState._deleted

type Outgoing = { base: Row | undefined; mine: Row; document: StoredDocument }
type Sent = Outgoing & { rev: string; failed: Failed | null }
type Failed = { status: number; error: string; reason: string }

/** The server's state is not the one this record was changed from. A tombstone may be written over by a new record. */
const isUnseen = (theirs: Row, base: Row | undefined): boolean =>
  theirs._deleted ? isKnownAlive(base) : !base || !equalRows(base, theirs)

async function conflictOf(context: PushContext, base: Row | undefined, theirs: Row, mine: Row): Promise<Row> {
  if (theirs._deleted && isKnownAlive(base)) {
    await context.onRefused({
      recordId: mine.id,
      error: 'deleted',
      reason: '',
      mine: toRecord(mine),
      theirs: null,
    })
    return theirs
  }
  const { losses } = mergeRows(base, theirs, mine)
  if (losses.length > 0) await context.onConflict({ recordId: mine.id, losses })
  return theirs
}

async function settle(
  context: PushContext,
  { base, mine, rev, failed }: Sent,
  theirs: ServerRow | undefined,
): Promise<Row[]> {
  if (!failed) {
    context.onWritten(mine, rev)
    return []
  }
  if (failed.status === 409 && theirs && equalRows(theirs.row, mine)) {
    context.onWritten(mine, null)
    return []
  }
  // A conflict without a live document: it was deleted between our two requests.
  if (failed.status === 409)
    return [await conflictOf(context, base, theirs?.row ?? { ...mine, _deleted: true }, mine)]
  const alive = theirs && !theirs.row._deleted ? theirs.row : null
  await context.onRefused({
    recordId: mine.id,
    error: failed.error,
    reason: failed.reason,
    mine: toRecord(mine),
    theirs: alive && toRecord(alive),
  })
  if (!alive) return []
  context.onReverted(alive)
  return [takeTheirs(alive)]
}

/** Failures that say nothing about the document: the server itself is in trouble, and the same may pass later. */
const SERVER_TROUBLE = new Set([
  'compilation_error',
  'os_process_error',
  'timeout',
  'internal_server_error',
  'write_quorum_not_met',
])

/** Characters of one request: a slow line must get it through well before the time limit. */
const MAX_PART = 2_000_000

function partsBySize(outgoing: readonly Outgoing[]): Outgoing[][] {
  const parts: Outgoing[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const one of outgoing) {
    const own = JSON.stringify(one.document).length
    if (size + own > MAX_PART) {
      parts.push([])
      size = 0
    }
    size += own
    parts.at(-1)?.push(one)
  }
  return parts
}

async function writeInParts(database: CircleDatabase, outgoing: Outgoing[]): Promise<Sent[]> {
  if (outgoing.length === 0) return []
  try {
    const results = await database.write(outgoing.map(({ document }) => document))
    return outgoing.map((sent, at) => ({ ...sent, ...outcomeOf(results[at]) }))
  } catch (cause) {
    // One unfit document (too large, a field of the system) refuses the whole request: halve it until it stands alone.
    if (!(cause instanceof ServerFailure) || (cause.status !== 400 && cause.status !== 413)) throw cause
    const [only] = outgoing
    if (outgoing.length === 1 && only) {
      return [{ ...only, rev: '', failed: { status: cause.status, error: cause.code, reason: cause.reason } }]
    }
    const half = outgoing.length >> 1
    const first = await writeInParts(database, outgoing.slice(0, half))
    return [...first, ...(await writeInParts(database, outgoing.slice(half)))]
  }
}

function outcomeOf(result: BulkResult | undefined): { rev: string; failed: Failed | null } {
  if (!result) throw new ServerFailure(500, 'bulk_docs', 'fewer answers than documents')
  if ('ok' in result && result.ok) return { rev: result.rev, failed: null }
  const { status = 500, name = 'unknown', reason, message } = result as Exclude<BulkResult, { ok: true }>
  if (SERVER_TROUBLE.has(name)) throw new ServerFailure(status, name, reason ?? '')
  return { rev: '', failed: { status, error: name, reason: reason ?? message ?? '' } }
}
