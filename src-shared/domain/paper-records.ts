import type { PersonMatch } from '#shared/contract/person'
import type { DocumentOf, Kind } from '#shared/model/collections'
import type { Person } from '#shared/model/person'
import type { MadeRecord, PaperRow } from '#shared/model/sheet'
import { nameOfCapitals } from './paper-name'
import { type Contact, isSure, matchPerson, readPerson } from './person'
import { type Actor, change, remove } from './record'
import { outcomeOf, textIn } from './verify-field'

/** Somebody as a row names them. `left` are fields whose writing is no phone, address or ZIP: they are kept out, and asked for again. */
export type RowPerson = { contact: Contact; left: string[] }

export function personOfRow(row: PaperRow): RowPerson | null {
  if (outcomeOf(row) !== 'person') return null
  const fields = {
    firstName: nameOfCapitals(textIn(row, 'firstName')),
    lastName: nameOfCapitals(textIn(row, 'lastName')),
    phone: textIn(row, 'phone'),
    email: textIn(row, 'email').toLowerCase().replaceAll(/\s/g, ''),
    zip: textIn(row, 'zip'),
  }
  const left: string[] = []
  for (;;) {
    const read = readPerson(fields, true)
    if (read.ok) return { contact: read.value, left: read.value.phoneAsTyped ? [...left, 'phone'] : left }
    const { field } = read.error
    if (field !== 'email' && field !== 'zip') return null
    fields[field] = ''
    left.push(field)
  }
}

const REASONS: readonly PersonMatch['reason'][] = ['phone', 'email', 'name-and-zip', 'name']

/** The known person that a row most likely names, and why. */
export function bestMatch(known: readonly Person[], contact: Contact): PersonMatch | null {
  const matches = known.flatMap((person) => {
    const reason = matchPerson(person, contact)
    return reason ? [{ person, reason }] : []
  })
  return matches.sort((one, other) => REASONS.indexOf(one.reason) - REASONS.indexOf(other.reason))[0] ?? null
}

/** Whom confirming joins a row to; null for somebody new. What somebody chose goes before what is likely. */
export function joinedPerson(row: PaperRow, match: PersonMatch | null, chosen: Person | null): Person | null {
  if (row.personId === 'new') return null
  if (chosen) return chosen
  return match && isSure(match.reason) ? match.person : null
}

type AnyDocument = DocumentOf[Kind]

/** What confirming a page wrote over `before`; null where it changed nothing. */
export function madeOf(before: AnyDocument | null, after: AnyDocument): MadeRecord | null {
  if (before === after) return null
  const at = after.updatedAt
  // Somebody who had been removed is removed again by undoing.
  if (!before) return { id: after.id, before: null, at }
  const changed = Object.entries(before).filter(
    ([field, value]) =>
      field !== 'updatedAt' &&
      field !== 'updatedBy' &&
      JSON.stringify(value) !== JSON.stringify(after[field as keyof AnyDocument]),
  )
  return { id: after.id, before: Object.fromEntries(changed), at }
}

/** The record without what the page did to it; null where somebody has worked with it since: then it stays. */
export function unmade(made: MadeRecord, now: AnyDocument, actor: Actor): AnyDocument | null {
  if (now.updatedAt !== made.at) return null
  if (made.before === null) return remove(now, actor)
  const { deletedAt, ...fields } = made.before
  const back = change(now, fields as Partial<typeof now>, actor)
  return typeof deletedAt === 'string' ? { ...back, deletedAt } : back
}
