import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type SnapshotEntry, type SnapshotHolds, snapshotHolds } from '#shared/contract/snapshot'
import type { SnapshotReason } from '#shared/domain/snapshot'
import { removeIfThere, writeFileDurably } from './durable-files'
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
  removeIfThere(file)
  removeIfThere(factsOf(file))
}

/** What a snapshot that was cut off has left. */
export function removeUnfinished(dir: string): void {
  const folder = snapshotFolder(dir)
  for (const name of namesIn(folder)) if (/\.part(-wal|-shm)?$/.test(name)) removeIfThere(join(folder, name))
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
