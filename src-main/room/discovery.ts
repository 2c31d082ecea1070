import { Bonjour, type Service } from 'bonjour-service'
import { Observable } from 'rxjs'
import type { NearbyRoom } from '#shared/contract/room'
import { urlOf } from './join'

/** The service that rooms are announced as, by multicast DNS. */
const TYPE = 'barnstorm'

export type Announcement = { roomId: string; name: string; port: number }

/**
 * Says on the network that there is a room, until it is told to stop. Where the network takes no multicast, guests type
 * the address.
 */
export function announce({ roomId, name, port }: Announcement, onError: (cause: unknown) => void) {
  const bonjour = new Bonjour({}, onError)
  // The id alone is unique on the network; what people read stands beside it.
  bonjour.publish({ name: roomId, type: TYPE, port, txt: { name }, probe: false })
  return () =>
    new Promise<void>((resolve) => {
      bonjour.unpublishAll(() => bonjour.destroy(() => resolve()))
    })
}

/** Rooms that can be heard: all at once, again with each that comes or goes. Listens while somebody is subscribed. */
export const listen = (onError: (cause: unknown) => void): Observable<NearbyRoom[]> =>
  new Observable((subscriber) => {
    const heard = new Map<string, NearbyRoom>()
    const tell = () => subscriber.next([...heard.values()].sort((a, b) => a.name.localeCompare(b.name)))
    const bonjour = new Bonjour({}, onError)
    const browser = bonjour.find({ type: TYPE }, (service) => {
      const room = roomOf(service)
      if (!room) return
      heard.set(room.roomId, room)
      tell()
    })
    browser.on('down', ({ name }: Service) => {
      if (heard.delete(name)) tell()
    })
    // A question may be lost in the air.
    const asking = setInterval(() => browser.update(), 5000)
    tell()
    return () => {
      clearInterval(asking)
      browser.stop()
      bonjour.destroy()
    }
  })

/** The address that it was heard from is one that can be reached from here; it says itself which others it has. */
function roomOf({ name: roomId, port, referer, addresses = [], txt }: Service): NearbyRoom | null {
  const all = [...(referer ? [referer.address] : []), ...addresses]
  // An address of a link alone is of no use without the name of a network card.
  const usable = all.filter((address) => !address.startsWith('fe80'))
  const host = usable.find((address) => !address.includes(':')) ?? usable[0]
  if (host === undefined) return null
  const shown = typeof txt?.name === 'string' && txt.name !== '' ? txt.name : roomId
  return { roomId, name: shown.slice(0, 60), address: new URL(urlOf({ host, port })).host }
}
