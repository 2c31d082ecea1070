import type { RxCollection } from 'rxdb'
import type { Observable } from 'rxjs'
import type { FieldLoss } from '#shared/domain/merge'
import type { Circle } from '#shared/model/base'
import type { CollectionName } from '#shared/model/collections'

/** A record as sync sees it: whatever its kind, these fields and free JSON. */
export type SyncedRecord = {
  id: string
  kind: string
  circle: string
  updatedAt: string
  deletedAt: string
  [field: string]: unknown
}

export type ServerPlace = {
  url: string
  program: string
  /** What it is known by where its address may change; else an address stands for a server. */
  key?: string
  /** PEM, of a server that no authority vouches for: this one and no other is believed. */
  certificate?: string
}
export type Credentials = { name: string; password: string }
export type SharedCircle = Exclude<Circle, 'device'>

/** The server would not take a record. It stays here; `mine` is what was to be sent, `theirs` what the server has. */
export type RefusedWrite = {
  recordId: string
  circle: SharedCircle
  /** CouchDB's word (`forbidden`, `too_large`), or `deleted` where the record was deleted for good on the server. */
  error: string
  /** The server's reason: ours are read by `refusalOfReason` (domain/write-rules.ts). */
  reason: string
  at: string
  mine: SyncedRecord
  theirs: SyncedRecord | null
}

/** Two people changed the same fields of one record: the merged record stands, `losses` say what it left out. */
export type MergeConflict = {
  recordId: string
  circle: SharedCircle
  at: string
  losses: FieldLoss[]
}

export type SentVersion = { recordId: string; updatedAt: string }

export type CircleState = 'connecting' | 'live' | 'offline' | 'auth-needed' | 'no-access'
export type Trouble = {
  tag: 'unreachable' | 'sign-in' | 'no-access' | 'server-error' | 'disk-full'
  at: string
}
export type SyncStatus = {
  circles: Partial<Record<SharedCircle, CircleState>>
  /** Records that wait to be sent. Refused ones do not. */
  waiting: number
  lastSent: string | null
  lastReceived: string | null
  /** The last trouble; null again once every circle is live. */
  trouble: Trouble | null
  /** By how much this laptop's clock is ahead of the server's; 0 where they agree, or nobody knows. */
  clockAheadMs: number
}

export type RecordState = 'here' | 'queued' | 'on-server' | 'refused'

type SyncLog = (event: string, fields?: Record<string, string | number | boolean>) => void

export type SyncOptions = {
  /** The store's collections; those that hold nothing of these circles are left alone. */
  collections: Partial<Record<CollectionName, RxCollection>>
  circles: SharedCircle[]
  server: ServerPlace
  credentials: Credentials
  now: () => Date
  log: SyncLog
  /** Must be durable when it resolves: only then does sync go on. The same refusal may be told twice. */
  onRefused: (refused: RefusedWrite) => Promise<void>
  onConflict: (conflict: MergeConflict) => Promise<void>
  /**
   * These versions are on the server. What was refused of an older version of the same record is settled thereby; a
   * refused later one is not.
   */
  onSent: (versions: SentVersion[]) => Promise<void>
  /** Which of these records have an open refusal. */
  refusedAmong: (recordIds: string[]) => Promise<Set<string>>
}

export type RunningSync = {
  status$: Observable<SyncStatus>
  /** The state of some record may have changed. */
  records$: Observable<void>
  recordStates(ids: readonly string[]): Promise<Map<string, RecordState>>
  /** The versions of these records that the server is known to have had last; none for those it never had. */
  serverVersions(ids: readonly string[]): Promise<Map<string, SyncedRecord>>
  /** New credentials, after `auth-needed` or a change of password. */
  setCredentials(credentials: Credentials): void
  /** Tries at once instead of waiting for the next turn. */
  tryNow(): void
  close(): Promise<void>
  /**
   * Ends for good: forgets how far everything was in step, after which what is here may be taken away without the
   * server hearing of it. Tells what had not gone out.
   */
  leave(): Promise<SyncedRecord[]>
}
