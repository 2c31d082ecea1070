import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '#shared/domain/result'
import { encodeInvitation } from '#shared/domain/sync-invitation'
import { circlesOfPerson, databaseOf } from '#shared/domain/sync-places'
import { circle, type Language, type Role } from '#shared/model/base'
import { type Invitation, programName, userName } from '#shared/model/invitation'
import { apply, planOf, type ServerCircle, storedRules } from './circle-database'
import { type ServerAddress, type ServerClient, type ServerProblem, withServer } from './client'
import { readUser, rolesOf, withoutProgram, withRoles, writeUser } from './users'

export type InviteInput = {
  address: ServerAddress
  program: string
  name: string
  roles: Role[]
  language?: Language
  /** Address that laptops use, where it differs from the one used here (`--host`, a proxy). */
  publicUrl?: string
  /** Gives somebody who is known already a new password and these roles. Her old invitation ends there. */
  renew?: boolean
}
export type InviteReport = { invitation: Invitation; code: string; user: 'made' | 'renewed' }
export type InviteProblem =
  | ServerProblem
  | { tag: 'bad-program-name' | 'bad-user-name' | 'no-roles' | 'program-missing' | 'user-exists' }

/** Makes a person's account with a random password, and the line that lets a laptop sign in with it. */
export async function invite(input: InviteInput): Promise<Result<InviteReport, InviteProblem>> {
  if (input.roles.length === 0) return err({ tag: 'no-roles' })
  return withProgram(input, async (client): Promise<Result<InviteReport, InviteProblem>> => {
    const known = await readUser(client, input.name)
    if (known && !input.renew) return err({ tag: 'user-exists' })
    const invitation = invitationOf(input)
    if (input.roles.includes('host')) await makeCircle(client, input.program, `host:${input.name}`)
    await writeUser(client, withRoles(known, { ...input, password: invitation.password }))
    return ok({ invitation, code: encodeInvitation(invitation), user: known ? 'renewed' : 'made' })
  })
}

export type RotateProblem = InviteProblem | { tag: 'user-missing' }

/** A new password for somebody, who keeps their roles: the old one, and every laptop that has it, must sign in anew. */
export async function rotate(
  input: Omit<InviteInput, 'roles' | 'renew'>,
): Promise<Result<InviteReport, RotateProblem>> {
  const known = await withProgram(input, async (client) => ok(await readUser(client, input.name)))
  if (!known.ok) return known
  const roles = rolesOf(input.program, known.value)
  return roles.length === 0 ? err({ tag: 'user-missing' }) : invite({ ...input, roles, renew: true })
}

export type RevokeReport = { name: string; roles: Role[] }

/**
 * Ends somebody's part in the program: their roles go, and with them every circle, at once. Their laptop is told at
 * the next contact and gives up what it holds of the circles. Their account, and what they are in other programs of
 * this server, stay; what they wrote stays too.
 */
export async function revoke(
  input: Pick<InviteInput, 'address' | 'program' | 'name'>,
): Promise<Result<RevokeReport, RotateProblem>> {
  return withProgram(input, async (client): Promise<Result<RevokeReport, RotateProblem>> => {
    const known = await readUser(client, input.name)
    const roles = rolesOf(input.program, known)
    if (!known || roles.length === 0) return err({ tag: 'user-missing' })
    await writeUser(client, withoutProgram(known, input.program))
    return ok({ name: input.name, roles })
  })
}

function withProgram<T, E>(
  { address, program, name }: Pick<InviteInput, 'address' | 'program' | 'name'>,
  work: (client: ServerClient) => Promise<Result<T, E>>,
): Promise<Result<T, E | InviteProblem>> {
  if (!programName.safeParse(program).success) return Promise.resolve(err({ tag: 'bad-program-name' }))
  // A host's circle is named after her: what may name the one may name the other.
  if (!userName.safeParse(name).success || !circle.safeParse(`host:${name}`).success)
    return Promise.resolve(err({ tag: 'bad-user-name' }))
  return withServer(address, async (client): Promise<Result<T, E | InviteProblem>> => {
    if ((await client.ask('GET', databaseOf(program, 'program'))).status === 404)
      return err({ tag: 'program-missing' })
    return work(client)
  })
}

/** The circle of a host: made with the first invitation, and found as it is by every later one. */
export async function makeCircle(client: ServerClient, program: string, own: ServerCircle): Promise<boolean> {
  const rules = await storedRules(client, program)
  if (rules === null) return false
  return (await apply(client, planOf(program, own, rules))).created
}

const invitationOf = ({ address, program, name, roles, language, publicUrl }: InviteInput): Invitation => ({
  url: publicUrl ?? address.url,
  program,
  name,
  password: randomBytes(18).toString('base64url'),
  roles,
  circles: circlesOfPerson(name, roles),
  ...(language && { language }),
})
