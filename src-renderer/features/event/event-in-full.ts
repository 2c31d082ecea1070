import type { EventRow, RsvpRow } from '#shared/contract/event'
import type { EventSide } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import type { Review } from '#shared/model/review'

/** One event with all that belongs to it, as `event.one` sends it. */
export type EventInFull = EventRow & {
  side: EventSide | null
  host: Person | null
  coHosts: Person[]
  rsvps: RsvpRow[]
  reviews: Review[]
}
