import { z } from 'zod'
import { err, ok, type Result } from '#shared/domain/result'
import { databaseOf, hostOfDatabase, sharedCircles, stewardDatabase } from '#shared/domain/sync-places'
import { familyOf } from '#shared/model/circles'
import { programName } from '#shared/model/invitation'
import {
  apply,
  type CircleChanges,
  type CirclePlan,
  type CircleState,
  inspect,
  planOf,
  type ServerCircle,
} from './circle-database'
import {
  expectAnswer,
  type ServerAddress,
  type ServerClient,
  type ServerIdentity,
  type ServerProblem,
  withServer,
} from './client'
import { LOSS_PREFIX, openStored } from './steward/stored-database'
import { tryRules } from './try-rules'

export type ProgramInput = {
  address: ServerAddress
  program: string
  /** Text of resources/couchdb/validate.js. */
  rules: string
}
export type InitReport = {
  server: ServerIdentity
  program: string
  databases: ({ circle: ServerCircle; name: string } & CircleChanges)[]
}
export type InitProblem = ServerProblem | { tag: 'bad-program-name' } | { tag: 'rules-fail'; detail: string }

/** Sets a program up on its server, or brings it up to date. May run as often as one likes; says what it changed. */
export async function init({
  address,
  program,
  rules,
}: ProgramInput): Promise<Result<InitReport, InitProblem>> {
  if (!programName.safeParse(program).success) return err({ tag: 'bad-program-name' })
  return withServer(address, async (client, server) => {
    await ensureSystemDatabases(client)
    const plans = await plansOf(client, program, rules)
    const triedFamilies = new Set<string>()
    for (const plan of plans) {
      // The rules of one host's circle are those of all of them.
      if (triedFamilies.has(familyOf(plan.circle)) || (await inspect(client, plan)).hasRules) continue
      const tried = await tryRules(client, plan)
      if (!tried.ok) return tried
      triedFamilies.add(familyOf(plan.circle))
    }
    await ensureStewardDatabase(client, program)
    const databases: InitReport['databases'] = []
    for (const plan of plans) {
      databases.push({ circle: plan.circle, name: plan.name, ...(await apply(client, plan)) })
    }
    return ok({ server, program, databases })
  })
}

/** The circles that every program has, and those of the hosts that it has so far. */
async function plansOf(client: ServerClient, program: string, rules: string): Promise<CirclePlan[]> {
  const hosts = await hostCircles(client, program)
  return [...sharedCircles, ...hosts].map((circle) => planOf(program, circle, rules))
}

const names = z.array(z.string())

export async function hostCircles(client: ServerClient, program: string): Promise<ServerCircle[]> {
  const all = expectAnswer(await client.ask('GET', '_all_dbs'), names, 200)
  return all.flatMap((name): ServerCircle[] => {
    const host = hostOfDatabase(program, name)
    return host === null || name.includes('-try-') ? [] : [`host:${host}`]
  })
}

/** Closed to everybody but the server's admin, which is what CouchDB makes of a database by itself. */
async function ensureStewardDatabase(client: ServerClient, program: string): Promise<void> {
  const path = encodeURIComponent(stewardDatabase(program))
  expectAnswer(await client.ask('PUT', path), z.unknown(), 201, 202, 412)
  const closed = { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles: ['_admin'] } }
  expectAnswer(await client.ask('PUT', `${path}/_security`, closed), z.unknown(), 200)
}

/** A CouchDB fresh from its package has no `_users` before somebody makes it. */
async function ensureSystemDatabases(client: ServerClient): Promise<void> {
  if ((await client.ask('GET', '_users')).status !== 404) return
  expectAnswer(await client.ask('PUT', '_users'), z.unknown(), 201, 202, 412)
}

export type StatusReport = {
  server: ServerIdentity
  program: string
  databases: ({ circle: ServerCircle; name: string } & CircleState)[]
  steward: {
    /** When it last did its round, null = never. */
    lastSeen: string | null
    /** Values that lost against a later one and that nobody may have seen. */
    losses: number
  }
}

/** How a program stands on its server. Changes nothing. */
export async function status({
  address,
  program,
  rules,
}: ProgramInput): Promise<Result<StatusReport, InitProblem>> {
  if (!programName.safeParse(program).success) return err({ tag: 'bad-program-name' })
  return withServer(address, async (client, server) => {
    const databases: StatusReport['databases'] = []
    for (const plan of await plansOf(client, program, rules)) {
      databases.push({ circle: plan.circle, name: plan.name, ...(await inspect(client, plan)) })
    }
    return ok({ server, program, databases, steward: await stewardState(client, program) })
  })
}

async function stewardState(client: ServerClient, program: string): Promise<StatusReport['steward']> {
  const source = openStored(client, databaseOf(program, 'program'))
  const [database, own] = await Promise.all([
    client.ask('GET', encodeURIComponent(source.name)),
    client.ask('GET', encodeURIComponent(stewardDatabase(program))),
  ])
  const lastSeen = database.status === 200 ? (await source.visitedAt()) || null : null
  const losses = own.status === 200 ? await countLosses(client, program) : 0
  return { lastSeen, losses }
}

async function countLosses(client: ServerClient, program: string): Promise<number> {
  const ids = await openStored(client, stewardDatabase(program)).ids()
  return ids.filter((id) => id.startsWith(LOSS_PREFIX)).length
}
