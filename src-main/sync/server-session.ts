import { atMost } from '#shared/domain/at-most'
import type { Credentials } from './types'

/** A request was sent with no end in sight: after sleep a socket may be dead without anybody saying so. */
const REQUEST_LIMIT_MS = 120_000
export const POLL_MS = 25_000
const POLL_LIMIT_MS = POLL_MS + 15_000

/**
 * CouchDB shuts out for minutes who gives five wrong passwords. When one is changed elsewhere, whatever is under way at
 * that moment fails at once: this must be fewer.
 */
const MOST_AT_ONCE = 4

/** The server asks for a name and password that it accepts. Everything waits until there are new ones. */
export type ServerSession = {
  /** `fetch` with the credentials of the moment and a hard time limit. On 401 it waits for new ones and asks again. */
  fetch(input: string, init?: RequestInit): Promise<Response>
  setCredentials(credentials: Credentials): void
  isSignInNeeded(): boolean
  close(): void
}

/** One for all circles of a server, so that a wrong password is tried once and not once per circle. */
export function createSession(
  initial: Credentials,
  onSignInNeeded: (isNeeded: boolean) => void,
): ServerSession {
  const closed = new AbortController()
  let credentials = initial
  const inTurn = atMost(MOST_AT_ONCE)
  let signIn: { promise: Promise<void>; done: () => void } | null = null

  function askForSignIn(): void {
    if (signIn) return
    let done = () => {}
    const promise = new Promise<void>((resolve) => {
      done = resolve
    })
    signIn = { promise, done }
    onSignInNeeded(true)
  }

  async function whileSignedIn(signal: AbortSignal | null | undefined): Promise<void> {
    while (signIn) await untilAborted(signIn.promise, [closed.signal, ...(signal ? [signal] : [])])
    closed.signal.throwIfAborted()
  }

  /** One try, with the credentials of this moment; null where these were refused. */
  async function ask(input: string, init: RequestInit): Promise<Response | null> {
    await whileSignedIn(init.signal)
    const used = credentials
    const limit = isLongPoll(input) ? POLL_LIMIT_MS : REQUEST_LIMIT_MS
    const signals = [closed.signal, AbortSignal.timeout(limit), ...(init.signal ? [init.signal] : [])]
    const headers = new Headers(init.headers)
    headers.set('authorization', basic(used))
    const response = await fetch(input, {
      ...init,
      credentials: 'omit',
      headers,
      signal: AbortSignal.any(signals),
    })
    if (response.status !== 401) return response
    await response.body?.cancel()
    // Somebody may have signed in again while this was under way.
    if (used === credentials) askForSignIn()
    return null
  }

  return {
    async fetch(input, init = {}) {
      for (;;) {
        await whileSignedIn(init.signal)
        // A long poll hangs for as long as nothing happens: it must not hold a place.
        const response = await (isLongPoll(input) ? ask(input, init) : inTurn(() => ask(input, init)))
        if (response) return response
      }
    },
    setCredentials(next) {
      credentials = next
      const waiting = signIn
      signIn = null
      waiting?.done()
      if (waiting) onSignInNeeded(false)
    },
    isSignInNeeded: () => signIn !== null,
    close: () => closed.abort(new Error('sync was closed')),
  }
}

const isLongPoll = (input: string): boolean => input.includes('feed=longpoll')

const basic = ({ name, password }: Credentials): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`

/** Settles with the promise, or throws as soon as one of the signals is aborted. */
async function untilAborted(promise: Promise<void>, signals: AbortSignal[]): Promise<void> {
  const signal = AbortSignal.any(signals)
  signal.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
    promise.then(resolve).finally(() => signal.removeEventListener('abort', stop))
  })
}
