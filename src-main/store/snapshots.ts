import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type SnapshotEntry, type SnapshotHolds, snapshotHolds } from '#shared/contract/snapshot'
import type { SnapshotReason } from '#shared/domain/snapshot'
import { removeIfThere, renameDurably, writeFileDurably } from './durable-files'
import { sizeOf } from './file-shape'

/**
 * The snapshots of a data folder: whole encrypted databases, each named after its time and reason. Beside each lies
 * what it holds, in numbers only, so that a list of them opens none.
 */

const facts = z.object({ holds: snapshotHolds, newestWrite: z.number() })
type Facts = z.infer<typeof facts>
export type Snapshot = SnapshotEntry & {
  file: string
  /** When its newest record was written; null where that was not noted. */
  newestWrite: number | null
}

const NAME =
  /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(daily|asked|before-restore|before-update)\.snapshot$/

export const snapshotFolder = (dir: string): string => join(dir, 'snapshots')
const factsOf = (file: string): string => `${file}.json`

/** Where a snapshot of this moment is to lie. Makes the folder. */
export function snapshotFile(dir: string, reason: SnapshotReason, at: Date): string {
  mkdirSync(snapshotFolder(dir), { recursive: true, mode: 0o700 })
  return join(snapshotFolder(dir), `${at.toISOString().replaceAll(/[:.]/g, '-')}-${reason}.snapshot`)
}

export const noteSnapshot = (file: string, known: { holds: SnapshotHolds; newestWrite: number }): void =>
  writeFileDurably(factsOf(file), JSON.stringify(known))

/** Newest first. */
export function snapshotsIn(dir: string): Snapshot[] {
  const folder = snapshotFolder(dir)
  return namesIn(folder)
    .flatMap((name) => {
      const [, day, hour, minute, second, ms, reason] = NAME.exec(name) ?? []
      if (day === undefined) return []
      const file = join(folder, name)
      const known = readFacts(file)
      return {
        name,
        file,
        at: `${day}T${hour}:${minute}:${second}.${ms}Z`,
        reason: reason as SnapshotReason,
        bytes: sizeOf(file),
        holds: known?.holds ?? null,
        newestWrite: known?.newestWrite ?? null,
      }
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

export function removeSnapshot(file: string): void {
  // Cut off in between, a snapshot without its label is left, and goes the next time.
  removeIfThere(factsOf(file))
  removeIfThere(file)
}

/** What a database is called while it is being replaced; it becomes the snapshot of this file. */
export const beingReplaced = (file: string): string => `${file}${BEING_REPLACED}`
const BEING_REPLACED = '.replaced'

/**
 * The database that a restore has replaced becomes a snapshot. Where the restore was cut off before it came to that, the
 * file is but a second name of the database in use, and goes.
 */
export function settleReplaced(dir: string, database: string): void {
  const folder = snapshotFolder(dir)
  for (const name of namesIn(folder).filter((one) => one.endsWith(BEING_REPLACED))) {
    const file = join(folder, name)
    if (isSameFile(file, database)) removeIfThere(file)
    else renameDurably(file, file.slice(0, -BEING_REPLACED.length))
  }
}

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((file) => statSync(file, { bigint: true }))
  return one?.ino === other?.ino && one?.dev === other?.dev
}

/** What a snapshot that was cut off has left. */
export function removeUnfinished(dir: string): void {
  const folder = snapshotFolder(dir)
  for (const name of namesIn(folder))
    if (/\.part(-wal|-shm|-journal)?$/.test(name)) removeIfThere(join(folder, name))
}

function readFacts(file: string): Facts | null {
  try {
    return facts.parse(JSON.parse(readFileSync(factsOf(file), 'utf8')))
  } catch {
    // It is no more than a label: a snapshot without it is as good.
    return null
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Made with the first of them.
    return []
  }
}
