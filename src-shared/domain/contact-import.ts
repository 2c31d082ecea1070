import type { ContactColumns, ContactField, ContactRow, ContactRowProblem } from '#shared/contract/contacts'
import type { Contact, ContactPhone } from '#shared/model/contact'
import { PHONE_FIELDS } from './contact-columns'
import type { ImportTable, TableRow } from './import'
import { splitName } from './import-name'
import { shortHash } from './kit'
import { fold, readZip } from './person'
import { parsePhone } from './phone'
import { keyOf } from './record'
import { isState, zoneOfContact } from './zone-of-contact'

/** A row as it was read, before it is known who lives with whom. */
export type ReadContact = Omit<ContactRow, 'known' | 'repeatOf'> & {
  id: string
  age: number | null
  party: string
}

export type RowSetting = {
  kitId: string
  zone: string
  /** Taken where the list says nothing. */
  language: string
  /** State of a ZIP, '' where there is no such ZIP. */
  stateOfZip: (zip: string) => string
}

/** Lower is called first; a list that says nothing puts everybody here. */
const USUAL_PRIORITY = 100

/** Reads one row by its columns and says what is wrong with it. A row with a problem has no contact. */
export function readContact(
  { line, cells }: TableRow,
  columns: ContactColumns,
  setting: RowSetting,
): ReadContact {
  const cell = (field: ContactField) => cells[columns[field]?.[0] ?? -1]?.trim() ?? ''
  const name = nameOf(cell, columns)
  const { phones, unread } = phonesOf(cells, columns)
  const zip = readZip(cell('zip').replace(/^(\d{5})\.0+$/, '$1'))
  const priority = priorityOf(cell('priority'))
  const email = cell('email').toLowerCase()
  const problems = problemsOf({ name, phones, unread, zip, priority, email }, columns)
  const state = stateOf(cell('state'))
  const phone = phones[0]?.number ?? ''
  const { zone, zoneFrom } = zoneOfContact(
    { zip: zip ?? '', state, phone },
    setting.stateOfZip(zip ?? ''),
    setting.zone,
  )
  const externalId = cell('externalId').slice(0, 60)
  const rest = { id: contactId(setting.kitId, externalId, phone, name.firstName), ...extrasOf(cell) }
  if (problems.length > 0) return { line, cells, contact: null, problems, zoneFrom, ...rest }
  const fields = {
    ...{
      externalId,
      firstName: cut(name.firstName),
      lastName: cut(name.lastName),
      phones,
      unreadPhones: unread,
    },
    ...{ email, address: cut(cell('address')), city: cut(cell('city')), state, zip: zip ?? '', zone },
    ...{
      language: languageOf(cell('language')) || setting.language,
      household: cell('household').slice(0, 40),
    },
    ...{ priority: priority ?? USUAL_PRIORITY, note: cell('note').slice(0, 2000) },
  }
  return { line, cells, contact: fields, problems, zoneFrom, ...rest }
}

const cut = (text: string): string => text.slice(0, 200)

/** By the number of the source where there is one, else by phone and first name: the same list again is the same people. */
export const contactId = (kitId: string, externalId: string, phone: string, firstName: string): string =>
  `contact:${shortHash(`${keyOf(kitId)}|${externalId === '' ? `${phone}|${fold(firstName)}` : `#${externalId}`}`)}`

type Cell = (field: ContactField) => string

function nameOf(cell: Cell, columns: ContactColumns): { firstName: string; lastName: string } {
  if (columns.name) return splitName(cell('name'))
  const middle = cell('middleName')
  return { firstName: [cell('firstName'), middle].filter(Boolean).join(' '), lastName: cell('lastName') }
}

const KIND: Record<(typeof PHONE_FIELDS)[number], ContactPhone['kind']> = {
  phone: 'other',
  mobile: 'mobile',
  homePhone: 'home',
  workPhone: 'work',
}

/** All numbers of a row, best first, each once; what is no number is kept beside them. */
function phonesOf(
  cells: readonly string[],
  columns: ContactColumns,
): { phones: ContactPhone[]; unread: string[] } {
  const phones: ContactPhone[] = []
  const unread: string[] = []
  for (const field of PHONE_FIELDS) {
    for (const typed of (columns[field] ?? []).flatMap((index) => splitNumbers(cells[index] ?? ''))) {
      const number = parsePhone(typed.replace(/\.0$/, ''))?.e164
      if (number === undefined) unread.push(typed.slice(0, 60))
      else {
        const known = phones.find((phone) => phone.number === number)
        if (!known) phones.push({ number, kind: KIND[field] })
        else if (known.kind === 'other') known.kind = KIND[field]
      }
    }
  }
  return { phones: phones.slice(0, 6), unread: unread.slice(0, 6) }
}

/** Several numbers may share a cell, with something between them that no number holds. */
const splitNumbers = (cell: string): string[] =>
  cell
    .split(/[;,/|\n]|\s+or\s+|\s+o\s+/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `2`, or in words as lists have it; null where it is neither. */
function priorityOf(typed: string): number | null | undefined {
  if (typed === '') return undefined
  const words: Record<string, number> = { high: 1, alta: 1, medium: 50, media: 50, low: 200, baja: 200 }
  const word = words[fold(typed)]
  if (word !== undefined) return word
  const number = Number(typed)
  return Number.isInteger(number) && number >= 0 && number <= 999 ? number : null
}

const stateOf = (typed: string): string => (isState(typed.toUpperCase()) ? typed.toUpperCase() : '')

const LANGUAGES: Record<string, string> = {
  ...{ en: 'en', eng: 'en', english: 'en', ingles: 'en' },
  ...{ es: 'es', spa: 'es', spanish: 'es', espanol: 'es', castellano: 'es' },
}
const languageOf = (typed: string): string => LANGUAGES[fold(typed)] ?? fold(typed).slice(0, 20)

function extrasOf(cell: Cell): { age: number | null; party: string } {
  const age = Number(cell('age'))
  return {
    age: cell('age') !== '' && Number.isInteger(age) && age >= 0 && age <= 130 ? age : null,
    party: cell('party').slice(0, 40),
  }
}

type Read = {
  name: { firstName: string; lastName: string }
  phones: ContactPhone[]
  unread: string[]
  zip: string | null
  priority: number | null | undefined
  email: string
}

function problemsOf(read: Read, columns: ContactColumns): ContactRowProblem[] {
  const problems: ContactRowProblem[] = []
  const { firstName, lastName } = read.name
  if (firstName === '' && lastName === '')
    problems.push({ field: columns.name ? 'name' : 'firstName', tag: 'missing' })
  // One number that works is enough; those that do not are shown to the caller.
  if (read.phones.length === 0) {
    const field = PHONE_FIELDS.find((one) => columns[one]) ?? 'phone'
    problems.push({ field, tag: read.unread.length > 0 ? 'bad-phone' : 'missing' })
  }
  if (read.email !== '' && !looksLikeEmail(read.email)) problems.push({ field: 'email', tag: 'bad-email' })
  if (read.zip === null) problems.push({ field: 'zip', tag: 'bad-zip' })
  if (read.priority === null) problems.push({ field: 'priority', tag: 'bad-number' })
  return problems
}

const looksLikeEmail = (text: string): boolean =>
  text.length <= 200 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text)

/**
 * Who lives with whom: a number or an address (with its ZIP) in common, or what the list itself calls a household.
 * Named so that the same house has the same name in the next list. Sets `household` of each. Step by step, so that the
 * caller can rest between steps however long the list is.
 */
export function* groupHouseholds(
  contacts: readonly NonNullable<ReadContact['contact']>[],
  kitId: string,
): Generator<void> {
  const parent = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(key, root)
    return root
  }
  const keysOf = new Map<(typeof contacts)[number], string[]>()
  for (const contact of contacts) {
    const keys = houseKeys(contact)
    keysOf.set(contact, keys)
    // The first in order of the alphabet names the house: numbers before addresses.
    const roots = [...new Set(keys.map(rootOf))].sort()
    for (const root of roots) parent.set(root, roots[0] ?? root)
    yield
  }
  for (const [contact, [key = '']] of keysOf) {
    contact.household = shortHash(`${keyOf(kitId)}|${rootOf(key)}`)
    yield
  }
}

function houseKeys({ phones, address, zip, household }: NonNullable<ReadContact['contact']>): string[] {
  const keys = phones.map(({ number }) => `1 ${number}`)
  if (fold(address) !== '' && zip !== '') keys.push(`2 ${fold(address)} ${zip}`)
  if (household !== '') keys.push(`3 ${household}`)
  return keys
}

/** A contact as a record. */
export const contactFields = (
  { id, line, contact, age, party }: ReadContact & { contact: NonNullable<ReadContact['contact']> },
  { kitId, batch }: { kitId: string; batch: string },
): Omit<Contact, 'circle' | 'kind' | 'createdAt' | 'updatedAt' | 'updatedBy' | 'deletedAt'> => ({
  ...contact,
  ...{ id, kitId, batch, line, age, party },
})

/** Words of the user's language that a file of flawed rows needs. */
export type ContactImportWords = {
  /** Header of the added column. */
  problem: string
  describe: (problem: ContactRowProblem) => string
}

/** The flawed rows as they came, with what is wrong with each in a last column: to mend and bring back. */
export function flawedContacts(
  { headers }: ImportTable,
  flawed: readonly Pick<ReadContact, 'cells' | 'problems'>[],
  words: ContactImportWords,
): string[][] {
  // A file that was mended and still has flaws comes back with one such column, not two.
  const columns = headers.flatMap((header, index) => (header === words.problem ? [] : [index]))
  return [
    [...columns.map((index) => headers[index] ?? ''), words.problem],
    ...flawed.map(({ cells, problems }) => [
      ...columns.map((index) => cells[index] ?? ''),
      problems.map(words.describe).join(' '),
    ]),
  ]
}
