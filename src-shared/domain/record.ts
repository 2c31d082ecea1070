import type { Stamped } from '#shared/model/base'
import { circleByKind, type HostKind } from '#shared/model/circles'
import type { DocumentOf, Kind } from '#shared/model/collections'

/** Who acts, and when: the clock and the name come in as arguments, so that rules stay pure. */
export type Actor = {
  name: string
  now: string
  /** By how much the clock that `now` is of is known to be ahead. */
  clockAheadMs?: number
  /** The name on the server of the host at this laptop: what events they make are theirs. Nobody's where left out. */
  hostUser?: string
}

/** Records of a host's circle bring its name along; the circle of all others follows from their kind. */
type Unstamped<K extends Kind> = Omit<
  DocumentOf[K],
  Stamped | 'kind' | (K extends HostKind ? never : 'circle')
>

/** A new document of this kind, complete with the fields that every record carries. */
export function create<K extends Kind>(kind: K, fields: Unstamped<K>, actor: Actor): DocumentOf[K] {
  return {
    circle: circleByKind[kind],
    ...fields,
    ...(kind === 'event' && actor.hostUser ? { hostUser: actor.hostUser } : {}),
    kind,
    createdAt: stampOf(actor),
    updatedAt: stampOf(actor),
    updatedBy: actor.name,
    deletedAt: '',
    // The spread of a generic kind is beyond what the checker follows; the parameter type holds the line.
  } as unknown as DocumentOf[K]
}

type AnyDocument = DocumentOf[Kind]

/** The same document with some fields changed. An edit made with a clock set back still sorts after the last. */
export function change<D extends AnyDocument>(
  document: D,
  fields: Partial<Omit<D, Stamped | 'id' | 'kind' | 'circle'>>,
  actor: Actor,
): D {
  return {
    ...document,
    ...fields,
    updatedAt: laterOf(stampOf(actor), document.updatedAt),
    updatedBy: actor.name,
  }
}

/** When this change was made by the clock that all laptops share: a wrong one must not win merges. */
const stampOf = ({ now, clockAheadMs = 0 }: Actor): string =>
  clockAheadMs === 0 ? now : new Date(Date.parse(now) - clockAheadMs).toISOString()

export const remove = <D extends AnyDocument>(document: D, actor: Actor): D => ({
  ...change(document, {}, actor),
  deletedAt: actor.now,
})

export const restore = <D extends AnyDocument>(document: D, actor: Actor): D => ({
  ...change(document, {}, actor),
  deletedAt: '',
})

export const isLive = (document: { deletedAt: string }): boolean => document.deletedAt === ''

/** `now`, or one millisecond after `last` where the clock stands at or before it. */
export function laterOf(now: string, last: string): string {
  return now > last ? now : new Date(Date.parse(last) + 1).toISOString()
}

/** What comes after `<kind>:`. */
export const keyOf = (id: string): string => id.slice(id.indexOf(':') + 1)
export const rsvpId = (eventId: string, personId: string): string =>
  `rsvp:${keyOf(eventId)}:${keyOf(personId)}`
export const eventSideId = (eventId: string): string => `eventside:${keyOf(eventId)}`
export const claimId = (eventId: string): string => `claim:${keyOf(eventId)}`
