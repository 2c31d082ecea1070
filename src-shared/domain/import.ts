import type { Problem } from '#shared/contract/base'
import type { ColumnMap, ImportRow } from '#shared/contract/rsvp'
import { person } from '#shared/model/person'
import { fieldOfHeader, looksLikeContact } from './import-columns'
import { splitName } from './import-name'
import { fold, readZip } from './person'
import { parsePhone } from './phone'
import { err, ok, type Result } from './result'

export { guessColumns } from './import-columns'

/** One row of a file; `line` counts from 1, as a spreadsheet does. */
export type TableRow = { line: number; cells: string[] }

export type ImportTable = {
  /** As they stand in the file; letters (`A`, `B`…) where it has none. */
  headers: string[]
  /** Does the file name its columns itself? */
  named: boolean
  rows: TableRow[]
}

/** A row as it was read; who of the known people it is, is for the store to say. */
export type CheckedRow = Omit<ImportRow, 'match'>
type RowProblem = CheckedRow['problems'][number]

/** A title, a date and a blank row or two may stand above the header. */
const ROWS_TO_FIND_HEADER_IN = 10

/** Finds the header row, if there is one. A file without anything below it is `no-rows`. */
export function readTable(rows: readonly TableRow[]): Result<ImportTable, Problem> {
  const clean = rows.map((row) => ({ line: row.line, cells: row.cells.map(cleanCell) }))
  const at = headerIndex(clean)
  const body = clean.slice(at + 1)
  if (body.length === 0) return err({ tag: 'no-rows' })
  const width = Math.max(...body.map((row) => row.cells.length), clean[at]?.cells.length ?? 0)
  const headers = Array.from({ length: width }, (_, index) => clean[at]?.cells[index] || letterOf(index))
  return ok({ headers, named: at >= 0, rows: body })
}

/** Index of the header row, -1 where the first row is somebody already. */
function headerIndex(rows: readonly TableRow[]): number {
  const known = (row: TableRow) => row.cells.filter((cell) => fieldOfHeader(cell) !== null).length
  const below = rows.slice(0, ROWS_TO_FIND_HEADER_IN).findIndex((row) => known(row) >= 2)
  if (below >= 0) return below
  const [first] = rows
  return first && known(first) === 0 && first.cells.some(looksLikeContact) ? -1 : 0
}

/** Without the apostrophe that keeps a spreadsheet from running it as a formula (see `toCsv`), and stray spaces. */
const cleanCell = (cell: string): string =>
  cell
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .replace(/\u00a0/g, ' ')
    .trim()

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}

/**
 * Reads rows by their columns and says what is wrong with each. Lazy, so that the caller can rest between rows.
 * `repeat` is set on the second and later rows of one person.
 */
export function* checkRows(rows: Iterable<TableRow>, columns: ColumnMap): Generator<CheckedRow> {
  const seen = new Set<string>()
  for (const row of rows) {
    const fields = fieldsOf(row.cells, columns)
    const keys = keysOf(fields)
    const repeat = keys.some((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    yield { line: row.line, fields, problems: problemsOf(fields, columns), repeat }
  }
}

/** The longest that a field may be on its way to the screen; longer ones are flawed, and whole in the file. */
const MAX_LENGTH = { firstName: 200, lastName: 200, phone: 60, email: 200, zip: 10, note: 2000 }

function fieldsOf(cells: readonly string[], columns: ColumnMap): CheckedRow['fields'] {
  const cell = (field: keyof ColumnMap) => cells[columns[field] ?? -1] ?? ''
  const whole =
    columns.name === undefined
      ? { firstName: cell('firstName'), lastName: cell('lastName') }
      : splitName(cell('name'))
  const fields = {
    ...whole,
    phone: cell('phone'),
    email: cell('email'),
    zip: cell('zip'),
    note: cell('note'),
  }
  const cut = (field: keyof typeof fields) => fields[field].slice(0, MAX_LENGTH[field]).trim()
  return {
    firstName: cut('firstName'),
    lastName: cut('lastName'),
    phone: cut('phone'),
    email: cut('email'),
    zip: cut('zip'),
    note: cut('note'),
  }
}

function problemsOf(fields: CheckedRow['fields'], columns: ColumnMap): RowProblem[] {
  const problems: RowProblem[] = []
  if (!fields.firstName)
    problems.push({ field: columns.name === undefined ? 'firstName' : 'name', tag: 'missing' })
  if (fields.phone && !parsePhone(fields.phone)) problems.push({ field: 'phone', tag: 'bad-phone' })
  if (!person.shape.email.safeParse(fields.email.toLowerCase()).success)
    problems.push({ field: 'email', tag: 'bad-email' })
  if (readZip(fields.zip) === null) problems.push({ field: 'zip', tag: 'bad-zip' })
  return problems
}

/** What makes two rows one person: a first name with the same phone or e-mail; without either, all that they say. */
function keysOf(fields: CheckedRow['fields']): string[] {
  const name = fold(fields.firstName) || fields.firstName
  const phone = parsePhone(fields.phone)?.e164
  const keys = []
  if (phone) keys.push(`${phone}|${name}`)
  if (fields.email) keys.push(`${fields.email.toLowerCase()}|${name}`)
  return keys.length > 0 ? keys : [JSON.stringify(Object.values(fields))]
}

/**
 * What a ZIP that a spreadsheet took for a number may have been: `2139` → `02139`. A suggestion to show, never
 * taken by itself: it may as well be a slip of the hand.
 */
export const zipSuggestion = (zip: string): string | null =>
  /^[1-9]\d{2,3}$/.test(zip) ? zip.padStart(5, '0') : null

/** The words of the user's language that a file of flawed rows needs. */
export type ImportWords = {
  /** Header of the added column. */
  problem: string
  /** One problem in a short sentence; `value` is what stands in the file. */
  describe: (problem: RowProblem, value: string) => string
}

/** The flawed rows as they came, with what is wrong with each in a last column: to mend and import again. */
export function flawedTable(
  table: ImportTable,
  flawed: readonly Pick<CheckedRow, 'line' | 'fields' | 'problems'>[],
  words: ImportWords,
): string[][] {
  const cellsByLine = new Map(table.rows.map((row) => [row.line, row.cells]))
  // A file that was mended and still has flaws comes back with one such column, not two.
  const columns = table.headers.flatMap((header, index) => (header === words.problem ? [] : [index]))
  const sentence = (row: (typeof flawed)[number]) => (problem: RowProblem) =>
    words.describe(problem, problem.field === 'name' ? '' : row.fields[problem.field])
  return [
    [...columns.map((index) => table.headers[index] ?? ''), words.problem],
    ...flawed.map((row) => [
      ...columns.map((index) => cellsByLine.get(row.line)?.[index] ?? ''),
      row.problems.map(sentence(row)).join(' '),
    ]),
  ]
}
