import type { EventRecord, EventSide } from '#shared/model/event'
import { fold } from './person'

/** What of an event tells whether another one is the same, worked out once. */
export type EventTraits = {
  id: string
  /** Epoch minutes. */
  start: number
  /** Each names the host: their id, their phone, their name as shown. Strongest first; '' where unknown. */
  hostId: string
  phone: string
  hostName: string
  place: string
  street: string
  zip: string
  link: string
  title: string
}

export type DuplicateReason =
  | 'same-host'
  | 'same-host-name'
  | 'same-time'
  | 'near-time'
  | 'same-address'
  | 'same-place'
  | 'same-zip'
  | 'same-link'
  | 'same-title'

/** 0 to 100; `LIKELY` and above is pointed out. */
export type DuplicateScore = { score: number; reasons: DuplicateReason[] }

export const LIKELY = 70
/** Events that begin further apart than this are two evenings. */
export const NEAR_MINUTES = 90

const points: Record<DuplicateReason, number> = {
  'same-host': 40,
  'same-host-name': 30,
  'same-time': 30,
  'near-time': 20,
  'same-address': 30,
  'same-place': 20,
  'same-zip': 10,
  'same-link': 30,
  'same-title': 10,
}

export const traitsOf = (event: EventRecord, side: EventSide | null): EventTraits => ({
  id: event.id,
  start: Math.round(Date.parse(event.startsAt) / 60_000),
  hostId: side?.hostId ?? '',
  phone: side?.hostPhone ?? '',
  hostName: fold(event.hostName),
  place: event.mode === 'online' ? '' : fold(event.place),
  street: event.mode === 'online' ? '' : fold(event.atHome ? (side?.street ?? '') : event.venueAddress),
  zip: event.mode === 'online' ? '' : event.zip,
  link: event.mode === 'online' ? (side?.onlineLink ?? '') : '',
  title: fold(event.title),
})

/** How much two events look like one that was entered twice. The same both ways; null where they are far apart in time. */
export function duplicateScore(one: EventTraits, other: EventTraits): DuplicateScore | null {
  const apart = Math.abs(one.start - other.start)
  if (one.id === other.id || apart > NEAR_MINUTES) return null
  const same = (field: 'hostId' | 'phone' | 'hostName' | 'place' | 'street' | 'zip' | 'link' | 'title') =>
    one[field] !== '' && one[field] === other[field]
  const isSameHost = same('hostId') || same('phone')
  const isSameAddress = same('street') && same('zip')
  const found: [DuplicateReason, boolean][] = [
    ['same-host', isSameHost],
    ['same-host-name', !isSameHost && same('hostName')],
    ['same-time', apart === 0],
    ['near-time', apart > 0],
    ['same-address', isSameAddress],
    ['same-place', !isSameAddress && same('place') && same('zip')],
    ['same-zip', !isSameAddress && !(same('place') && same('zip')) && same('zip')],
    ['same-link', same('link')],
    ['same-title', same('title')],
  ]
  const reasons = found.flatMap(([reason, holds]) => (holds ? [reason] : []))
  return {
    score: Math.min(
      100,
      reasons.reduce((sum, reason) => sum + points[reason], 0),
    ),
    reasons,
  }
}

/**
 * Keys under which an event lies. Two that may be one begin within `NEAR_MINUTES` and share their host, their address
 * or their link (nothing else reaches `LIKELY`): each then lies under one of the other's `nearKeys`.
 */
export const ownKeys = (traits: EventTraits): string[] => keysAt(traits, slotOf(traits))

export const nearKeys = (traits: EventTraits): string[] =>
  [-1, 0, 1].flatMap((step) => keysAt(traits, slotOf(traits) + step))

const slotOf = ({ start }: EventTraits): number => Math.floor(start / NEAR_MINUTES)

const keysAt = ({ hostId, phone, hostName, zip, street, place, link }: EventTraits, slot: number): string[] =>
  [
    hostId,
    phone,
    hostName && `name ${hostName}`,
    street && `${zip} ${street}`,
    place && `${zip} ${place}`,
    link,
  ]
    .filter(Boolean)
    .map((name) => `${slot}|${name}`)
