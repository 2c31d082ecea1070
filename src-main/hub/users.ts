import { USERS, type UserContext } from './access'
import type { DocumentWrite } from './document-form'
import { forbidden } from './http-error'
import type { Hub } from './hub'
import { isObject, isStringArray, type JsonObject } from './json'
import { hashPassword, type PasswordHash, passwordHashOf } from './passwords'

const PREFIX = 'org.couchdb.user:'

/** Throws 403 where CouchDB's own `_auth` rules would. Only server admins get this far. */
function requireUserDocument(write: DocumentWrite): void {
  const { type, name, roles } = write.fields
  if (type !== 'user') throw forbidden('doc.type must be user')
  if (typeof name !== 'string' || name === '') throw forbidden('doc.name is required')
  if (write.id !== PREFIX + name) throw forbidden('Doc ID must be of the form org.couchdb.user:name')
  if (name.includes(':')) throw forbidden('Character `:` is not allowed in usernames.')
  if (!isStringArray(roles)) throw forbidden('doc.roles must be an array of strings')
  if (roles.some((role) => role.startsWith('_'))) {
    throw forbidden('No system roles (starting with underscore) in users db.')
  }
}

/** The user's document as it is stored: with a hash in place of the password. */
export async function prepareUser(write: DocumentWrite): Promise<DocumentWrite> {
  if (write.deleted) return write
  requireUserDocument(write)
  const { password, ...fields } = write.fields
  if (typeof password !== 'string') return { ...write, fields }
  return { ...write, fields: { ...fields, ...(await hashPassword(password)) } }
}

export type KnownUser = { context: UserContext; hash: PasswordHash | null }

/** Somebody who may sign in: the server admin or a live document in `_users`. */
export function findUser(hub: Hub, name: string): KnownUser | null {
  if (name === hub.admin.name) return { context: { name, roles: ['_admin'] }, hash: hub.admin.hash }
  const users = hub.store.database(USERS)
  const stored = users && hub.store.document(users, PREFIX + name)
  if (!stored || stored.deleted) return null
  const user: unknown = JSON.parse(stored.body)
  return isObject(user) ? { context: { name, roles: rolesOf(user) }, hash: passwordHashOf(user) } : null
}

const rolesOf = (user: JsonObject): string[] => (isStringArray(user.roles) ? user.roles : [])
