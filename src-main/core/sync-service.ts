import { BehaviorSubject, combineLatest, map, type Observable, Subject, startWith, switchMap } from 'rxjs'
import type { Problem } from '#shared/contract/base'
import type { RecordState, SyncStatus } from '#shared/contract/sync'
import { type Actor, isLive } from '#shared/domain/record'
import { err, ok, type Result } from '#shared/domain/result'
import { decodeInvitation } from '#shared/domain/sync-invitation'
import { SERVER_ID, type ServerLink } from '#shared/model/sync'
import type { RunningSync, SyncedRecord } from '../sync/types'
import { leaveCircles } from './leave-circles'
import type { Clock, Log } from './ports'
import type { Collections, Records } from './records'
import { openServerLine } from './server-line'
import { adoptEvents, forgetLink, hostOf, linkOf, saveLink } from './server-link'
import { syncProblems } from './sync-problems'
import { worstState } from './sync-state'

/** Sync as the rest of the core sees it: whether or not there is a server. */
export type SyncService = {
  status: Observable<SyncStatus>
  /** The state of some record may have changed. */
  changes: Observable<void>
  /** Where each of these records stands. */
  states(ids: readonly string[]): Promise<Map<string, RecordState>>
  /** The versions of these records that the server is known to have had last. */
  serverVersions(ids: readonly string[]): Promise<Map<string, SyncedRecord>>
  connect(invitation: string, actor: Actor): Promise<Result<void, Problem>>
  signIn(password: string, actor: Actor): Promise<Result<void, Problem>>
  disconnect(actor: Actor): Promise<void>
  tryNow(): void
  /** Whether somebody of the team works here; null where this laptop knows no server. */
  isOfTeam(): boolean | null
  /** The server that this laptop belongs to; null where there is none. */
  link(): ServerLink | null
  /** The host's name on the server where this is a host's laptop, '' where it is the team's or nobody's. */
  hostUser(): string
  /** By how much this laptop's clock is ahead of the server's; 0 where it is right, or nobody knows. */
  clockAheadMs(): number
  close(): Promise<void>
}

type Parts = {
  records: Records
  collections: Collections
  clock: Clock
  log: Log
  /** A demo never meets a server. */
  isDemo: () => Promise<boolean>
  /** This person may no longer read what is about to leave: nobody else gets it from here any more. */
  beforeLeaving: () => Promise<void>
  /** What this person may no longer read has left this laptop. */
  onLeft: () => void
}

/** Starts sync where this laptop knows a server, and lets it be connected later. Never waits for the network. */
export async function startSyncService(parts: Parts): Promise<SyncService> {
  const { records } = parts
  const problems = syncProblems(records, parts.clock)
  const running = new BehaviorSubject<{ link: ServerLink; sync: RunningSync } | null>(null)
  const changes = new Subject<void>()
  let aheadMs = 0

  async function run(link: ServerLink): Promise<void> {
    const sync = await openServerLine(parts, link, {
      ...problems,
      onPartEnded: (line) => leaveForGood(link, line),
    })
    sync.status$.subscribe((status) => {
      aheadMs = status.clockAheadMs
    })
    sync.records$.subscribe(() => changes.next())
    running.next({ link, sync })
    changes.next()
  }

  async function leaveForGood(link: ServerLink, sync: RunningSync): Promise<void> {
    if (running.value?.sync !== sync) return
    const actor = { name: '', now: parts.clock.now().toISOString() }
    running.next(null)
    await parts.beforeLeaving()
    await leaveCircles(records, parts.collections, link, sync.leave, actor)
    parts.onLeft()
    ended.next((await records.one('server', SERVER_ID)) ?? null)
    changes.next()
  }

  async function stop(): Promise<void> {
    const { value } = running
    running.next(null)
    await value?.sync.close()
  }

  const saved = await records.one('server', SERVER_ID)
  const ended = new BehaviorSubject<ServerLink | null>(saved?.endedAt && isLive(saved) ? saved : null)
  if (saved && isLive(saved) && !saved.endedAt) await run(saved)

  return {
    status: statusOf(running, ended, records),
    changes,
    async states(ids) {
      const states = await running.value?.sync.recordStates(ids)
      return states ?? new Map(ids.map((id) => [id, 'here']))
    },
    serverVersions: async (ids) => (await running.value?.sync.serverVersions(ids)) ?? new Map(),
    async connect(invitation, actor) {
      if (await parts.isDemo()) return err({ tag: 'demo-stays-here' })
      const decoded = decodeInvitation(invitation)
      if (!decoded.ok) return err({ tag: 'bad-invitation', detail: decoded.error })
      await stop()
      const isFirst = (await records.one('server', SERVER_ID)) === null
      const link = await saveLink(records, linkOf(decoded.value), actor)
      ended.next(null)
      // What a host wrote down before there was a server is hers on the server too.
      if (isFirst && hostOf(link)) await adoptEvents(records, { ...actor, hostUser: hostOf(link) })
      await run(link)
      return ok(undefined)
    },
    async signIn(password, actor) {
      const { value } = running
      if (!value) return err({ tag: 'not-found' })
      const link = await saveLink(records, { ...value.link, password }, actor)
      running.next({ ...value, link })
      value.sync.setCredentials({ name: link.user, password })
      return ok(undefined)
    },
    async disconnect(actor) {
      await stop()
      await forgetLink(records, actor)
      ended.next(null)
      changes.next()
    },
    tryNow: () => running.value?.sync.tryNow(),
    isOfTeam: () => running.value?.link.circles.includes('team') ?? null,
    link: () => running.value?.link ?? null,
    hostUser: () => hostOf(running.value?.link ?? null),
    // Without a server nobody says what time it is.
    clockAheadMs: () => (running.value ? aheadMs : 0),
    async close() {
      await stop()
      running.complete()
    },
  }
}

const WITHOUT_SERVER = {
  server: null,
  state: null,
  waiting: 0,
  lastSent: null,
  lastReceived: null,
  trouble: null,
  clockAheadMs: 0,
}

const endedStatus = ({ url, program, user, endedAt }: ServerLink) => ({
  ...WITHOUT_SERVER,
  server: { url, program, user },
  state: 'no-access' as const,
  trouble: endedAt === undefined ? null : { tag: 'no-access' as const, at: endedAt },
})

function statusOf(
  running: Observable<{ link: ServerLink; sync: RunningSync } | null>,
  ended: Observable<ServerLink | null>,
  records: Records,
): Observable<SyncStatus> {
  const counts = records
    .changes(['device'], ({ kind }) => kind === 'refusal' || kind === 'conflict')
    .pipe(
      startWith(undefined),
      switchMap(() => countProblems(records)),
    )
  const sync = running.pipe(
    switchMap((value) => {
      if (!value) return ended.pipe(map((link) => (link ? endedStatus(link) : WITHOUT_SERVER)))
      const { url, program, user } = value.link
      return value.sync.status$.pipe(
        map(({ circles, ...status }) => ({
          ...status,
          server: { url, program, user },
          state: worstState(circles),
        })),
      )
    }),
  )
  return combineLatest([sync, counts]).pipe(map(([status, problems]) => ({ ...status, ...problems })))
}

async function countProblems(records: Records): Promise<{ refused: number; conflicts: number }> {
  const count = (kind: 'refusal' | 'conflict') =>
    records.count('device', { selector: { kind, deletedAt: '' } })
  return { refused: await count('refusal'), conflicts: await count('conflict') }
}
