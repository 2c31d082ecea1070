import { merge, Subject } from 'rxjs'
import type { NearestHosts, NearestQuery, NearHost, RoomEvent } from '#shared/contract/hosts'
import { isOffered, roomEvent } from '#shared/domain/directory-room'
import { countSeats, isPast } from '#shared/domain/event'
import { lineUpOf } from '#shared/domain/line-up'
import type { FoundHost } from '#shared/domain/nearest'
import { readZip } from '#shared/domain/person'
import type { EventRecord } from '#shared/model/event'
import { eveningOf } from './evening'
import { seatsOf } from './events'
import { HostsIndex } from './hosts-index'
import { loadZips, type Zips } from './hosts-zips'
import type { Records } from './records'

/** Events whose seats are counted in one go: short enough that nobody else waits for it. */
const CHUNK = 200

/** Finds the nearest hosts; follows every change to events and sign-ups, here or by sync, until the database closes. */
export type HostFinder = Awaited<ReturnType<typeof openHostFinder>>

export async function openHostFinder(records: Records, now: () => string) {
  const zips = await loadZips()
  const index = new HostsIndex((event) => (event.mode === 'online' ? null : (zips(event.zip)?.point ?? null)))
  /** Events whose sign-ups have changed since their seats were counted. */
  const uncounted = new Set<string>()
  const updates = new Subject<void>()

  const take = (event: EventRecord): void => {
    if (!isOffered(event) || isPast(event, now())) index.drop(event.id)
    else {
      if (!index.event(event.id)) uncounted.add(event.id)
      index.put(event)
    }
  }

  // What changes while the first reading is under way is taken after it: it is at least as new.
  const early: (() => void)[] = []
  let isRead = false
  const whenRead = (run: () => void): void => {
    if (isRead) run()
    else early.push(run)
  }
  merge(
    records.collections.events.storageInstance.changeStream(),
    records.collections.rsvps.storageInstance.changeStream(),
  ).subscribe(({ events: changed }) => {
    whenRead(() => {
      for (const { documentData } of changed) {
        if (documentData.kind === 'event') take(documentData as EventRecord)
        else if (documentData.kind === 'rsvp') uncounted.add((documentData as { eventId: string }).eventId)
      }
      updates.next()
    })
  })

  const found = await records.find('events', {
    selector: { kind: 'event', deletedAt: '' },
    sort: [{ kind: 'asc' }, { deletedAt: 'asc' }, { startsAt: 'asc' }],
  })
  for (const document of found) if (document.kind === 'event') take(document)
  isRead = true
  for (const run of early) run()

  async function countSeatsTaken(): Promise<void> {
    while (uncounted.size > 0) {
      const ids = [...uncounted].slice(0, CHUNK)
      for (const id of ids) uncounted.delete(id)
      const events = ids.flatMap((id) => index.event(id) ?? [])
      for (const [id, { taken }] of await seatsOf(records, events)) index.setTaken(id, taken)
    }
  }

  async function nearest(query: NearestQuery): Promise<NearestHosts> {
    await countSeatsTaken()
    const zip = readZip(query.zip)
    const from = zip ? zips(zip) : null
    const hosts = index.search({ ...query, from: from?.point ?? null, now: now() })
    return {
      from: from && { zip: from.zip, city: from.city, state: from.state },
      hosts: hosts.map((host) => nearHost(host, zips)),
    }
  }

  return { nearest, updates }
}

function nearHost({ candidate: { event, taken }, miles }: FoundHost, zips: Zips): NearHost {
  const seats = { taken, left: event.capacity === 0 ? null : event.capacity - taken }
  const room = roomEvent(event, seats, event.formNumber, zips(event.zip))
  return { ...room, miles: miles === null ? null : Math.round(miles * 10) / 10 }
}

/** Events of a meeting that the room may choose, as it may see them. */
export async function roomEventsOf(records: Records, meetingId: string): Promise<RoomEvent[]> {
  const zips = await loadZips()
  const { events: all, seats } = await eveningOf(records, meetingId)
  const formNumbers = new Map(
    lineUpOf(all).flatMap(({ formNumber, events }) => events.map(({ id }) => [id, formNumber] as const)),
  )
  return all
    .filter(isOffered)
    .map((event) =>
      roomEvent(
        event,
        seats.get(event.id) ?? countSeats(event.capacity, []),
        formNumbers.get(event.id) ?? '',
        zips(event.zip),
      ),
    )
}
