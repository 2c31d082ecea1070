import type { PersonMatch } from '#shared/contract/person'
import { type Contact, completePerson, fold, newPerson } from '#shared/domain/person'
import { type Actor, isLive, restore } from '#shared/domain/record'
import type { Person } from '#shared/model/person'
import type { Records, Unit } from './records'

type SearchField = 'sortName' | 'spokenName' | 'phone' | 'email'

/** People by last name; `text` is the beginning of a first or last name, a phone number or an e-mail address. */
export async function findPeople(records: Records, text: string, limit: number): Promise<Person[]> {
  if (text.trim() === '') {
    return records.find('people', {
      selector: { deletedAt: '' },
      sort: [{ deletedAt: 'asc' }, { sortName: 'asc' }],
      limit,
    })
  }
  return (await matchesFor(records, text, limit)).map(({ person }) => person)
}

/** The people that a few typed letters or digits may mean, and what they were found by. */
export async function matchesFor(records: Records, text: string, limit: number): Promise<PersonMatch[]> {
  const found = new Map<string, PersonMatch>()
  for (const { field, prefix, reason } of searchesFor(text)) {
    for (const person of await startingWith(records, field, prefix, limit)) {
      if (!found.has(person.id)) found.set(person.id, { person, reason })
    }
    if (found.size >= limit) break
  }
  return [...found.values()].slice(0, limit)
}

function searchesFor(text: string): { field: SearchField; prefix: string; reason: PersonMatch['reason'] }[] {
  const digits = text.replaceAll(/\D/g, '')
  const looksLikeNumber = digits.length >= 3 && /^[\d\s().+-]+$/.test(text.trim())
  if (looksLikeNumber) {
    const international = text.trim().startsWith('+') ? `+${digits}` : `+1${digits.replace(/^1/, '')}`
    return [{ field: 'phone', prefix: international, reason: 'phone' }]
  }
  if (text.includes('@')) return [{ field: 'email', prefix: text.trim().toLowerCase(), reason: 'email' }]
  const name = fold(text) || text.trim()
  if (!name) return []
  return [
    { field: 'sortName', prefix: name, reason: 'name' },
    { field: 'spokenName', prefix: name, reason: 'name' },
    { field: 'email', prefix: name, reason: 'email' },
  ]
}

function startingWith(
  records: Records,
  field: SearchField,
  prefix: string,
  limit: number,
): Promise<Person[]> {
  const range: Partial<Record<SearchField, { $gte: string; $lte: string }>> = {
    [field]: { $gte: prefix, $lte: `${prefix}\uffff` },
  }
  return records.find('people', {
    selector: { deletedAt: '', ...range },
    sort: [{ deletedAt: 'asc' }, { [field]: 'asc' }],
    limit,
  })
}

/** Somebody typed in: the known person where phone or e-mail and first name agree, with what is new; else a new one. */
export async function enterPerson(unit: Unit, contact: Contact, key: string, actor: Actor): Promise<Person> {
  const fresh = newPerson(contact, key, actor)
  const known = await unit.one('person', fresh.id)
  if (!known) return fresh
  return completePerson(isLive(known) ? known : restore(known, actor), contact, actor)
}
