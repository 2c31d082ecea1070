import type { Problem } from '#shared/contract/base'
import { eventsOfSignUp } from '#shared/domain/event'
import { lastPlace, lineUpOf } from '#shared/domain/line-up'
import { USUAL_MINUTES, writtenEvent } from '#shared/domain/paper-event'
import { joinedPerson, madeOf, personOfRow, unmade } from '#shared/domain/paper-records'
import { completePerson } from '#shared/domain/person'
import { type Actor, change, isLive, keyOf, restore, rsvpId } from '#shared/domain/record'
import { err, ok, type Result } from '#shared/domain/result'
import { signUp } from '#shared/domain/rsvp'
import { asksForLook, makesPeople } from '#shared/domain/verify-field'
import type { DocumentOf, Kind } from '#shared/model/collections'
import type { EventRecord } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import type { MadeRecord, PaperPage } from '#shared/model/sheet'
import { eventsOfMeeting } from './meetings'
import { takePictureBack } from './page-picture'
import { eventOf, matchRows, placeOf, rowsOf } from './paper'
import { enterPerson } from './people'
import type { Records, Unit } from './records'

export type Confirmed = {
  people: number
  known: number
  signUps: number
  already: number
  toComplete: number
}

type Document = DocumentOf[Kind]

/** Everything that confirming a page writes, with what stood there before, so that undoing finds its way back. */
function recorder(unit: Unit) {
  const first = new Map<string, Document | null>()
  const last = new Map<string, Document>()
  return {
    /** @param before the record as it was read; null for a new one. */
    put(before: Document | null, after: Document): void {
      if (before === after) return
      if (!first.has(after.id)) first.set(after.id, before)
      last.set(after.id, after)
      unit.put(after)
    },
    made: (): MadeRecord[] => [...last].flatMap(([id, after]) => madeOf(first.get(id) ?? null, after) ?? []),
  }
}

/** Makes people, event and sign-ups of a page on which nothing is open; all of it is written, or nothing. */
export async function confirmPage(
  records: Records,
  pageId: string,
  actor: Actor,
): Promise<Result<Confirmed, Problem>> {
  const rows = await rowsOf(records, pageId)
  const matches = await matchRows(records, rows)
  return records.command(async (unit) => {
    const page = await unit.one('page', pageId)
    if (!page || !isLive(page)) return err({ tag: 'not-found' })
    if (page.state === 'verified') return err({ tag: 'wrong-state', detail: page.verifiedBy })
    const open = rows.find((row) => row.fields.some((field) => asksForLook(row, field)))
    if (open) return err({ tag: 'incomplete', field: 'row', detail: String(open.number) })
    const record = recorder(unit)
    const counts: Confirmed = { people: 0, known: 0, signUps: 0, already: 0, toComplete: 0 }

    const peopleByRow = new Map<number, Person>()
    for (const { row, match } of makesPeople(page.form) ? matches : []) {
      const written = personOfRow(row)
      if (!written) continue
      if (written.left.length > 0) counts.toComplete++
      const chosen = row.personId && row.personId !== 'new' ? await unit.one('person', row.personId) : null
      const joined = joinedPerson(row, match, chosen)
      const known = joined ? await unit.one('person', joined.id) : null
      const person = known
        ? completePerson(known, written.contact, actor)
        : await enterPerson(unit, written.contact, keyOf(row.id), actor)
      const before = await unit.one('person', person.id)
      if (before) counts.known++
      else counts.people++
      record.put(before, person)
      peopleByRow.set(row.number, person)
    }

    const event = await eventFor(unit, page, peopleByRow.get(0) ?? null)
    if (!event.ok) return event
    for (const [number, person] of peopleByRow) {
      if (number === 0 || !event.value) continue
      const id = rsvpId(event.value.id, person.id)
      const known = await unit.one('rsvp', id)
      const facts = {
        eventId: event.value.id,
        personId: person.id,
        source: 'form' as const,
        note: '',
        batch: '',
      }
      const { rsvp, already } = signUp(known, facts, actor)
      if (already) counts.already++
      else counts.signUps++
      record.put(known, rsvp)
    }

    for (const row of rows) {
      const madeId = peopleByRow.get(row.number)?.id ?? ''
      if (row.madeId !== madeId) unit.put(change(row, { madeId }, actor))
    }
    await takePictureBack(records, unit, page.id, actor)
    unit.put(
      change(
        page,
        {
          state: 'verified',
          verifiedBy: actor.name,
          verifiedAt: actor.now,
          eventId: event.value?.id ?? page.eventId,
          lease: null,
          made: record.made(),
        },
        actor,
      ),
    )
    return ok(counts)

    /** The event that the rows sign up for; null for forms that are about none. */
    async function eventFor(
      unit: Unit,
      page: PaperPage,
      host: Person | null,
    ): Promise<Result<EventRecord | null, Problem>> {
      if (page.form !== 'host') return ok(null)
      const { settled } = await eventOf(records, page, matches)
      if (settled === null) return err({ tag: 'incomplete', field: 'event' })
      if (settled !== 'new') {
        const known = await unit.one('event', settled)
        return known && isLive(known) ? ok(known) : err({ tag: 'not-found', field: 'event' })
      }
      return host ? newEvent(unit, page, host) : err({ tag: 'incomplete', field: 'host' })
    }

    async function newEvent(
      unit: Unit,
      page: PaperPage,
      host: Person,
    ): Promise<Result<EventRecord, Problem>> {
      const head = rows.find(({ number }) => number === 0)
      const meeting = page.meetingId ? await unit.one('meeting', page.meetingId) : null
      const { zone, from } = placeOf(page, meeting)
      const written = head ? writtenEvent(head, from, zone) : null
      if (!written) return err({ tag: 'incomplete', field: 'event' })
      const line = page.meetingId ? lineUpOf(await eventsOfMeeting(records, page.meetingId)) : []
      const { firstName, lastName, phone, email, zip } = host
      const made = eventsOfSignUp(
        {
          key: keyOf(page.id),
          meetingId: page.meetingId,
          host: { firstName, lastName, phone, email, zip },
          hostId: host.id,
          type: written.type,
          place: written.place,
          atHome: false,
          street: '',
          capacity: written.capacity,
          slots: [{ startsAt: written.startsAt, minutes: USUAL_MINUTES }],
          zone,
        },
        host,
        lastPlace(line),
        actor,
      )
      if (!made.ok) return made
      const [pair] = made.value
      if (!pair) return err({ tag: 'no-events-chosen' })
      const event = {
        ...pair.event,
        zip: written.zip || pair.event.zip,
        formNumber: page.number > 0 ? String(page.number) : '',
      }
      const known = await unit.one('event', event.id)
      const side = await unit.one('eventside', pair.side.id)
      // Confirmed before and undone: the same event comes back as it was then.
      const standing = known ? (isLive(known) ? known : restore(known, actor)) : event
      record.put(known, standing)
      record.put(side, side ? (isLive(side) ? side : restore(side, actor)) : pair.side)
      return ok(standing)
    }
  })
}

/** Takes back what confirming wrote. What somebody has changed since stays, and is counted. */
export async function undoPage(
  records: Records,
  pageId: string,
  actor: Actor,
): Promise<Result<{ kept: number }, Problem>> {
  const rows = await rowsOf(records, pageId)
  return records.command(async (unit) => {
    const page = await unit.one('page', pageId)
    if (!page) return err({ tag: 'not-found' })
    if (page.state !== 'verified') return ok({ kept: 0 })
    let kept = 0
    for (const made of [...page.made].reverse()) {
      const kind = made.id.slice(0, made.id.indexOf(':')) as Kind
      const now = await unit.one(kind, made.id)
      const back = now && unmade(made, now, actor)
      if (back) unit.put(back)
      else kept++
    }
    for (const row of rows) if (row.madeId) unit.put(change(row, { madeId: '' }, actor))
    // An event that somebody chose is still the one; one that the page made is gone.
    const eventId = page.made.some(({ id }) => id === page.eventId) ? '' : page.eventId
    unit.put(change(page, { state: 'read', verifiedBy: '', verifiedAt: '', made: [], eventId }, actor))
    return ok({ kept })
  })
}
