import type { Store } from '#main/store/open'
import type { Actor } from '#shared/domain/record'
import type { Profile } from '#shared/model/profile'
import type { Vault } from '../paper/vault'
import type { Scanner } from '../scan/scanner'
import type { IntakeService } from './intake'
import type { KitBooks } from './kit-books'
import type { PictureQueue } from './picture-queue'
import type { Clock, Log } from './ports'
import type { Records } from './records'
import type { ReviewDesk } from './review-desk'
import type { RoomService } from './room-service'
import type { Snapshots } from './snapshots'
import type { SyncService } from './sync-service'

/** What every procedure works with; made once, in core.ts. */
export type CoreContext = {
  records: Records
  store: Store
  sync: SyncService
  room: RoomService
  snapshots: Snapshots
  /** The moderators' queue: read when it is first asked for, and kept up to date from then on. */
  reviewDesk(): Promise<ReviewDesk>
  /** Pictures of paper. */
  vault: Vault
  scanner: Scanner
  intake: IntakeService
  pictures: PictureQueue
  kits: KitBooks
  clock: Clock
  log: Log
  /** Time zone of this laptop. */
  zone: string
  version: string
  dataDir: string
  /** The person at this laptop; null before the first run. */
  profile(): Profile | null
  /** Reads it again after it was saved. */
  refreshProfile(): Promise<void>
}

/** Now, as documents write it. */
export const nowOf = (context: CoreContext): string => context.clock.now().toISOString()

export function actorOf(context: CoreContext): Actor {
  const hostUser = context.sync.hostUser()
  return {
    name: context.profile()?.name ?? '',
    now: nowOf(context),
    clockAheadMs: context.sync.clockAheadMs(),
    ...(hostUser && { hostUser }),
  }
}
