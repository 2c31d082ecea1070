import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Problem } from '#shared/contract/base'
import type { ContactColumns, ContactPreview } from '#shared/contract/contacts'
import { guessContactColumns, isVanExport } from '#shared/domain/contact-columns'
import {
  groupHouseholds,
  type ReadContact,
  type RowSetting,
  readContact,
} from '#shared/domain/contact-import'
import { type ImportTable, readTable } from '#shared/domain/import'
import { shortHash } from '#shared/domain/kit'
import { fold } from '#shared/domain/person'
import { type Actor, change, create } from '#shared/domain/record'
import { ok, type Result } from '#shared/domain/result'
import type { Kit } from '#shared/model/kit'
import { readCsv } from '../exchange/csv'
import { isWorkbook, readWorkbook } from '../exchange/xlsx'
import { loadZips } from './hosts-zips'
import type { Records, Unit } from './records'

/** A list of contacts, read and checked, before anything of it is saved. */
export type ContactFile = Pick<
  ContactPreview,
  'format' | 'encoding' | 'delimiter' | 'sheets' | 'source' | 'remembered' | 'columns'
> & {
  table: ImportTable
  rows: ReadContact[]
  /** By line: the line of the same person further up. */
  repeats: Map<number, number>
}

export type FileInput = { file: Blob; columns: ContactColumns | null; sheet: string }

/** Rows between two pauses: short enough that nobody else waits for them. */
const BATCH = 200
/** Rows that a guess is made from. */
const SAMPLE_ROWS = 50

export async function readContactFile(
  records: Records,
  kit: Kit,
  { file, columns, sheet }: FileInput,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Result<ContactFile, Problem>> {
  const raw = await readRows(new Uint8Array(await file.arrayBuffer()), sheet)
  if (!raw.ok) return raw
  const table = readTable(raw.value.rows)
  if (!table.ok) return table
  const { headers, named, rows } = table.value
  const remembered = columns ? null : await rememberedColumns(records, headers)
  const sample = rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells)
  const map = columns ?? remembered ?? guessContactColumns(named ? headers : [], sample)
  const setting = await rowSetting(kit)
  const read: ReadContact[] = []
  for (const row of rows) {
    read.push(readContact(row, map, setting))
    if (read.length % BATCH === 0) {
      onProgress(read.length, rows.length)
      await nextTurn()
    }
  }
  const houses = groupHouseholds(
    read.flatMap(({ contact }) => contact ?? []),
    kit.id,
  )
  for (let step = 1; !houses.next().done; step++) if (step % BATCH === 0) await nextTurn()
  const { rows: _, ...about } = raw.value
  return ok({
    ...about,
    source: isVanExport(headers) ? 'van' : '',
    remembered: remembered !== null,
    columns: map,
    table: table.value,
    rows: read,
    repeats: repeatsOf(read),
  })
}

async function readRows(bytes: Uint8Array, sheet: string) {
  if (isWorkbook(bytes)) {
    const book = await readWorkbook(bytes, sheet)
    return book.ok ? ok({ format: 'xlsx' as const, encoding: '', delimiter: '', ...book.value }) : book
  }
  const csv = await readCsv(bytes)
  return csv.ok ? ok({ format: 'csv' as const, sheets: [], ...csv.value }) : csv
}

async function rowSetting(kit: Kit): Promise<RowSetting> {
  const zips = await loadZips()
  const language = Object.keys(kit.guide).find((one) => one === 'en') ?? 'en'
  return { kitId: kit.id, zone: kit.zone, language, stateOfZip: (zip) => zips(zip)?.state ?? '' }
}

function repeatsOf(rows: readonly ReadContact[]): Map<number, number> {
  const firstLine = new Map<string, number>()
  const repeats = new Map<number, number>()
  for (const { id, line, contact } of rows) {
    if (!contact) continue
    const first = firstLine.get(id)
    if (first === undefined) firstLine.set(id, line)
    else repeats.set(line, first)
  }
  return repeats
}

/** A source is known by its headers: the next export of the same kind has the same. */
const importMapId = (headers: readonly string[]): string =>
  `importmap:${shortHash(headers.map(fold).join('|'))}`

async function rememberedColumns(
  records: Records,
  headers: readonly string[],
): Promise<ContactColumns | null> {
  const known = await records.one('importmap', importMapId(headers))
  return (known?.columns as ContactColumns | undefined) ?? null
}

export async function rememberColumns(
  unit: Unit,
  headers: readonly string[],
  columns: ContactColumns,
  actor: Actor,
): Promise<void> {
  const id = importMapId(headers)
  const known = await unit.one('importmap', id)
  unit.put(known ? change(known, { columns }, actor) : create('importmap', { id, columns }, actor))
}

/** Rows as a person looks through them before pressing *Import*, and the totals of all. */
export function contactPreview(
  file: ContactFile,
  isKnown: (contactId: string) => boolean,
  shown: number,
): ContactPreview {
  const { table, rows, repeats, ...about } = file
  const good = rows.filter(({ contact, line }) => contact && !repeats.has(line))
  const fresh = good.filter(({ id }) => !isKnown(id))
  const sizes = new Map<string, number>()
  for (const { contact } of fresh)
    if (contact) sizes.set(contact.household, (sizes.get(contact.household) ?? 0) + 1)
  const shared = [...sizes.values()].filter((size) => size > 1)
  // Flawed rows come first: they are what one looks for.
  const order = [...rows.filter(({ contact }) => !contact), ...rows.filter(({ contact }) => contact)]
  return {
    ...about,
    headers: table.headers,
    headerFound: table.named,
    rows: order.slice(0, shown).map(({ id, age: _, party: __, ...row }) => ({
      ...row,
      repeatOf: repeats.get(row.line) ?? 0,
      known: isKnown(id),
    })),
    more: Math.max(0, rows.length - shown),
    totals: {
      rows: rows.length,
      good: fresh.length,
      flawed: rows.filter(({ contact }) => !contact).length,
      repeats: repeats.size,
      known: good.length - fresh.length,
      households: sizes.size,
      shared: shared.reduce((sum, size) => sum + size, 0),
      zoneGuessed: fresh.filter(({ zoneFrom }) => zoneFrom === 'kit').length,
    },
  }
}
