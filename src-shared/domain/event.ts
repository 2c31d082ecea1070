import type { Problem } from '#shared/contract/base'
import type { EventFields, HostSignUp, Seats } from '#shared/contract/event'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import type { FieldChange, Review } from '#shared/model/review'
import type { RsvpStatus } from '#shared/model/rsvp'
import { roomName } from './person'
import { parsePhone } from './phone'
import { type Actor, change, create, eventSideId } from './record'
import { err, ok, type Result } from './result'
import { newReview } from './review'
import { needsReview } from './reviewed-fields'

/** One sign-up brings forth at most this many events: beyond it a slip of the hand is likelier than a plan. */
export const MAX_EVENTS_PER_SIGN_UP = 20

/** The day before: where an event says nothing else. */
export const USUAL_REMINDER_HOURS = 24

/** An event with what only the team may see of it. */
export type EventPair = { event: EventRecord; side: EventSide }

/** The events of one host at the altar call. `eventKeys` has one key for each slot, made from the command's key. */
export function eventsOfSignUp(
  signUp: HostSignUp,
  host: Person,
  lineUp: number,
  actor: Actor,
): Result<EventPair[], Problem> {
  const slots = [...new Map(signUp.slots.map((slot) => [slot.startsAt, slot])).values()]
  if (slots.length === 0) return err({ tag: 'no-events-chosen', field: 'slots' })
  if (slots.length > MAX_EVENTS_PER_SIGN_UP)
    return err({ tag: 'too-many-events', field: 'slots', detail: String(MAX_EVENTS_PER_SIGN_UP) })
  return ok(
    slots.map((slot, index) => eventOfSlot(signUp, host, slot, `${signUp.key}-${index}`, lineUp, actor)),
  )
}

function eventOfSlot(
  signUp: HostSignUp,
  host: Person,
  slot: HostSignUp['slots'][number],
  key: string,
  lineUp: number,
  actor: Actor,
): EventPair {
  const event = create(
    'event',
    {
      id: `event:${key}`,
      type: signUp.type,
      title: roomName(host),
      description: '',
      visibility: 'public',
      mode: 'in-person',
      place: signUp.place,
      venueAddress: signUp.atHome ? '' : signUp.street,
      atHome: signUp.atHome,
      zip: host.zip,
      directions: '',
      startsAt: slot.startsAt,
      zone: signUp.zone,
      minutes: slot.minutes,
      capacity: signUp.capacity,
      hostName: roomName(host),
      languages: [],
      accessibility: '',
      meetingId: signUp.meetingId,
      formNumber: '',
      lineUp,
      state: 'draft',
      submittedAt: '',
      decision: null,
    },
    actor,
  )
  const side = create(
    'eventside',
    {
      id: eventSideId(event.id),
      eventId: event.id,
      hostId: host.id,
      coHostIds: [],
      hostPhone: host.phone || host.phoneAsTyped,
      hostEmail: host.email,
      street: signUp.atHome ? signUp.street : '',
      onlineLink: '',
      note: '',
    },
    actor,
  )
  return { event, side }
}

/** What an event must have before it goes to the reviewers; names of fields, most needed first. */
export function missingFacts(event: EventRecord, side: EventSide | null): string[] {
  const missing: string[] = []
  if (event.mode === 'online') {
    if (!side?.onlineLink) missing.push('onlineLink')
  } else {
    if (!event.place) missing.push('place')
    if (!(event.atHome ? side?.street : event.venueAddress)) missing.push('street')
    if (!event.zip) missing.push('zip')
  }
  if (!side?.hostPhone && !side?.hostEmail) missing.push('hostPhone')
  return missing
}

export const canSubmit = (event: EventRecord): boolean =>
  event.state === 'draft' || event.state === 'changes-requested'

/** Hands an event to the reviewers, and says so in its record. */
export function submitEvent(
  { event, side }: { event: EventRecord; side: EventSide | null },
  reviewKey: string,
  actor: Actor,
): Result<{ event: EventRecord; review: Review }, Problem> {
  if (!canSubmit(event)) return err({ tag: 'wrong-state', detail: event.state })
  const missing = missingFacts(event, side)
  if (missing.length > 0) return err({ tag: 'incomplete', detail: missing.join(',') })
  return ok({
    event: change(event, { state: 'submitted', submittedAt: actor.now }, actor),
    review: newReview(event, { action: 'submit', key: reviewKey }, actor),
  })
}

const SIDE_FIELDS = ['street', 'onlineLink', 'note', 'hostPhone', 'hostEmail'] as const

/**
 * An edit by form. What a reviewer has approved is looked at again when its time, place or openness changes;
 * sign-ups are other records and stay as they are.
 */
export function editEvent(
  { event, side }: EventPair,
  fields: Partial<EventFields>,
  reviewKey: string,
  actor: Actor,
): { event: EventRecord; side: EventSide; review: Review | null } {
  const changes = changedFields({ ...side, ...event }, withPhoneInForm(fields))
  if (changes.length === 0) return { event, side, review: null }
  const edited = Object.fromEntries(changes.map(({ field, after }) => [field, after]))
  const sideEdits = pick(edited, (field) => isSideField(field))
  const eventEdits = pick(edited, (field) => !isSideField(field))
  const again =
    event.state === 'approved' && changes.some(({ field }) => needsReview(field, event.trusted === true))
  const state = again ? ({ state: 'submitted', submittedAt: actor.now } as const) : {}
  const wasInReview = event.state !== 'draft'
  return {
    event:
      again || Object.keys(eventEdits).length > 0 ? change(event, { ...eventEdits, ...state }, actor) : event,
    side: Object.keys(sideEdits).length > 0 ? change(side, sideEdits, actor) : side,
    review: wasInReview ? newReview(event, { action: 'edit', key: reviewKey, changes }, actor) : null,
  }
}

/** A number that can be dialled is kept in E.164; anything else as typed, to ask again. */
const withPhoneInForm = (fields: Partial<EventFields>): Partial<EventFields> =>
  fields.hostPhone ? { ...fields, hostPhone: parsePhone(fields.hostPhone)?.e164 ?? fields.hostPhone } : fields

const isSideField = (field: string): boolean => (SIDE_FIELDS as readonly string[]).includes(field)

const pick = (fields: Record<string, unknown>, wanted: (field: string) => boolean) =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => wanted(field)))

/** The fields that an edit really changes, with both values. */
export function changedFields(
  before: Record<string, unknown>,
  fields: Record<string, unknown>,
): FieldChange[] {
  return Object.entries(fields).flatMap(([field, after]) =>
    after === undefined || JSON.stringify(before[field]) === JSON.stringify(after)
      ? []
      : [{ field, before: before[field] ?? null, after }],
  )
}

const FREES_SEAT: readonly RsvpStatus[] = ['declined', 'no-show']

/** Seats taken and left; `left` is null without a limit and negative where more signed up than fit. */
export function countSeats(capacity: number, statuses: Iterable<RsvpStatus>): Seats {
  let taken = 0
  for (const status of statuses) if (!FREES_SEAT.includes(status)) taken++
  return { taken, left: capacity === 0 ? null : capacity - taken }
}

export const endsAt = (event: { startsAt: string; minutes: number }): string =>
  new Date(Date.parse(event.startsAt) + event.minutes * 60_000).toISOString()

export const isPast = (event: { startsAt: string; minutes: number }, now: string): boolean =>
  endsAt(event) < now
