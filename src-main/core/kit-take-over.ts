import { shortHash } from '#shared/domain/kit'
import { completePerson, readPerson } from '#shared/domain/person'
import { type Actor, change, isLive, rsvpId } from '#shared/domain/record'
import { signUp } from '#shared/domain/rsvp'
import type { CallSignUp } from '#shared/model/conversation'
import type { Guest } from '#shared/model/kit'
import type { Rsvp } from '#shared/model/rsvp'
import type { KitBook } from './kit-book'
import { guestsOf } from './kits'
import { enterPerson } from './people'
import type { Records, Unit } from './records'

export type TakenOver = { people: number; signUps: number; attended: number }

/**
 * Sign-ups of calls, and who came, become people and RSVPs where those are kept. What they are named follows from what
 * they say, so taking over again changes nothing. Events that are not here are left for the laptop that has them.
 */
export async function takeOverKit(records: Records, book: KitBook, actor: () => Actor): Promise<TakenOver> {
  const taken: TakenOver = { people: 0, signUps: 0, attended: 0 }
  const signUps = book.standing().flatMap(({ signUps: asked }) => asked)
  const { eventId } = book.kit
  const guests = (await guestsOf(records, book.kit.id)).filter(({ arrivedAt }) => arrivedAt !== '')
  await records.command(async (unit) => {
    const now: TakenOver = { people: 0, signUps: 0, attended: 0 }
    for (const asked of signUps) await takeSignUp(unit, asked, now, actor())
    for (const guest of guests) await takeGuest(unit, guest, eventId, now, actor())
    Object.assign(taken, now)
  })
  return taken
}

async function takeSignUp(unit: Unit, asked: CallSignUp, taken: TakenOver, actor: Actor): Promise<void> {
  const event = await unit.one('event', asked.eventId)
  if (!event || !isLive(event)) return
  const rsvp = await bring(unit, asked, event.id, 'call', taken, actor)
  if (rsvp) taken.signUps++
}

async function takeGuest(
  unit: Unit,
  guest: Guest,
  eventId: string,
  taken: TakenOver,
  actor: Actor,
): Promise<void> {
  const known = guest.rsvpId === '' ? null : await unit.one('rsvp', guest.rsvpId)
  const event = eventId === '' ? null : await unit.one('event', eventId)
  if (!known && (!event || !isLive(event))) return
  const rsvp = known ?? (event && (await standingRsvp(unit, guest, event.id, taken, actor)))
  if (!rsvp || rsvp.status === 'attended') return
  unit.put(change(rsvp, { status: 'attended' }, actor))
  taken.attended++
}

async function standingRsvp(
  unit: Unit,
  who: Guest,
  eventId: string,
  taken: TakenOver,
  actor: Actor,
): Promise<Rsvp | null> {
  const person = await personOf(unit, who, taken, actor)
  if (!person) return null
  const known = await unit.one('rsvp', rsvpId(eventId, person))
  return known ?? bring(unit, who, eventId, 'typed', taken, actor)
}

type Who = Pick<Guest, 'firstName' | 'lastName' | 'phone' | 'email' | 'zip'>

/** The RSVP where it is new; null where it was there already, or the person cannot be read. */
async function bring(
  unit: Unit,
  who: Who,
  eventId: string,
  source: Rsvp['source'],
  taken: TakenOver,
  actor: Actor,
): Promise<Rsvp | null> {
  const personId = await personOf(unit, who, taken, actor)
  if (!personId) return null
  const known = await unit.one('rsvp', rsvpId(eventId, personId))
  const { rsvp, already } = signUp(known, { eventId, personId, source, note: '', batch: '' }, actor)
  if (already) return null
  unit.put(rsvp)
  return rsvp
}

async function personOf(unit: Unit, who: Who, taken: TakenOver, actor: Actor): Promise<string | null> {
  const contact = readPerson(who, true)
  if (!contact.ok) return null
  const key = shortHash(`${who.firstName}|${who.lastName}|${who.phone}|${who.email}|${who.zip}`)
  const person = await enterPerson(unit, contact.value, key, actor)
  const known = await unit.one('person', person.id)
  if (!known) taken.people++
  unit.put(known ? completePerson(known, contact.value, actor) : person)
  return person.id
}
