import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Problem } from '#shared/contract/base'
import type { PersonFields, PersonMatch } from '#shared/contract/person'
import type { Person } from '#shared/model/person'
import { parsePhone } from './phone'
import { type Actor, change, create } from './record'
import { err, ok, type Result } from './result'

/** Lower case, without accents and punctuation, in any script: what names are compared and sorted by. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The names that people are found and sorted by, cut to what the index holds. A name of emoji alone stays as it is. */
export const nameKeys = (firstName: string, lastName: string): Pick<Person, 'sortName' | 'spokenName'> => ({
  sortName: foldName(`${lastName} ${firstName}`),
  spokenName: foldName(`${firstName} ${lastName}`),
})

const foldName = (name: string): string => (fold(name) || name.trim()).slice(0, 80)

export const fullName = (person: { firstName: string; lastName: string }): string =>
  `${person.firstName} ${person.lastName}`.trim()

/** What the room may see of a host: first name and the last one's initial. */
export const roomName = (person: { firstName: string; lastName: string }): string => {
  const initial = [...person.lastName.trim()][0]
  return initial ? `${person.firstName} ${initial}.` : person.firstName
}

/** The same of somebody whose name is one line: the last word gives the initial. */
export function callerRoomName(name: string): string {
  const words = name.trim().split(/\s+/)
  const lastName = words.length > 1 ? (words.at(-1) ?? '') : ''
  return roomName({ firstName: words[0] ?? '', lastName })
}

/**
 * The key of somebody new: made of phone (or e-mail) and first name where there are any, so that two laptops
 * that write down the same person offline make one record; a household on one phone stays several people.
 * Such keys must stay in the *team* circle: who knows the name could try phone numbers against them.
 */
export function personKey(
  fields: { firstName: string; phone: string; email: string },
  random: string,
): string {
  const contact = fields.phone || fields.email
  if (!contact) return random
  return bytesToHex(sha256(utf8ToBytes(`${contact}|${fold(fields.firstName)}`))).slice(0, 24)
}

/** What is written down about somebody, in form. */
export type Contact = Pick<
  Person,
  'firstName' | 'lastName' | 'phone' | 'phoneAsTyped' | 'email' | 'zip' | 'sortName' | 'spokenName'
>

/**
 * What was typed, brought into form. Strict on what is filled in, lenient on what is left open. With `keepPhone`
 * a phone that is no number does not stop the line: it is kept as typed, and shown as to complete.
 */
export function readPerson(fields: PersonFields, keepPhone = false): Result<Contact, Problem> {
  const firstName = fields.firstName.trim()
  if (!firstName) return err({ tag: 'missing', field: 'firstName' })
  const phone = fields.phone ? parsePhone(fields.phone) : null
  if (fields.phone && !phone && !keepPhone) return err({ tag: 'bad-phone', field: 'phone' })
  const email = fields.email.toLowerCase()
  if (email && !looksLikeEmail(email)) return err({ tag: 'bad-email', field: 'email' })
  const zip = readZip(fields.zip)
  if (zip === null) return err({ tag: 'bad-zip', field: 'zip' })
  const lastName = fields.lastName.trim()
  return ok({
    firstName,
    lastName,
    phone: phone?.e164 ?? '',
    phoneAsTyped: phone ? '' : fields.phone,
    email,
    zip,
    ...nameKeys(firstName, lastName),
  })
}

/** Somebody new; `random` is the key to take where there is no contact to make one from. */
export const newPerson = (contact: Contact, random: string, actor: Actor): Person =>
  create('person', { ...contact, id: `person:${personKey(contact, random)}`, languages: [], note: '' }, actor)

/** A known person as the form that shows them now has it: what was emptied there is empty. */
export const editPerson = (known: Person, contact: Contact, actor: Actor): Person =>
  isAsKnown(known, contact) ? known : change(known, contact, actor)

/** A known person with what was typed now: filled fields replace, open ones never wipe out what is known. */
export function completePerson(known: Person, contact: Contact, actor: Actor): Person {
  const filled = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== ''))
  const merged = { ...known, ...filled }
  const news = { ...filled, ...nameKeys(merged.firstName, merged.lastName) }
  return isAsKnown(known, news) ? known : change(known, news, actor)
}

const isAsKnown = (known: Person, fields: Partial<Person>): boolean =>
  Object.entries(fields).every(([field, value]) => known[field as keyof Person] === value)

export const looksLikeEmail = (text: string): boolean => /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text)

/** Five digits, or the first five of ZIP+4; '' where open; null where it is something else. */
export function readZip(typed: string): string | null {
  if (typed.trim() === '') return ''
  return /^(\d{5})(-?\d{4})?$/.exec(typed.trim())?.[1] ?? null
}

/**
 * How a known person answers to what was typed, best reason first; null where they do not. Phones and mailboxes are
 * shared in a household, so they count with the first name only.
 */
export function matchPerson(known: Person, typed: Contact): PersonMatch['reason'] | null {
  const sameFirst = fold(known.firstName) === fold(typed.firstName)
  if (typed.phone && known.phone === typed.phone && sameFirst) return 'phone'
  if (typed.email && known.email === typed.email && sameFirst) return 'email'
  if (known.sortName !== typed.sortName) return null
  return typed.zip && known.zip === typed.zip ? 'name-and-zip' : 'name'
}

/** Is this match so sure that typing the same again means the same person? */
export const isSure = (reason: PersonMatch['reason']): boolean => reason !== 'name'
