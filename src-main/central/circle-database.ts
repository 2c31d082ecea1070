import { z } from 'zod'
import { databaseOf, rolesOfCircle, type SharedCircle } from '#shared/domain/sync-places'
import { serverRole } from '#shared/domain/write-rules'
import type { Circle } from '#shared/model/base'
import { familyOf } from '#shared/model/circles'
import { expectAnswer, type ServerClient } from './client'

export type ServerCircle = Exclude<Circle, 'device'>
/** What a circle's database must look like. */
export type CirclePlan = { circle: ServerCircle; name: string; security: Security; rule: string }

const audience = z.object({ names: z.array(z.string()).default([]), roles: z.array(z.string()).default([]) })
const security = z.object({
  admins: audience.default({ names: [], roles: [] }),
  members: audience.default({ names: [], roles: [] }),
})
type Security = z.infer<typeof security>

/**
 * Who may enter one host's circle beside the team has this role, and no other way in: revoking somebody takes their
 * roles, and no database needs to be touched.
 */
export const hostRole = (program: string, host: string): string => `${program}:host:${host}`

/** `rules` is the text of resources/couchdb/validate.js. */
export function planOf(program: string, circle: ServerCircle, rules: string): CirclePlan {
  return {
    circle,
    name: databaseOf(program, circle),
    security: {
      admins: { names: [], roles: ['_admin'] },
      members: { names: [], roles: membersOf(program, circle) },
    },
    rule: `${rules.trim()}${placeOf(program, circle)}`,
  }
}

const placeOf = (program: string, circle: ServerCircle): string => `(${JSON.stringify({ program, circle })})`

function membersOf(program: string, circle: ServerCircle): string[] {
  const isHosts = familyOf(circle) === 'host'
  const shared = rolesOfCircle[isHosts ? 'team' : (circle as SharedCircle)].map((role) =>
    serverRole(program, role),
  )
  return isHosts ? [...shared, hostRole(program, circle.slice('host:'.length))] : shared
}

/** The rules that `init` stored, as they were before they were told their place; null where there are none. */
export async function storedRules(client: ServerClient, program: string): Promise<string | null> {
  const rule = (await readDesign(client, databaseOf(program, 'program')))?.validate_doc_update
  const place = placeOf(program, 'program')
  return rule?.endsWith(place) ? rule.slice(0, -place.length) : null
}

/** How a database stands against its plan. */
export type CircleState = {
  exists: boolean
  isOpenToItsCircle: boolean
  hasRules: boolean
  documents: number
}

const DESIGN = '_design/barnstorm'
const database = z.object({ doc_count: z.number() })
const design = z.looseObject({ _rev: z.string(), validate_doc_update: z.string().optional() })
const anything = z.unknown()
const pathOf = (name: string): string => encodeURIComponent(name)

export async function inspect(client: ServerClient, plan: CirclePlan): Promise<CircleState> {
  const found = await client.ask('GET', pathOf(plan.name))
  if (found.status === 404) return { exists: false, isOpenToItsCircle: false, hasRules: false, documents: 0 }
  const { doc_count } = expectAnswer(found, database, 200)
  const current = expectAnswer(await client.ask('GET', `${pathOf(plan.name)}/_security`), security, 200)
  const stored = await readDesign(client, plan.name)
  return {
    exists: true,
    isOpenToItsCircle: sameAudience(current.members, plan.security.members),
    hasRules: stored?.validate_doc_update === plan.rule,
    documents: doc_count - (stored ? 1 : 0),
  }
}

const sameAudience = (a: Security['members'], b: Security['members']): boolean => sorted(a) === sorted(b)
const sorted = ({ names, roles }: Security['members']): string =>
  JSON.stringify([[...names].sort(), [...roles].sort()])

async function readDesign(client: ServerClient, name: string) {
  const answer = await client.ask('GET', `${pathOf(name)}/${DESIGN}`)
  return answer.status === 404 ? null : expectAnswer(answer, design, 200)
}

/** What had to be done. */
export type CircleChanges = { created: boolean; opened: boolean; rules: boolean }

/**
 * Brings a database to its plan. Rules come before members: there is no moment at which somebody could write past
 * them.
 */
export async function apply(client: ServerClient, plan: CirclePlan): Promise<CircleChanges> {
  const before = await inspect(client, plan)
  // A host's circle is small: one shard of it is enough, and a server may hold a thousand of them.
  const shards = familyOf(plan.circle) === 'host' ? '?q=1' : ''
  if (!before.exists)
    expectAnswer(await client.ask('PUT', `${pathOf(plan.name)}${shards}`), anything, 201, 202, 412)
  if (!before.hasRules) await storeRules(client, plan)
  if (!before.isOpenToItsCircle) {
    expectAnswer(await client.ask('PUT', `${pathOf(plan.name)}/_security`, plan.security), anything, 200)
  }
  return { created: !before.exists, opened: !before.isOpenToItsCircle, rules: !before.hasRules }
}

export async function storeRules(
  client: ServerClient,
  { name, rule }: Pick<CirclePlan, 'name' | 'rule'>,
): Promise<void> {
  const stored = await readDesign(client, name)
  const body = { ...stored, _id: DESIGN, language: 'javascript', validate_doc_update: rule }
  expectAnswer(await client.ask('PUT', `${pathOf(name)}/${DESIGN}`, body), anything, 201, 202)
}
