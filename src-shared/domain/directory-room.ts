import type { Seats } from '#shared/contract/event'
import type { RoomEvent, ZipPlace } from '#shared/contract/hosts'
import type { EventRecord } from '#shared/model/event'

/** Is this event one that the room may choose? Private ones are for those who are asked. */
export const isOffered = (event: EventRecord): boolean =>
  event.visibility === 'public' &&
  event.deletedAt === '' &&
  event.state !== 'rejected' &&
  event.state !== 'cancelled'

/** An event as the room may see it. `town` is what the ZIP stands for, null where it is not known. */
export const roomEvent = (
  event: EventRecord,
  seats: Seats,
  formNumber: string,
  town: ZipPlace | null,
): RoomEvent => ({
  id: event.id,
  hostName: hostNames(event),
  formNumber,
  type: event.type,
  online: event.mode === 'online',
  place: event.mode === 'online' ? '' : roomPlace(event),
  area: event.mode === 'online' ? '' : areaOf(event.zip, town),
  startsAt: event.startsAt,
  zone: event.zone,
  minutes: event.minutes,
  seatsLeft: seats.left === null ? null : Math.max(0, seats.left),
  lineUp: event.lineUp,
  createdAt: event.createdAt,
})

/** Host and co-hosts as the room hears them: `Mary O. & Luis G.` */
export const hostNames = ({ hostName, coHostNames = [] }: EventRecord): string =>
  [hostName, ...coHostNames].map(roomHostName).filter(Boolean).join(' & ')

const areaOf = (zip: string, town: ZipPlace | null): string => (town ? `${town.city} ${zip}` : zip)

/**
 * First name and one initial, whatever the event's form has it as: a full name that somebody typed there is cut, and
 * words with digits or an @ in them (a number, an address) are left out.
 */
export function roomHostName(typed: string): string {
  const words = typed.split(/\s+/).filter((word) => word !== '' && !/[\p{N}@]/u.test(word))
  const last = words.at(-1)
  if (words.length < 2 || last === undefined) return last ?? ''
  return [...words.slice(0, -1), isInitial(last) ? last : `${[...last][0]}.`].join(' ')
}

const isInitial = (word: string): boolean => /^\p{L}\p{M}*\.?$/u.test(word)

/**
 * What may be told of the place. At a home it is a neighbourhood, never with a digit in it: that would be a house
 * number. A venue's name may have one (*Union Hall 12*), but nothing that can be dialled or written to.
 */
function roomPlace({ place, atHome }: EventRecord): string {
  if (atHome && /\p{N}/u.test(place)) return ''
  return looksLikeContact(place) ? '' : place
}

const looksLikeContact = (text: string): boolean =>
  text.includes('@') || /https?:|www\./i.test(text) || (text.match(/\d/g)?.length ?? 0) >= 7
