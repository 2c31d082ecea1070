import { BehaviorSubject, Subject } from 'rxjs'
import { databaseOf } from '#shared/domain/sync-places'
import { openCircleDatabase } from './circle-database'
import { type CircleSync, openCircleSync } from './circle-sync'
import { kindOf } from './pull'
import { recordStates } from './record-states'
import { comparingClocks } from './server-clock'
import { openServerFetch } from './server-fetch'
import { createSession } from './server-session'
import type {
  CircleState,
  RunningSync,
  SharedCircle,
  SyncedRecord,
  SyncOptions,
  SyncStatus,
  Trouble,
} from './types'

/**
 * Keeps this laptop's records of some circles in step with a server: one line per circle, one replication per circle
 * and collection. Returns as soon as it has begun; whether there is a server right now makes no difference.
 */
export async function startSync(options: SyncOptions): Promise<RunningSync> {
  const status = new BehaviorSubject<SyncStatus>({
    circles: {},
    waiting: 0,
    lastSent: null,
    lastReceived: null,
    trouble: null,
    clockAheadMs: 0,
  })
  const records = new Subject<void>()
  const update = (changed: Partial<SyncStatus>) => status.next({ ...status.value, ...changed })
  const instant = () => options.now().toISOString()
  const circles: CircleSync[] = []
  const names = withoutCopies(options.circles)

  function setState(circle: SharedCircle, state: CircleState): void {
    if (status.value.circles[circle] === state) return
    options.log('sync.state', { circle, state })
    const states = { ...status.value.circles, [circle]: state }
    const isWell = Object.values(states).every((one) => one === 'live')
    update({ circles: states, ...(isWell && { trouble: null }) })
  }

  function setTrouble(tag: Trouble['tag'], cause: unknown): void {
    options.log('sync.trouble', { tag, cause: cause instanceof Error ? cause.name : 'unknown' })
    update({ trouble: { tag, at: instant() } })
  }

  const transport = await openServerFetch(options.server)
  const onSignInNeeded = (isNeeded: boolean) => {
    if (isNeeded) setTrouble('sign-in', null)
    for (const circle of names) setState(circle, isNeeded ? 'auth-needed' : 'connecting')
  }
  const session = createSession(options.server.url, options.credentials, onSignInNeeded, transport.fetch)

  const serverFetch = comparingClocks(session.fetch, options.now, (clockAheadMs) => {
    if (clockAheadMs === status.value.clockAheadMs) return
    options.log('sync.clock', { aheadMs: clockAheadMs })
    update({ clockAheadMs })
  })

  const countWaiting = () => {
    const replications = circles.flatMap((circle) => circle.replications())
    update({ waiting: replications.reduce((sum, { waiting }) => sum + waiting.size(), 0) })
    records.next()
  }

  for (const name of names) {
    setState(name, 'connecting')
    const url = `${options.server.url}${encodeURIComponent(databaseOf(options.server.program, name))}`
    circles.push(
      await openCircleSync({
        options,
        name,
        database: openCircleDatabase(url, { fetch: serverFetch }),
        session,
        onState: (state) => setState(name, state),
        onTrouble: setTrouble,
        onReceived: () => update({ lastReceived: instant() }),
        onSent: () => update({ lastSent: instant() }),
        onWaiting: countWaiting,
      }),
    )
  }
  countWaiting()

  return {
    status$: status.asObservable(),
    records$: records.asObservable(),
    recordStates: (ids) => recordStates(options, circles, ids),
    async serverVersions(ids) {
      const versions = new Map<string, SyncedRecord>()
      for (const circle of circles)
        for (const replication of circle.replications()) {
          const own = ids.filter((id) => replication.kinds.includes(kindOf(id)))
          for (const record of await replication.serverVersions(own)) versions.set(record.id, record)
        }
      return versions
    },
    setCredentials(credentials) {
      session.setCredentials(credentials)
      for (const { line } of circles) line.restart()
    },
    tryNow() {
      for (const { line } of circles) line.restart()
    },
    async leave() {
      session.close()
      for (const { line } of circles) line.close()
      const unsent = (await Promise.all(circles.map(({ leave }) => leave()))).flat()
      await transport.close()
      status.complete()
      records.complete()
      return unsent
    },
    async close() {
      session.close()
      for (const { line } of circles) line.close()
      await Promise.all(circles.map(({ stop }) => stop()))
      await transport.close()
      status.complete()
      records.complete()
    },
  }
}

/** Who is in the team's circle has all that hosts have there already: one laptop holds a record once. */
const withoutCopies = (circles: readonly SharedCircle[]): SharedCircle[] =>
  circles.includes('team') ? circles.filter((circle) => !circle.startsWith('host:')) : [...circles]
