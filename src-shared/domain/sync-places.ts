import type { Circle, Role } from '#shared/model/base'

/**
 * The database of a circle. CouchDB's names allow no dot, ours of hosts do; a program's name has no hyphen. So no
 * two circles share a database.
 */
export function databaseOf(program: string, circle: Circle): string {
  const name = circle.startsWith('host:')
    ? `host-${circle.slice('host:'.length).replaceAll('.', '+')}`
    : circle
  return `${program}-${name}`
}

/** The host whose circle's database this is; null for any other database. */
export function hostOfDatabase(program: string, database: string): string | null {
  const prefix = `${program}-host-`
  return database.startsWith(prefix) ? database.slice(prefix.length).replaceAll('+', '.') : null
}

/** Where the steward keeps what it last brought into step. Nobody but the server's admin reads it. */
export const stewardDatabase = (program: string): string => `${program}-steward`

export type SharedCircle = Exclude<Circle, 'device' | `host:${string}`>
/** Circles that every program has. A host's own circle comes with the host. */
export const sharedCircles: readonly SharedCircle[] = ['program', 'team']

const everybody: readonly Role[] = ['organizer', 'host', 'data-entry', 'support', 'moderator', 'admin']
const team: readonly Role[] = ['organizer', 'data-entry', 'support', 'moderator', 'admin']

/** Who is in a circle. A host reads what all members read; people and their phones are the team's. */
export const rolesOfCircle: Record<SharedCircle, readonly Role[]> = { program: everybody, team }

/** The circles of somebody of this name on the server. Who is on the team sees what hosts have there. */
export function circlesOfPerson(name: string, roles: readonly Role[]): Exclude<Circle, 'device'>[] {
  const shared = sharedCircles.filter((circle) => roles.some((role) => rolesOfCircle[circle].includes(role)))
  return roles.includes('host') && !shared.includes('team') ? [...shared, `host:${name}`] : shared
}
