import type { Thanks } from '#shared/contract/after'
import type { Problem } from '#shared/contract/base'
import type { CallerRow } from '#shared/contract/call'
import type { Contact } from '#shared/model/contact'
import type { Conversation } from '#shared/model/conversation'
import type { Guest, Kit, KitTotals } from '#shared/model/kit'
import { fold, fullName } from './person'
import { type Actor, change } from './record'
import { err, ok, type Result } from './result'

/** Everybody who came or called, once each; those who called say how much. */
export function thanksOf(kit: Kit, callers: readonly CallerRow[], guests: readonly Guest[]): Thanks[] {
  const guestById = new Map(guests.map((guest) => [guest.id, guest]))
  const guestByName = new Map(guests.map((guest) => [fold(fullName(guest)), guest]))
  const thanked = new Set<string>()
  const called = callers
    .filter(({ calls }) => calls > 0)
    .map(({ caller, calls, talks }): Thanks => {
      const guest = guestById.get(caller.guestId) ?? guestByName.get(fold(caller.name))
      if (guest) thanked.add(guest.id)
      const { phone = '', email = '' } = guest ?? {}
      return { name: caller.name, phone, email, why: 'called', calls, talks }
    })
  const came = guests
    .filter(({ id, arrivedAt }) => arrivedAt !== '' && !thanked.has(id))
    .map((guest): Thanks => {
      const { phone, email } = guest
      return { name: fullName(guest), phone, email, why: 'came', calls: 0, talks: 0 }
    })
  const host: Thanks[] =
    kit.hostName === ''
      ? []
      : [{ name: kit.hostName, phone: '', email: '', why: 'hosted', calls: 0, talks: 0 }]
  return [...host, ...called.sort((one, other) => other.talks - one.talks), ...came]
}

/** Ends the evening. What it came to stays in the kit, also when contact data is gone. */
export function closeKit(kit: Kit, totals: KitTotals, actor: Actor): Kit {
  if (kit.state === 'closed') return kit
  return change(kit, { state: 'closed', closedAt: actor.now, final: totals }, actor)
}

export function reopenKit(kit: Kit, actor: Actor): Result<Kit, Problem> {
  if (kit.purgedAt !== '') return err({ tag: 'wrong-state', detail: 'purged' })
  if (kit.state !== 'closed') return ok(kit)
  const reopened = (kit.reopened ?? 0) + 1
  return ok(change(kit, { state: 'ready', closedAt: '', final: null, reopened }, actor))
}

/** A contact without anything that says who it was. */
export const purgedContact = (contact: Contact, actor: Actor): Contact => ({
  ...change(contact, emptyContact, actor),
  deletedAt: actor.now,
})

const emptyContact = {
  ...{ externalId: '', firstName: '', lastName: '', phones: [], unreadPhones: [], email: '', address: '' },
  ...{ city: '', state: '', zip: '', age: null, party: '', note: '', household: '' },
}

/** A call without a word of what was said; that it was, when, by whom and what it came to stays. */
export const purgedConversation = (conversation: Conversation, actor: Actor): Conversation => ({
  ...change(conversation, { note: '', answers: [], signUps: [], phone: '' }, actor),
  deletedAt: actor.now,
})

export const purgedGuest = (guest: Guest, actor: Actor): Guest => ({
  ...change(guest, { firstName: '—', lastName: '', phone: '', email: '', zip: '', note: '' }, actor),
  deletedAt: actor.now,
})

const FORMS_OF_CALLS = ['call', 'call-sign-up', 'call-correct', 'call-sheet', 'party-walk-in']

/**
 * Does this draft hold what somebody began to type about a contact or guest of a kit, and never finished?
 * @param owners ids of the kit, its callers and its sheets
 */
export function isDraftOfKit(form: string, owners: ReadonlySet<string>): boolean {
  const [name = '', ...rest] = form.split(':')
  if (!FORMS_OF_CALLS.includes(name)) return false
  const subject = rest.join(':')
  // `conversation:<contact>.<caller>.<key>`, else the owner's id and perhaps a contact behind it.
  const [first = '', second = ''] = subject.split('.')
  return owners.has(first) || (subject.startsWith('conversation:') && owners.has(`caller:${second}`))
}
