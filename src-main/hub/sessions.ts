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

/** Who sends this request: by `Authorization: Basic`, by the session cookie, or nobody. Throws 400, 401 or 403. */
export async function authenticate(
  hub: Hub,
  lockout: Lockout,
  request: IncomingMessage,
): Promise<UserContext> {
  const basic = /^Basic (.*)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (basic !== undefined) {
    const [name, password] = parseBasic(basic)
    return signIn(hub, lockout, addressOf(request), name, password)
  }
  const cookie = /(?:^|;\s*)AuthSession=([^;]*)/.exec(request.headers.cookie ?? '')?.[1]
  return cookie ? readCookie(hub, cookie) : stranger
}

/** Checks a name and password. Throws 401 for a wrong pair, 403 after too many of them. */
export async function signIn(
  hub: Hub,
  lockout: Lockout,
  address: string,
  name: string,
  password: string,
): Promise<UserContext> {
  const user = findUser(hub, name)
  const salt = user?.hash?.salt ?? ''
  lockout.requireOpen(address, name, salt)
  if ((await hub.passwords.matches(password, user?.hash ?? null)) && user) return user.context
  lockout.countFailure(address, name, salt, password)
  throw unauthorized('Name or password is incorrect.')
}

export const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? ''

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

function readCookie(hub: Hub, cookie: string): UserContext {
  const [encodedName = '', expiry = '', mac = '', ...more] = cookie.split('.')
  if (!/^\d{1,15}$/.test(expiry) || mac === '' || more.length > 0) {
    throw badRequest('Malformed AuthSession cookie. Please clear your cookies.')
  }
  const name = Buffer.from(encodedName, 'base64url').toString('utf8')
  if (!sameSecret(mac, signature(hub, name, `${encodedName}.${expiry}`))) return stranger
  return Number(expiry) > hub.now() ? (findUser(hub, name)?.context ?? stranger) : stranger
}
