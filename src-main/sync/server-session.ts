import { atMost } from '#shared/domain/at-most'
import type { ServerFetch } from './server-fetch'
import type { Credentials } from './types'

/** A request was sent with no end in sight: after sleep a socket may be dead without anybody saying so. */
const REQUEST_LIMIT_MS = 120_000
/** All wait for it. */
const SIGN_IN_LIMIT_MS = 30_000
export const POLL_MS = 25_000
const POLL_LIMIT_MS = POLL_MS + 15_000
/** A laptop leaves the server to others too. */
const MOST_AT_ONCE = 4

/** The server asks for a name and password that it accepts. Everything waits until there are new ones. */
export type ServerSession = {
  /** `fetch` with the credentials of the moment and a hard time limit. On 401 it waits for new ones and asks again. */
  fetch(input: string, init?: RequestInit): Promise<Response>
  setCredentials(credentials: Credentials): void
  isSignInNeeded(): boolean
  close(): void
}

/**
 * One for all circles of a server. The password is given once, for a cookie that all requests share: CouchDB shuts out
 * for minutes who gives five wrong ones, and when it is changed elsewhere, all that is under way is refused at once.
 * @param server its root, with a slash at the end
 */
export function createSession(
  server: string,
  initial: Credentials,
  onSignInNeeded: (isNeeded: boolean) => void,
  fetch: ServerFetch = globalThis.fetch,
): ServerSession {
  const closed = new AbortController()
  let credentials = initial
  const inTurn = atMost(MOST_AT_ONCE)
  let signIn: { promise: Promise<void>; done: () => void } | null = null
  let cookie: Promise<Cookie> | null = null
  /** Run out or not: shown where this laptop signs in again, it tells it from one that guesses. */
  let shown = ''

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

  /** The cookie of these credentials. Where they are refused, the server's answer says so. */
  function currentCookie(): Promise<Cookie> {
    if (cookie) return cookie
    const asked = giveCredentials(fetch, server, credentials, shown, closed.signal)
    cookie = asked
    // What was refused, or did not arrive, is asked for anew.
    const forget = () => {
      if (cookie === asked) cookie = null
    }
    asked.then(({ proof: [header, value], refusal }) => {
      if (refusal) forget()
      else if (header === 'cookie') shown = value
    }, forget)
    return asked
  }

  /** One try, with the credentials of this moment; null where these were refused, or the cookie has run out. */
  async function ask(input: string, init: RequestInit): Promise<Response | null> {
    await whileSignedIn(init.signal)
    const used = credentials
    const asked = currentCookie()
    const { proof, refusal, isFresh } = await untilAborted(asked, [
      closed.signal,
      ...(init.signal ? [init.signal] : []),
    ])
    if (refusal?.status === 401) {
      // Somebody may have signed in again while this was under way.
      if (used === credentials) askForSignIn()
      return null
    }
    if (refusal) return refusal.clone()
    const limit = isLongPoll(input) ? POLL_LIMIT_MS : REQUEST_LIMIT_MS
    const signals = [closed.signal, AbortSignal.timeout(limit), ...(init.signal ? [init.signal] : [])]
    const headers = new Headers(init.headers)
    headers.set(...proof)
    const response = await fetch(input, {
      ...init,
      credentials: 'omit',
      headers,
      signal: AbortSignal.any(signals),
    })
    if (response.status !== 401) {
      ;(await asked).isFresh = false
      return response
    }
    await response.body?.cancel()
    if (cookie === asked) cookie = null
    // A server that gives cookies and takes none would be asked for ever.
    if (isFresh && used === credentials) askForSignIn()
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
      cookie = null
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

/** `isFresh` until the server has taken it once. */
type Cookie = { proof: [header: string, value: string]; refusal: Response | null; isFresh: boolean }

async function giveCredentials(
  fetch: ServerFetch,
  server: string,
  { name, password }: Credentials,
  shown: string,
  signal: AbortSignal,
): Promise<Cookie> {
  const response = await fetch(`${server}_session`, {
    method: 'POST',
    credentials: 'omit',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(shown !== '' && { cookie: shown }),
    },
    // Nothing else that a caller's object may hold: CouchDB stumbles over it.
    body: JSON.stringify({ name, password }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(SIGN_IN_LIMIT_MS)]),
  })
  if (!response.ok) return { proof: ['cookie', ''], refusal: response, isFresh: false }
  await response.body?.cancel()
  const [cookie] = response.headers.get('set-cookie')?.split(';') ?? []
  // Something between us and the server may keep cookies to itself.
  const basic = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
  return { proof: cookie ? ['cookie', cookie] : ['authorization', basic], refusal: null, isFresh: true }
}

/** Settles with the promise, or throws as soon as one of the signals is aborted. */
async function untilAborted<T>(promise: Promise<T>, signals: AbortSignal[]): Promise<T> {
  const signal = AbortSignal.any(signals)
  signal.throwIfAborted()
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
