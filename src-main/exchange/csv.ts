import Papa from 'papaparse'
import type { Problem } from '#shared/contract/base'
import type { TableRow } from '#shared/domain/import'
import { err, ok, type Result } from '#shared/domain/result'
import { decodeText } from './decode'

export const MAX_FILE_BYTES = 20 * 1024 * 1024
const MAX_COLUMNS = 200
const SLICE_CHARACTERS = 256 * 1024

/** A file as rows of text, header row included, blank rows left out. */
export type CsvFile = {
  encoding: string
  delimiter: string
  rows: TableRow[]
}

/**
 * Reads a CSV, in slices with pauses between them, so that a large file never keeps others waiting. Encoding and
 * delimiter are found out. Fails with `file-too-large`, `too-many-columns`, `no-rows` or `file-unreadable`; the last has
 * `line <n>` as detail where a quotation mark opens and never closes, because all that follows would be one cell.
 */
export async function readCsv(bytes: Uint8Array): Promise<Result<CsvFile, Problem>> {
  if (bytes.byteLength > MAX_FILE_BYTES)
    return err({ tag: 'file-too-large', detail: String(MAX_FILE_BYTES / 1024 / 1024) })
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const { text, delimiter } = takeDelimiterHint(decoded.value.text)
  const parsed = await parse(text, delimiter || guessDelimiter(text))
  if (!parsed.ok) return parsed
  if (parsed.value.rows.length === 0) return err({ tag: 'no-rows' })
  return ok({ encoding: decoded.value.encoding, ...parsed.value })
}

/**
 * Rows as CSV that spreadsheets open as it is meant: UTF-8 with a mark so that accents survive, and nothing that
 * would run as a formula (a cell that begins with `=`, `+`, `-`, `@` or a tab gets an apostrophe first, which
 * `readTable` takes off again).
 */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: true, newline: '\r\n' },
  )}\r\n`

const tooManyColumns: Problem = { tag: 'too-many-columns', detail: String(MAX_COLUMNS) }
const openQuotation = (line: number): Problem => ({ tag: 'file-unreadable', detail: `line ${line}` })

/** Excel may name the delimiter in a first line of its own, `sep=;`, and does not show that line. */
function takeDelimiterHint(text: string): { text: string; delimiter: string } {
  const hint = /^"?sep=([^\r\n])"?(\r\n|\r|\n)/i.exec(text)
  return { text: hint ? text.slice(hint[0].length) : text, delimiter: hint?.[1] ?? '' }
}

const DELIMITERS = [',', ';', '\t', '|']
const GUESS_ROWS = 25

/**
 * The delimiter that cuts the most of the first rows into the same number of cells. Papa's own guess goes by the
 * average, so that one note full of semicolons outweighs a list of commas.
 */
function guessDelimiter(text: string): string {
  const beginning = text.slice(0, SLICE_CHARACTERS)
  let best = { delimiter: ',', alike: 0 }
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(beginning, { delimiter, preview: GUESS_ROWS })
    const rowsByWidth = new Map<number, number>()
    for (const { length } of data) if (length > 1) rowsByWidth.set(length, (rowsByWidth.get(length) ?? 0) + 1)
    const alike = Math.max(0, ...rowsByWidth.values())
    if (alike > best.alike) best = { delimiter, alike }
  }
  return best.delimiter
}

/** Of a row that is longer than a slice: are there columns without end in it, or is it a quotation without one? */
function isTooWide(text: string): boolean {
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 1]))
  let quoted = false
  for (const letter of text.slice(0, SLICE_CHARACTERS)) {
    if (letter === '"') quoted = !quoted
    if (quoted) continue
    if (letter === '\n' || letter === '\r') return false
    const count = counts.get(letter)
    if (count === MAX_COLUMNS) return true
    if (count !== undefined) counts.set(letter, count + 1)
  }
  return false
}

/** Slicing works for text as it does for files, though Papa's types offer it for files alone. */
type SlicedConfig = {
  delimiter: string
  chunkSize: number
  chunk: (results: Papa.ParseResult<string[]>, parser: Papa.Parser) => void
  complete: () => void
}

function parse(text: string, delimiter: string): Promise<Result<Omit<CsvFile, 'encoding'>, Problem>> {
  return new Promise((resolve) => {
    const rows: TableRow[] = []
    let line = 0
    let found = delimiter
    let failure: Problem | null = null
    const config: SlicedConfig = {
      delimiter,
      chunkSize: SLICE_CHARACTERS,
      chunk: ({ data, errors, meta }, parser) => {
        found = meta.delimiter
        for (const cells of data) {
          line++
          const row = { line, cells: withoutTrailingBlanks(cells) }
          if (row.cells.length > MAX_COLUMNS) failure = tooManyColumns
          if (row.cells.length > 0) rows.push(row)
        }
        // A row longer than a slice is nobody's; reading on would go over it again with every slice.
        if (data.length === 0 && meta.cursor < text.length)
          failure = isTooWide(text.slice(meta.cursor)) ? tooManyColumns : openQuotation(line + 1)
        if (errors.some((error) => error.code === 'MissingQuotes')) failure = openQuotation(line)
        if (failure) return parser.abort()
        parser.pause()
        setImmediate(() => parser.resume())
      },
      complete: () => resolve(failure ? err(failure) : ok({ delimiter: found, rows })),
    }
    Papa.parse<string[]>(text, config)
  })
}

/** Spreadsheets write empty columns to the right of what is filled in; a row of nothing else becomes empty. */
const withoutTrailingBlanks = (cells: readonly string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
