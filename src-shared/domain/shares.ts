import { familyOf } from '#shared/model/circles'
import { hostOfCircle } from './circle-content'
import type { Lending } from './lending'
import type { Fields } from './merge'
import { eventSideId } from './record'

/** A host, by name on the server, and a record that may concern her. */
export type Share = { host: string; id: string }

/**
 * Which host may see which record, worked out from the records themselves: an event names its host, sign-ups and
 * sides name their event, people are known by them, and what is a host's own says so. Holds ids only.
 */
export type Shares = {
  /** Takes in a record of the program's or the team's as it is now; tells what has to be looked at because of it. */
  note(record: Fields): Share[]
  lendingOf(host: string, record: Fields): Lending
  /** All that hosts may see. */
  all(): Share[]
}

export function createShares(): Shares {
  const hostByEvent = new Map<string, string>()
  /** Hosts whose kits were made from this event. */
  const kitsByEvent = new Map<string, Set<string>>()
  const eventByKit = new Map<string, string>()
  /** Records of hosts' own circles. */
  const hostById = new Map<string, string>()
  /** Sign-ups of an event; and by person, the sign-ups and sides that name them. */
  const rsvpsByEvent = new Map<string, Set<string>>()
  const linksByPerson = new Map<string, Map<string, string>>()
  const peopleByLink = new Map<string, string[]>()

  function hostsOfEvent(eventId: string): string[] {
    const hosts = new Set<string>()
    const named = hostByEvent.get(eventId)
    if (named) hosts.add(named)
    for (const kit of kitsByEvent.get(eventId) ?? []) {
      const host = hostById.get(kit)
      if (host) hosts.add(host)
    }
    return [...hosts]
  }

  const hostsOfPerson = (personId: string): string[] => [
    ...new Set([...(linksByPerson.get(personId)?.values() ?? [])].flatMap(hostsOfEvent)),
  ]

  function idsOfEvent(eventId: string): string[] {
    const side = eventSideId(eventId)
    const links = [side, ...(rsvpsByEvent.get(eventId) ?? [])]
    return [...links, ...links.flatMap((link) => peopleByLink.get(link) ?? [])]
  }

  const pairs = (hosts: readonly string[], ids: readonly string[]): Share[] =>
    [...new Set(hosts)].flatMap((host) => ids.map((id) => ({ host, id })))

  function link(id: string, eventId: string, people: string[]): void {
    for (const person of peopleByLink.get(id) ?? []) linksByPerson.get(person)?.delete(id)
    peopleByLink.set(id, people)
    for (const person of people) {
      const links = linksByPerson.get(person) ?? new Map<string, string>()
      linksByPerson.set(person, links.set(id, eventId))
    }
  }

  function noteEvent({ id, hostUser }: Fields): Share[] {
    const eventId = String(id)
    const before = hostsOfEvent(eventId)
    if (typeof hostUser === 'string' && hostUser !== '') hostByEvent.set(eventId, hostUser)
    else hostByEvent.delete(eventId)
    const after = hostsOfEvent(eventId)
    const isSame = before.length === after.length && before.every((host) => after.includes(host))
    return isSame ? [] : pairs([...before, ...after], idsOfEvent(eventId))
  }

  function noteLink(record: Fields, eventId: string, people: string[]): Share[] {
    const id = String(record.id)
    const before = peopleByLink.get(id) ?? []
    link(id, eventId, people)
    return pairs(hostsOfEvent(eventId), [...new Set([id, ...before, ...people])])
  }

  function noteRsvp(record: Fields): Share[] {
    const [eventId, personId] = [String(record.eventId), String(record.personId)]
    const rsvps = rsvpsByEvent.get(eventId) ?? new Set<string>()
    rsvpsByEvent.set(eventId, rsvps.add(String(record.id)))
    // Who took a sign-up back is no longer the host's to know.
    return noteLink(record, eventId, record.deletedAt === '' ? [personId] : [])
  }

  function noteSide(record: Fields): Share[] {
    const coHosts = Array.isArray(record.coHostIds) ? record.coHostIds : []
    const people = [record.hostId, ...coHosts].filter(
      (id): id is string => typeof id === 'string' && id !== '',
    )
    return noteLink(record, String(record.eventId), people)
  }

  function noteOwn(record: Fields): Share[] {
    const id = String(record.id)
    const before = hostById.get(id)
    const host = hostOfCircle(String(record.circle)) ?? ''
    const touched = pairs([...(before ? [before] : []), host], [id])
    if (record.kind !== 'kit') {
      hostById.set(id, host)
      return touched
    }
    const events = new Set([eventByKit.get(id) ?? '', String(record.eventId ?? '')])
    const hostsBefore = [...events].flatMap(hostsOfEvent)
    kitsByEvent.get(eventByKit.get(id) ?? '')?.delete(id)
    hostById.set(id, host)
    const eventId = String(record.eventId ?? '')
    eventByKit.set(id, eventId)
    if (eventId) kitsByEvent.set(eventId, (kitsByEvent.get(eventId) ?? new Set<string>()).add(id))
    const hosts = new Set([...hostsBefore, ...[...events].flatMap(hostsOfEvent)])
    return [
      ...touched,
      ...[...events].flatMap((event) => (event ? pairs([...hosts], idsOfEvent(event)) : [])),
    ]
  }

  return {
    note(record) {
      if (familyOf(String(record.circle)) === 'host') return noteOwn(record)
      switch (record.kind) {
        case 'event':
          return noteEvent(record)
        case 'rsvp':
          return noteRsvp(record)
        case 'eventside':
          return noteSide(record)
        case 'person':
          return pairs(hostsOfPerson(String(record.id)), [String(record.id)])
        default:
          return []
      }
    },

    lendingOf(host, record) {
      if (familyOf(String(record.circle)) === 'host') {
        const owner = hostById.get(String(record.id)) ?? hostOfCircle(String(record.circle))
        const kit = record.kind === 'kit' ? undefined : record.kitId
        // The kit itself may still be on its way.
        const isOfHerKit = typeof kit !== 'string' || (hostById.get(kit) ?? host) === host
        return owner === host && isOfHerKit ? 'both' : 'no'
      }
      switch (record.kind) {
        case 'rsvp':
        case 'eventside':
          return hostsOfEvent(String(record.eventId)).includes(host) ? 'both' : 'no'
        case 'review':
          return hostsOfEvent(String(record.eventId)).includes(host) ? 'in' : 'no'
        case 'person':
          return hostsOfPerson(String(record.id)).includes(host) ? 'both' : 'no'
        default:
          return 'no'
      }
    },

    all() {
      const events = new Set([...hostByEvent.keys(), ...kitsByEvent.keys()])
      const lent = [...events].flatMap((eventId) => pairs(hostsOfEvent(eventId), idsOfEvent(eventId)))
      return [...lent, ...[...hostById].map(([id, host]) => ({ host, id }))]
    },
  }
}
