import type { Notice } from '#shared/contract/schedule'
import type { EventSide } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import type { Rsvp } from '#shared/model/rsvp'
import { fullName } from './person'

/**
 * Who must hear of a change: the host, the co-hosts, and everybody who still means to come; each once, those who
 * cannot be reached first, because somebody has to find a way to them.
 */
export function noticesFor(
  side: EventSide | null,
  rsvps: readonly Rsvp[],
  personById: ReadonlyMap<string, Person>,
): Notice[] {
  const roles = new Map<string, Notice['as']>()
  if (side) roles.set(side.hostId, 'host')
  for (const id of side?.coHostIds ?? []) if (!roles.has(id)) roles.set(id, 'co-host')
  for (const { personId, status, deletedAt } of rsvps) {
    const means = (status === 'signed-up' || status === 'confirmed') && deletedAt === ''
    if (means && !roles.has(personId)) roles.set(personId, 'guest')
  }
  const notices = [...roles].flatMap(([id, as]) => {
    const person = personById.get(id)
    return person ? [noticeOf(person, as, side)] : []
  })
  return notices.sort((one, other) => Number(isReachable(one)) - Number(isReachable(other)))
}

function noticeOf(person: Person, as: Notice['as'], side: EventSide | null): Notice {
  const phone = person.phone || person.phoneAsTyped || (as === 'host' ? (side?.hostPhone ?? '') : '')
  const email = person.email || (as === 'host' ? (side?.hostEmail ?? '') : '')
  return { personId: person.id, name: fullName(person), phone, email, as }
}

const isReachable = ({ phone, email }: Notice): boolean => phone !== '' || email !== ''
