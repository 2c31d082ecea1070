import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a request says of itself. Names as in HTTP; a header that is missing is undefined. */
export type Caller = { host: string | undefined; origin: string | undefined; cookie: string | undefined }

export type Access = {
  /** A secret for one entry, to stand in the address that is printed. */
  newToken(): string
  /** Exchanges a token for the value of a `Set-Cookie` header; null where the token is unknown or was used. */
  enter(token: string): string | null
  /** The address names this server and no other: without this, a name that leads to 127.0.0.1 could read along. */
  isOurHost(caller: Caller): boolean
  /** A page of ours asks, not a page of another site in the same browser. */
  isOurPage(caller: Caller): boolean
  isSignedIn(caller: Caller): boolean
}

/**
 * Who may speak to the browser shell on `127.0.0.1:<port>`: whoever came in by a token, each good once. Every other
 * program and every page on this computer can reach the port too, so each request is asked for its `Host`, each
 * socket for its `Origin`, and both for the cookie. Cookies are shared between ports: the port is in its name.
 */
export function createAccess(port: number): Access {
  const host = `127.0.0.1:${port}`
  const cookieName = `barnstorm-${port}`
  const tokens = new Set<string>()
  const sessions = new Set<string>()
  return {
    newToken() {
      const token = secret()
      tokens.add(digest(token))
      return token
    },
    enter(token) {
      if (!tokens.delete(digest(token))) return null
      const session = secret()
      sessions.add(digest(session))
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`
    },
    isOurHost: (caller) => caller.host === host,
    isOurPage: (caller) => caller.origin === `http://${host}`,
    isSignedIn(caller) {
      const session = cookieValue(caller.cookie ?? '', cookieName)
      return session !== null && sessions.has(digest(session))
    },
  }
}

/** Equal in a time that does not tell where two secrets differ. */
export const isSameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(expected)))

export const secret = (): string => randomBytes(32).toString('base64url')

/** Secrets are looked up by their digest, so that the time a look-up takes says nothing about them. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value) return value
  }
  return null
}
