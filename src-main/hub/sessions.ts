import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { UserContext } from './access'
import { badRequest, unauthorized } from './http-error'
import type { Hub } from './hub'
import type { Lockout } from './lockout'
import { sameSecret } from './passwords'
import { findUser } from './users'

const SESSION_MS = 10 * 60_000
const stranger: UserContext = { name: null, roles: [] }

/** Who sends this request: by `Authorization: Basic`, by the session cookie, or nobody. Throws 400, 401, 403 or 503. */
export async function authenticate(
  hub: Hub,
  lockout: Lockout,
  request: IncomingMessage,
): Promise<UserContext> {
  const basic = /^Basic (.*)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (basic !== undefined) {
    const [name, password] = parseBasic(basic)
    return signIn(hub, lockout, request, name, password)
  }
  const cookie = cookieOf(request)
  return cookie ? readCookie(hub, cookie) : stranger
}

/** Checks a name and password. Throws 401 for a wrong pair, 403 after too many of them, 503 where too many ask. */
export async function signIn(
  hub: Hub,
  lockout: Lockout,
  request: IncomingMessage,
  name: string,
  password: string,
): Promise<UserContext> {
  const user = findUser(hub, name)
  const hash = user?.hash ?? null
  const attempt = { place: placeOf(hub, request, name), name, salt: hash?.salt ?? '', password }
  if ((await lockout.guard(attempt, () => hub.passwords.matches(attempt, hash))) && user) return user.context
  throw unauthorized('Name or password is incorrect.')
}

/**
 * Where somebody signs in from. Who shows a cookie of this name, run out or not, has signed in before: guesses that
 * are made at the same address do not stand in her way.
 */
function placeOf(hub: Hub, request: IncomingMessage, name: string): string {
  const shown = openCookie(hub, cookieOf(request))
  return shown?.name === name ? `cookie of ${name}` : addressOf(request)
}

/** A proxy on this machine says for whom it asks, last of all: without that, all the world would be one address. */
function addressOf({ socket, headers }: IncomingMessage): string {
  const address = socket.remoteAddress ?? ''
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return forwarded && LOOPBACK.has(address) ? forwarded : address
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

const cookieOf = (request: IncomingMessage): string =>
  /(?:^|;\s*)AuthSession=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? ''

function parseBasic(encoded: string): [name: string, password: string] {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.replaceAll('=', '').length % 4 === 1) {
    throw badRequest('Authorization header has invalid base64 value')
  }
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  if (colon < 0) throw unauthorized('Name or password is incorrect.')
  return [pair.slice(0, colon), pair.slice(colon + 1)]
}

/** Valid for ten minutes, and only as long as the user's password stays the same. */
export function makeCookie(hub: Hub, name: string): string {
  const unsigned = `${Buffer.from(name).toString('base64url')}.${hub.now() + SESSION_MS}`
  return `${unsigned}.${signature(hub, name, unsigned)}`
}

const signature = (hub: Hub, name: string, unsigned: string): string =>
  createHmac('sha256', hub.secret)
    .update(`${findUser(hub, name)?.hash?.salt ?? ''} ${unsigned}`)
    .digest('base64url')

type Cookie = { encodedName: string; expiry: string; mac: string }

function parseCookie(cookie: string): Cookie | null {
  const [encodedName = '', expiry = '', mac = '', ...more] = cookie.split('.')
  return /^\d{1,15}$/.test(expiry) && mac !== '' && more.length === 0 ? { encodedName, expiry, mac } : null
}

/** What a cookie that we made says; null for any other. */
function openCookie(hub: Hub, cookie: string): { name: string; expiresAt: number } | null {
  const parsed = parseCookie(cookie)
  if (!parsed) return null
  const { encodedName, expiry, mac } = parsed
  const name = Buffer.from(encodedName, 'base64url').toString('utf8')
  const isOurs = sameSecret(mac, signature(hub, name, `${encodedName}.${expiry}`))
  return isOurs ? { name, expiresAt: Number(expiry) } : null
}

function readCookie(hub: Hub, cookie: string): UserContext {
  if (!parseCookie(cookie)) throw badRequest('Malformed AuthSession cookie. Please clear your cookies.')
  const session = openCookie(hub, cookie)
  return session && session.expiresAt > hub.now()
    ? (findUser(hub, session.name)?.context ?? stranger)
    : stranger
}
