import type { FieldLoss, Fields } from '#shared/domain/merge'
import { mergeRecords } from '#shared/domain/merge-rules'
import type { Change, StoredDatabase } from './stored-database'

/**
 * Where two nodes of a cluster took a change at once, or two clusters were joined, CouchDB keeps both versions, shows
 * one, and hides the other. Here they become one again, field by field over the version that both come from, as long
 * as the server still has it. The hub never has branches. Returns what did not come through; null where there was
 * nothing to merge, or somebody wrote meanwhile: then the feed tells of it again.
 */
export async function mergeBranches(database: StoredDatabase, change: Change): Promise<FieldLoss[] | null> {
  if (change.branches.length === 0 || change.isDeleted) return null
  let merged: Fields = change.fields
  const losses: FieldLoss[] = []
  const gone: string[] = []
  for (const rev of change.branches) {
    const other = await database.version(change.id, rev)
    if (!other) continue
    const result = mergeRecords(await ancestorOf(database, change, rev), merged, other)
    merged = result.merged
    losses.push(...result.losses)
    gone.push(rev)
  }
  if (gone.length === 0) return null
  // First what is kept: killed in between, the next look merges the same branches to the same record.
  const [kept] = await database.write([{ id: change.id, rev: change.rev, fields: merged }])
  if (kept) return null
  await database.write(gone.map((rev) => ({ id: change.id, rev, isDeleted: true, fields: {} })))
  return losses
}

async function ancestorOf(
  database: StoredDatabase,
  { id, rev }: Change,
  branch: string,
): Promise<Fields | null> {
  const [one, other] = await Promise.all([database.history(id, rev), database.history(id, branch)])
  const common = one.find((known) => other.includes(known))
  return common === undefined ? null : database.version(id, common)
}
