import { availableParallelism } from 'node:os'
import { openDatabase } from '#main/store/database'
import { openStore } from '#main/store/open'
import type { StoreError } from '#main/store/store-error'
import type { StartProblem } from '#shared/contract/shell'
import { err, ok, type Result } from '#shared/domain/result'
import { collections as definitions } from '#shared/model/collections'
import { PROFILE_ID, type Profile } from '#shared/model/profile'
import { openVault } from '../paper/vault'
import { createRouter } from '../procedures/router'
import { openScanner } from '../scan/scanner'
import { startPurging } from './accounting'
import type { CoreContext } from './context'
import { isDemo } from './demo'
import { startIntake } from './intake'
import { openKitBooks } from './kit-books'
import { startPurgingKits } from './kit-purge'
import { startPictureQueue } from './picture-queue'
import type { Clock, Log } from './ports'
import { type Collections, openRecords } from './records'
import { lazyReviewDesk } from './review-desk'
import { startRoomService } from './room-service'
import { restoreIfAsked, startSnapshots } from './snapshots'
import { startSyncService } from './sync-service'
import { warmWhenIdle } from './warm'

export type CoreOptions = {
  dataDir: string
  /** The database key, as text. */
  key: string
  version: string
  clock: Clock
  log: Log
  /** Ends this core and starts another on the same folder; called at most once. */
  restart: () => void
}

export type Core = {
  /** Implements the contract; a shell serves it. */
  router: ReturnType<typeof createRouter>
  close(): Promise<void>
}

/** A page takes some 200 MB while it is read. */
const READING_THREADS = 2

/** Opens the data folder and makes everything in it work together. The one place where instances are made. */
export async function startCore(options: CoreOptions): Promise<Result<Core, StartProblem>> {
  const restored = await restoreIfAsked(options)
  const opened = await openStore({ dir: options.dataDir, key: options.key })
  if (!opened.ok) return err(problemOf(opened.error))
  const store = opened.value
  const { database, collections } = await openDatabase(store.storage, definitions)
  const open = collections as unknown as Collections
  const records = openRecords(open, store.storage.begin)
  let profile: Profile | null = await records.one('profile', PROFILE_ID)
  const { clock, log } = options
  const snapshots = startSnapshots({ ...options, store, records, restored })
  const line = {
    records,
    collections: open,
    clock,
    log,
    isDemo: () => isDemo(records),
    onLeft: () => void snapshots.startOver(),
  }
  const sync = await startSyncService({
    ...line,
    beforeLeaving: () => room.leaveAll({ name: '', now: clock.now().toISOString() }),
  })
  const room = startRoomService({ ...line, sync, dataDir: options.dataDir, key: options.key })
  const vault = await openVault(options.dataDir, options.key)
  const scanner = openScanner({ threads: Math.min(READING_THREADS, availableParallelism()) })
  const actor = () => ({ name: profile?.name ?? '', now: clock.now().toISOString() })
  const intake = startIntake({ records, vault, scanner, actor, log })
  const pictures = startPictureQueue({ records, vault, sync, room, actor, log })
  const stopPurging = startPurging({ records, vault, actor, log })
  const context: CoreContext = {
    ...options,
    snapshots,
    records,
    store,
    sync,
    room,
    reviewDesk: lazyReviewDesk(records),
    vault,
    scanner,
    intake,
    pictures,
    kits: openKitBooks(records),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    profile: () => profile,
    refreshProfile: async () => {
      profile = await records.one('profile', PROFILE_ID)
    },
  }
  const stopPurgingKits = startPurgingKits({
    records,
    actor,
    log,
    onPurged: () => void snapshots.startOver(),
  })
  const stopWarming = warmWhenIdle(context)
  return ok({
    router: createRouter(context),
    close: async () => {
      await stopWarming()
      await stopPurging()
      await stopPurgingKits()
      await snapshots.close()
      await intake.close()
      await pictures.close()
      await room.close()
      await sync.close()
      await database.close()
      await store.close()
      // Last, because a page that is being read may take longer than the shell waits for this process.
      await scanner.close()
    },
  })
}

function problemOf(error: StoreError): StartProblem {
  const detail = 'detail' in error ? error.detail : error.file
  switch (error.tag) {
    case 'wrong-key':
    case 'disk-full':
    case 'read-only':
    case 'newer-version':
      return { tag: error.tag, detail }
    case 'foreign-file':
      return { tag: 'not-a-database', detail }
    case 'damaged':
      return { tag: 'corrupt', detail }
    case 'missing':
      return { tag: 'database-missing', detail }
    case 'in-use':
      return { tag: 'locked', detail }
    case 'unreadable':
      return { tag: 'unknown', detail }
    default:
      return error satisfies never
  }
}
