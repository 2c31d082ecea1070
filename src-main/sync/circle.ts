import { storeErrorFrom } from '#main/store/store-error'
import { createBackoff, pause } from './backoff'
import { FIRST_PAGE, nextPageSize } from './batch'
import { type ChangesPage, type CircleDatabase, ServerFailure } from './circle-database'
import { createGate, type Gate } from './gate'
import type { ServerSession } from './server-session'
import type { CircleState, Trouble } from './types'

/** Why an attempt ended, where nothing is wrong. */
const RESTART = Symbol('restart')

export type CircleEvents = {
  onState(state: CircleState): void
  onTrouble(tag: Trouble['tag'], cause: unknown): void
  /** Connected anew, before anything is sent or received. `identity` tells whether it is the server of last time. */
  prepare(identity: string): Promise<void>
  /** News from the server, in order. */
  deliver(page: ChangesPage): void
}

/** The line to one circle's database: connects, listens to its feed, says how it goes, and begins again after a break. */
export type CircleLine = {
  gate: Gate
  /** A request failed: what is wrong is found out by connecting anew. */
  fail(cause: unknown): void
  /** Connects anew at once: with other credentials, or because somebody asked. */
  restart(): void
  /** The server took something: the next break is a new one. */
  proveAlive(): void
  close(): void
  start(): void
  /** Settles when listening has ended for good. */
  ended(): Promise<void>
}

export function openCircle(
  database: CircleDatabase,
  session: ServerSession,
  random: () => number,
  events: CircleEvents,
): CircleLine {
  const closed = new AbortController()
  const backoff = createBackoff(random)
  const gate = createGate()
  let attempt = new AbortController()
  let impatience = new AbortController()
  let seq: string | null = null
  let running = Promise.resolve()

  /** Never asks for `since=now` again after a break: it goes on where it was, so nothing written meanwhile is missed. */
  async function listen(): Promise<void> {
    const signal = AbortSignal.any([closed.signal, attempt.signal])
    const identity = await database.identity(signal)
    const now = await database.currentSeq(signal)
    await events.prepare(identity)
    seq ??= now
    events.onState('live')
    gate.open()
    let most = FIRST_PAGE
    for (;;) {
      const page = await database.nextChanges(seq, most, signal)
      most = nextPageSize(
        most,
        page.changes.map(({ id }) => id),
      )
      backoff.reset()
      events.deliver(page)
      seq = page.lastSeq
    }
  }

  function tell(cause: unknown): void {
    const [state, tag] = troubleOf(cause)
    // While the session waits for a password, that is what is wrong.
    if (!session.isSignInNeeded()) events.onState(state)
    events.onTrouble(tag, cause)
  }

  async function run(): Promise<void> {
    while (!closed.signal.aborted) {
      attempt = new AbortController()
      try {
        await listen()
      } catch (cause) {
        gate.shut()
        if (closed.signal.aborted) break
        if (attempt.signal.reason === RESTART) {
          events.onState('connecting')
          continue
        }
        tell(attempt.signal.aborted ? attempt.signal.reason : cause)
        impatience = new AbortController()
        await pause(backoff.take(), AbortSignal.any([closed.signal, impatience.signal]))
      }
    }
  }

  return {
    gate,
    fail: (cause) => attempt.abort(cause),
    proveAlive: () => backoff.reset(),
    restart() {
      backoff.reset()
      impatience.abort()
      attempt.abort(RESTART)
    },
    close() {
      const reason = new Error('sync was closed')
      closed.abort(reason)
      gate.close(reason)
    },
    start() {
      running = run()
    },
    ended: () => running,
  }
}

/** What people can do about it, by what the server said, or that it said nothing, or that it could not be noted here. */
function troubleOf(cause: unknown): [CircleState, Trouble['tag']] {
  if (storeErrorFrom(cause, '')?.tag === 'disk-full') return ['offline', 'disk-full']
  if (!(cause instanceof ServerFailure)) return ['offline', 'unreachable']
  // Too many wrong passwords from this address: it passes by itself.
  if (cause.status === 403 && /temporarily locked/.test(cause.reason)) return ['offline', 'sign-in']
  if (cause.status === 403) return ['no-access', 'no-access']
  return ['offline', 'server-error']
}
