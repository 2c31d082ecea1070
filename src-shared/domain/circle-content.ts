import { circleByKind, familyOf } from '#shared/model/circles'
import type { Kind } from '#shared/model/collections'

/**
 * What travels in which circle's database. Part of the rules that CouchDB runs: nothing but the language itself.
 *
 * The team sees all that hosts have, so the team's database holds the records of every host's circle beside its own.
 * A host's database holds her own records and copies of the team's about her events. A record is the same in both,
 * its circle too; the steward (src-main/central/steward) keeps the two in step.
 */
const LENT = new Set<string>(['eventside', 'rsvp', 'person', 'review'] satisfies Kind[])

const families = new Map<string, string>(Object.entries(circleByKind))

/** Kinds of the team of which a host's circle may hold copies. */
export const isLent = (kind: string): boolean => LENT.has(kind)

/** May this circle's database hold records of this kind? */
export function circleHolds(circle: string, kind: string): boolean {
  const family = families.get(kind)
  if (family === undefined || family === 'device') return false
  if (circle === 'team') return family === 'team' || family === 'host'
  if (familyOf(circle) === 'host') return family === 'host' || LENT.has(kind)
  return family === circle
}

/** Is this record one of those that this circle's database may hold? */
export function isInCircle(circle: string, record: Readonly<Record<string, unknown>>): boolean {
  const { kind, circle: own } = record
  if (typeof kind !== 'string' || typeof own !== 'string' || !circleHolds(circle, kind)) return false
  if (families.get(kind) !== 'host') return own === families.get(kind)
  return circle === 'team' ? familyOf(own) === 'host' : own === circle
}

/** The host whose circle this is, by her name on the server; null for any other circle. */
export const hostOfCircle = (circle: string): string | null =>
  familyOf(circle) === 'host' ? circle.slice('host:'.length) : null
