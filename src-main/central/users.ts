import { z } from 'zod'
import { serverRole } from '#shared/domain/write-rules'
import { type Role, role } from '#shared/model/base'
import { hostRole } from './circle-database'
import { expectAnswer, type ServerClient } from './client'

const user = z.looseObject({ _rev: z.string(), name: z.string(), roles: z.array(z.string()) })
/** Somebody's account on the server, with roles of any program. */
export type StoredUser = z.infer<typeof user>
type UserFields = { type: 'user'; name: string; password?: string; roles: string[] }

const pathOf = (name: string): string => `_users/org.couchdb.user:${encodeURIComponent(name)}`

export async function readUser(client: ServerClient, name: string): Promise<StoredUser | null> {
  const answer = await client.ask('GET', pathOf(name))
  return answer.status === 404 ? null : expectAnswer(answer, user, 200)
}

export async function writeUser(client: ServerClient, fields: UserFields): Promise<void> {
  expectAnswer(await client.ask('PUT', pathOf(fields.name), fields), z.unknown(), 201, 202)
}

/** The roles that somebody has in this program. */
export function rolesOf(program: string, known: StoredUser | null): Role[] {
  return role.options.filter((one) => known?.roles.includes(serverRole(program, one)))
}

/** Roles that she has in other programs of this server stay. */
export function withRoles(
  known: StoredUser | null,
  { program, name, roles, password }: { program: string; name: string; roles: Role[]; password: string },
): UserFields {
  const own = roles.includes('host') ? [hostRole(program, name)] : []
  const here = [...roles.map((one) => serverRole(program, one)), ...own]
  return { ...known, type: 'user', name, password, roles: [...elsewhere(known, program), ...here] }
}

export const withoutProgram = (known: StoredUser, program: string): UserFields => ({
  ...known,
  type: 'user',
  roles: elsewhere(known, program),
})

const elsewhere = (known: StoredUser | null, program: string): string[] =>
  (known?.roles ?? []).filter((one) => !one.startsWith(`${program}:`))
