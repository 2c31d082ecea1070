import type { Role } from '#shared/model/base'

/** What may be given on by a code on a screen. Who decides about events, or gives out rights, is no matter of a room. */
const GIVEN: readonly Role[] = ['organizer', 'data-entry', 'support']

/**
 * What guests of a room may do: nothing that the laptop may not whose account carries their work to the server.
 * @param own its roles there; null where it belongs to no server, or was connected by an app that did not note them
 */
export function guestRolesOf(own: readonly Role[] | null): Role[] {
  if (own === null || own.includes('admin')) return ['organizer']
  return GIVEN.filter((role) => own.includes(role))
}
