import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type Observable, Subject } from 'rxjs'
import { z } from 'zod'
import { removeIfThere, renameDurably, writeFileDurably } from '#main/store/durable-files'
import { sizeOf } from '#main/store/file-shape'
import type { Store } from '#main/store/open'
import { removeCutOff, restoreBackup } from '#main/store/restore'
import {
  beingReplaced,
  noteSnapshot,
  removeSnapshot,
  removeUnfinished,
  settleReplaced,
  snapshotFile,
  snapshotFolder,
  snapshotsIn,
} from '#main/store/snapshots'
import type { Problem } from '#shared/contract/base'
import { type SnapshotHolds, type SnapshotsModel, snapshotHolds } from '#shared/contract/snapshot'
import { err, ok, type Result } from '#shared/domain/result'
import { hasRoomFor, isSnapshotDue, outdatedSnapshots, type SnapshotReason } from '#shared/domain/snapshot'
import type { Clock, Log } from './ports'
import type { Records } from './records'

/** Copies of the whole database, made by themselves, and the way back to one of them. */
export type Snapshots = {
  model(): SnapshotsModel
  changes: Observable<void>
  take(): Promise<Result<void, Problem>>
  /** Restarts the core, which then begins with this snapshot. */
  restore(name: string): Promise<Result<void, Problem>>
  /** What was here must not come back: a new snapshot in the place of all that were made before. */
  startOver(): Promise<void>
  close(): Promise<void>
}

type Place = { dataDir: string; key: string; clock: Clock; log: Log }
type Parts = Place & {
  store: Pick<Store, 'file' | 'backup' | 'newestWrite'>
  records: Pick<Records, 'count'>
  restart: () => void
  restored: SnapshotsModel['restored']
}

/** The start has other things to do, and who only looks in for a moment needs none. */
const FIRST_LOOK_MS = 60_000
const LOOK_MS = 3_600_000

export function startSnapshots(parts: Parts): Snapshots {
  const { dataDir, store, records, clock, log } = parts
  const changes = new Subject<void>()
  let trouble: SnapshotsModel['trouble'] = null
  let last: Promise<unknown> = Promise.resolve()
  removeUnfinished(dataDir)
  removeCutOff(store.file)
  settleReplaced(dataDir, store.file)

  function failed(
    tag: NonNullable<SnapshotsModel['trouble']>['tag'],
    problem: Problem,
  ): Result<void, Problem> {
    log('snapshot.not-made', { tag })
    trouble = { tag, at: clock.now().toISOString() }
    changes.next()
    return err(problem)
  }

  async function make(reason: SnapshotReason): Promise<Result<void, Problem>> {
    const { bavail, bsize } = await statfs(dataDir)
    if (!hasRoomFor(sizeOf(store.file), bavail * bsize)) return failed('disk-short', { tag: 'disk-full' })
    const file = snapshotFile(dataDir, reason, clock.now())
    // Before the copy: what is written meanwhile makes the next one due.
    const facts = { holds: await heldIn(records), newestWrite: store.newestWrite() }
    const written = await store.backup(file)
    if (!written.ok)
      return written.error.tag === 'disk-full'
        ? failed('disk-full', { tag: 'disk-full' })
        : failed('not-made', { tag: 'read-only' })
    noteSnapshot(file, facts)
    for (const old of outdatedSnapshots(snapshotsIn(dataDir))) removeSnapshot(old.file)
    trouble = null
    changes.next()
    return ok(undefined)
  }

  /** One at a time, each in full before the core closes. */
  function inTurn(work: () => Promise<Result<void, Problem>>): Promise<Result<void, Problem>> {
    const done = last.then(work).catch((cause) => {
      log('snapshot.failed', { cause: cause instanceof Error ? cause.name : 'unknown' })
      return failed('not-made', { tag: 'read-only' })
    })
    last = done
    return done
  }

  async function look(): Promise<Result<void, Problem>> {
    const [newest] = snapshotsIn(dataDir)
    const hasChanged = newest?.newestWrite !== store.newestWrite()
    return isSnapshotDue(newest, hasChanged, clock.now().toISOString()) ? make('daily') : ok(undefined)
  }

  const first = setTimeout(() => void inTurn(look), FIRST_LOOK_MS)
  const timer = setInterval(() => void inTurn(look), LOOK_MS)

  return {
    changes,
    model: () => ({
      snapshots: snapshotsIn(dataDir).map(({ file: _, newestWrite: __, ...entry }) => entry),
      trouble,
      restored: parts.restored,
    }),
    take: () => inTurn(() => make('asked')),
    restore: (name) =>
      inTurn(async () => {
        if (!snapshotsIn(dataDir).some((one) => one.name === name)) return err({ tag: 'not-found' })
        const wish: Wish = { name, holds: await heldIn(records), newestWrite: store.newestWrite() }
        writeFileDurably(wishFile(dataDir), JSON.stringify(wish))
        // After the answer to who asked for it.
        setImmediate(parts.restart)
        return ok(undefined)
      }),
    async startOver() {
      await inTurn(async () => {
        const before = snapshotsIn(dataDir)
        const made = await make('daily')
        // By what was there, not by time: a clock that was set back must not keep one.
        for (const { file } of before) removeSnapshot(file)
        changes.next()
        return made
      })
    },
    async close() {
      clearTimeout(first)
      clearInterval(timer)
      await last
      changes.complete()
    },
  }
}

/** What the next start of the core is to begin with, and what stood here when that was wished. */
const wish = z.object({ name: z.string(), holds: snapshotHolds, newestWrite: z.number() })
type Wish = z.infer<typeof wish>
const wishFile = (dataDir: string): string => join(snapshotFolder(dataDir), 'restore.json')

/**
 * Puts the snapshot in place that somebody chose before this start. What was there becomes a snapshot itself, to the
 * last write, so that it can be undone. Where it cannot be done nothing is changed, and the work goes on.
 */
export async function restoreIfAsked({
  dataDir,
  key,
  clock,
  log,
}: Place): Promise<SnapshotsModel['restored']> {
  const asked = takeWish(dataDir)
  if (!asked) return null
  const at = clock.now()
  const chosen = snapshotsIn(dataDir).find(({ name }) => name === asked.name)
  const undo = snapshotFile(dataDir, 'before-restore', at)
  const restored = chosen
    ? await restoreBackup({
        dir: dataDir,
        backup: chosen.file,
        key,
        keepAs: beingReplaced(undo),
        now: () => at,
      })
    : null
  if (!chosen || !restored?.ok) {
    log('snapshot.not-restored', { tag: restored && !restored.ok ? restored.error.tag : 'missing' })
    return { tag: 'failed', at: at.toISOString() }
  }
  const { replaced } = restored.value
  if (!replaced) return { tag: 'done', at: chosen.at, undo: null }
  renameDurably(replaced, undo)
  noteSnapshot(undo, asked)
  return {
    tag: 'done',
    at: chosen.at,
    undo: snapshotsIn(dataDir).find(({ file }) => file === undo)?.name ?? null,
  }
}

/** It is granted once: a restore that ends the core must not be tried again at each start. */
function takeWish(dataDir: string): Wish | null {
  const file = wishFile(dataDir)
  try {
    return wish.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  } finally {
    removeIfThere(file)
  }
}

async function heldIn(records: Parts['records']): Promise<SnapshotHolds> {
  const count = (name: 'meetings' | 'people' | 'events', kind: 'meeting' | 'person' | 'event') =>
    records.count(name, { selector: { kind, deletedAt: '' } })
  const [meetings, people, events] = await Promise.all([
    count('meetings', 'meeting'),
    count('people', 'person'),
    count('events', 'event'),
  ])
  return { meetings, people, events }
}
