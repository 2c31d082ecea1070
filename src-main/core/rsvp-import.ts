import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Problem } from '#shared/contract/base'
import type { ColumnMap, ImportPreview, ImportRow } from '#shared/contract/rsvp'
import { type CheckedRow, checkRows, guessColumns, type ImportTable, readTable } from '#shared/domain/import'
import { type Contact, isSure, matchPerson, readPerson } from '#shared/domain/person'
import { type Actor, isLive, rsvpId } from '#shared/domain/record'
import { ok, type Result } from '#shared/domain/result'
import { signUp } from '#shared/domain/rsvp'
import type { Person } from '#shared/model/person'
import { type CsvFile, readCsv } from '../exchange/csv'
import { enterPerson } from './people'
import type { Records } from './records'

/** A file of sign-ups, read and checked, before anything of it is saved. */
export type ReadImport = {
  file: CsvFile
  table: ImportTable
  columns: ColumnMap
  rows: CheckedRow[]
}

/** Rows that are looked up or written together; between two such batches others get their turn. */
const BATCH = 100

export async function readImport(
  file: Blob,
  columns: ColumnMap | null,
): Promise<Result<ReadImport, Problem>> {
  const csv = await readCsv(new Uint8Array(await file.arrayBuffer()))
  if (!csv.ok) return csv
  const table = readTable(csv.value.rows)
  if (!table.ok) return table
  const map = columns ?? columnsOf(table.value)
  const rows: CheckedRow[] = []
  for (const row of checkRows(table.value.rows, map)) {
    rows.push(row)
    if (rows.length % BATCH === 0) await nextTurn()
  }
  return ok({ file: csv.value, table: table.value, columns: map, rows })
}

/** Rows that a guess is made from. */
const SAMPLE_ROWS = 50

const columnsOf = ({ headers, named, rows }: ImportTable): ColumnMap =>
  guessColumns(
    named ? headers : [],
    rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells),
  )

export const isFlawed = (row: CheckedRow): boolean => row.problems.length > 0

/** Rows with whom they match; `shown` of them, and the totals of all. */
export async function previewImport(
  records: Records,
  eventId: string,
  read: ReadImport,
  shown: number,
): Promise<ImportPreview> {
  const rows: ImportRow[] = []
  for (let start = 0; start < read.rows.length; start += BATCH) {
    rows.push(...(await matchRows(records, eventId, read.rows.slice(start, start + BATCH))))
    await nextTurn()
  }
  const good = rows.filter((row) => !isFlawed(row))
  const repeats = good.filter((row) => row.repeat).length
  return {
    encoding: read.file.encoding,
    delimiter: read.file.delimiter,
    headers: read.table.headers,
    columns: read.columns,
    rows: rows.slice(0, shown),
    more: Math.max(0, rows.length - shown),
    totals: { good: good.length - repeats, flawed: rows.length - good.length, repeats },
  }
}

async function matchRows(
  records: Records,
  eventId: string,
  rows: readonly CheckedRow[],
): Promise<ImportRow[]> {
  const contacts = rows.map((row) => contactOf(row))
  const known = await peopleLike(
    records,
    contacts.flatMap((contact) => contact ?? []),
  )
  const matches = rows.map((_, index) => bestMatch(known, contacts[index] ?? null))
  const sure = matches.map((match) => (match && isSure(match.reason) ? rsvpId(eventId, match.person.id) : ''))
  const there = await records.many('rsvp', sure.filter(Boolean))
  const onList = new Set(there.filter(isLive).map(({ id }) => id))
  return rows.map((row, index) => ({
    ...row,
    match: matches[index] ?? null,
    repeat: row.repeat || onList.has(sure[index] ?? ''),
  }))
}

const contactOf = (row: CheckedRow): Contact | null => {
  const contact = isFlawed(row) ? null : readPerson(row.fields)
  return contact?.ok ? contact.value : null
}

/** Known people with the phone, e-mail or name of one of these. */
async function peopleLike(records: Records, contacts: readonly Contact[]): Promise<Person[]> {
  const values = (field: 'phone' | 'email' | 'sortName') => [
    ...new Set(contacts.map((contact) => contact[field]).filter(Boolean)),
  ]
  const lists = await Promise.all(
    (['phone', 'email', 'sortName'] as const).map((field) => peopleWith(records, field, values(field))),
  )
  return lists.flat()
}

function peopleWith(
  records: Records,
  field: 'phone' | 'email' | 'sortName',
  values: string[],
): Promise<Person[]> {
  const among: Partial<Record<typeof field, { $in: string[] }>> = { [field]: { $in: values } }
  return records.find('people', { selector: { deletedAt: '', ...among } })
}

const REASONS: readonly (ImportRow['match'] & object)['reason'][] = ['phone', 'email', 'name-and-zip', 'name']

function bestMatch(known: readonly Person[], contact: Contact | null): ImportRow['match'] {
  if (!contact) return null
  const matches = known.flatMap((person) => {
    const reason = matchPerson(person, contact)
    return reason ? [{ person, reason }] : []
  })
  return matches.sort((one, other) => REASONS.indexOf(one.reason) - REASONS.indexOf(other.reason))[0] ?? null
}

/**
 * Signs up the rows that are in order. Rows are named by batch and line, so that an import that was cut off and is
 * sent again goes on where it stopped.
 */
export async function signUpRows(
  records: Records,
  eventId: string,
  read: ReadImport,
  batch: string,
  actor: () => Actor,
): Promise<{ added: number; repeats: number }> {
  const good = read.rows.filter((row) => !isFlawed(row))
  const added = new Set<string>()
  for (let start = 0; start < good.length; start += BATCH) {
    const rows = await matchRows(records, eventId, good.slice(start, start + BATCH))
    await records.command(async (unit) => {
      for (const row of rows) {
        const contact = contactOf(row)
        if (!contact) continue
        const who =
          row.match && isSure(row.match.reason) ? await unit.one('person', row.match.person.id) : null
        const person = who ?? (await enterPerson(unit, contact, `${batch}-${row.line}`, actor()))
        const known = await unit.one('rsvp', rsvpId(eventId, person.id))
        const facts = {
          eventId,
          personId: person.id,
          source: 'import' as const,
          note: row.fields.note,
          batch,
        }
        const { rsvp, already } = signUp(known, facts, actor())
        unit.put(person)
        unit.put(rsvp)
        // Sent again after it was cut off: what the first try brought counts too.
        if (!already || known?.batch === batch) added.add(rsvp.id)
      }
    })
    await nextTurn()
  }
  return { added: added.size, repeats: good.length - added.size }
}

/** What an import brought to this event and is still there. */
export async function rsvpsOfBatch(records: Records, eventId: string, batch: string) {
  const rsvps = await records.find('rsvps', { selector: { eventId, batch } })
  return rsvps.filter(isLive)
}
