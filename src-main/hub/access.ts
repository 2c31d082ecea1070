import { forbidden, type HttpError, unauthorized } from './http-error'
import { isObject, isStringArray, type JsonObject } from './json'

/** Who asks. `name` is null for somebody who did not sign in. */
export type UserContext = { name: string | null; roles: string[] }

/** A database's `_security`: whoever is named, or has one of the roles. */
type Audience = { names: string[]; roles: string[] }
export type Security = { admins: Audience; members: Audience }

export const USERS = '_users'
const SERVER_ADMIN = '_admin'

/** A new database is closed until an admin opens it. */
export const closedSecurity: Security = {
  admins: { names: [], roles: [SERVER_ADMIN] },
  members: { names: [], roles: [SERVER_ADMIN] },
}

const isServerAdmin = (user: UserContext): boolean => user.roles.includes(SERVER_ADMIN)

const isIn = (audience: Audience, user: UserContext): boolean =>
  (user.name !== null && audience.names.includes(user.name)) ||
  audience.roles.some((role) => user.roles.includes(role))

const isDatabaseAdmin = (security: Security, user: UserContext): boolean =>
  isServerAdmin(user) || isIn(security.admins, user)

const isMember = (security: Security, user: UserContext): boolean =>
  isDatabaseAdmin(security, user) ||
  (security.members.names.length === 0 && security.members.roles.length === 0) ||
  isIn(security.members, user)

/** Asks a stranger to sign in (401) and turns away somebody who did (403): our sync tells the two apart. */
const turnAway = (user: UserContext, stranger: string, known: string): HttpError =>
  user.name === null ? unauthorized(stranger) : forbidden(known)

/** CouchDB answers 401 here even to somebody who has signed in. */
export function requireServerAdmin(user: UserContext): void {
  if (!isServerAdmin(user)) throw unauthorized('You are not a server admin.')
}

export function requireDatabaseAdmin(security: Security, user: UserContext): void {
  const reason = 'You are not a db or server admin.'
  if (!isDatabaseAdmin(security, user)) throw turnAway(user, reason, reason)
}

/** Unlike CouchDB, a database with an empty member list is still closed to people who did not sign in. */
export function requireMember(security: Security, user: UserContext): void {
  if (user.name !== null && isMember(security, user)) return
  throw turnAway(user, 'You are not authorized to access this db.', 'You are not allowed to access this db.')
}

const audienceOf = (value: unknown): Audience | null => {
  if (value === undefined) return { names: [], roles: [] }
  if (!isObject(value)) return null
  const { names = [], roles = [] } = value
  return isStringArray(names) && isStringArray(roles) ? { names, roles } : null
}

/** null where the object is not of the form `{admins?, members?: {names?, roles?: string[]}}`. */
export function parseSecurity(value: JsonObject): Security | null {
  const admins = audienceOf(value.admins)
  const members = audienceOf(value.members)
  return admins && members ? { admins, members } : null
}
