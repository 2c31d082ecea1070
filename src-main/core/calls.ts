import type { CallCard, CallerRow, CallScreen, Handed } from '#shared/contract/call'
import type { ContactListRow } from '#shared/contract/contacts'
import { holdOn, holds, takeContact } from '#shared/domain/caller'
import { inOrderOfTime } from '#shared/domain/conversation'
import { roundNow } from '#shared/domain/party'
import { fullName } from '#shared/domain/person'
import type { Actor } from '#shared/domain/record'
import type { Contact } from '#shared/model/contact'
import type { Caller } from '#shared/model/kit'
import type { KitBook } from './kit-book'
import type { Records } from './records'

export const askerOf = (caller: Caller) => ({
  callerId: caller.id,
  languages: caller.languages,
  skipped: new Set(caller.skipped.map(({ contactId }) => contactId)),
})

/** Earlier calls that a caller is shown. */
const HISTORY = 20

/** The contact in a caller's hand, with all that the call needs; null = nobody. */
export async function cardOf(
  records: Records,
  book: KitBook,
  { lease }: Caller,
  now: string,
): Promise<CallCard | null> {
  const contact = lease && (await records.one('contact', lease.contactId))
  const state = lease && book.state(lease.contactId)
  if (!lease || !contact || !state) return null
  const house = book.houseOf(contact.id)
  const numbers = book.numbers(contact.id)
  const phoneOf = new Map(contact.phones.map((phone) => [phone.number, phone]))
  const history = [contact.id, ...house].flatMap((id) => book.logOf(id))
  return {
    contact,
    state,
    phones: numbers.flatMap((number) => phoneOf.get(number) ?? []),
    household: await records.many(
      'contact',
      house.filter((id) => book.isToCall(id)),
    ),
    history: history.sort(inOrderOfTime).reverse().slice(0, HISTORY),
    script: await records.one('script', lease.scriptId),
    takenAt: lease.takenAt,
    by: lease.by,
    isCallBack: book.isCallBackDue(contact.id, now),
  }
}

/**
 * Hands a caller what they have in hand still, or the next contact of the queue, or says why there is nobody. What is
 * handed out is out of everybody else's sight at once, and on the disk before this resolves.
 */
export async function handNext(
  records: Records,
  book: KitBook,
  callerId: string,
  actor: () => Actor,
): Promise<Handed> {
  const caller = book.caller(callerId)
  if (!caller) return { card: null, rest: { reason: 'no-contacts', until: '' } }
  const { now } = actor()
  const held = caller.lease?.contactId
  const keeps =
    held !== undefined && (holds(caller, now) || book.isToCall(held)) && book.reserve(held, callerId, now)
  const contactId = keeps ? held : book.reserveNext(askerOf(caller), now)
  if (!contactId) return { card: null, rest: book.whyNobody(askerOf(caller), now) }
  try {
    const taken = await records.command(async (unit) => {
      const known = (await unit.one('caller', callerId)) ?? caller
      const next = keeps
        ? holdOn(known, actor())
        : takeContact(known, contactId, 'queue', book.kit.scriptId, actor())
      unit.put(next)
      return next
    })
    return { card: await cardOf(records, book, taken, now), rest: null }
  } finally {
    book.unreserve(contactId)
  }
}

/** What one caller sees; null where there is no such caller. */
export async function callScreenOf(
  records: Records,
  book: KitBook,
  callerId: string,
  now: string,
): Promise<CallScreen | null> {
  const caller = book.caller(callerId)
  if (!caller) return null
  const { kit } = book
  const last = book.lastOf(callerId)
  const contact = last && (await records.one('contact', last.contactId))
  const { calls, talks, yeses } = book.totals()
  return {
    kit,
    caller,
    card: await cardOf(records, book, caller, now),
    last: last && contact ? { conversation: last, contact } : null,
    mine: book.tallyOfCaller(callerId),
    all: { calls, talks, yeses },
    round: roundNow(book.moments()),
  }
}

/** Callers of an evening by name, with what they have done. */
export async function callerRows(records: Records, book: KitBook, now: string): Promise<CallerRow[]> {
  const callers = book.allCallers().sort((one, other) => one.name.localeCompare(other.name))
  const held = callers.flatMap(({ lease }) => lease?.contactId ?? [])
  const contacts = new Map((await records.many('contact', held)).map((contact) => [contact.id, contact]))
  return callers.map((caller) => {
    const contact = contacts.get(caller.lease?.contactId ?? '')
    return {
      caller,
      ...book.tallyOfCaller(caller.id),
      holds: contact ? fullName(contact) : '',
      active: holds(caller, now),
    }
  })
}

/** Contacts as a list shows them. */
export async function contactRows(
  records: Records,
  book: KitBook,
  ids: readonly string[],
  now: string,
): Promise<ContactListRow[]> {
  const contacts = await records.many('contact', ids)
  return contacts.flatMap((contact: Contact) => {
    const state = book.state(contact.id)
    return state ? [{ contact, state, heldBy: book.holderOf(contact.id, now)?.name ?? '' }] : []
  })
}
