import type { Problem } from '#shared/contract/base'
import type { TableRow } from '#shared/domain/import'
import { err, ok, type Result } from '#shared/domain/result'
import { MAX_FILE_BYTES } from './csv'

/** A workbook as rows of text: those of one sheet, blank rows left out. */
export type WorkbookFile = { sheets: string[]; rows: TableRow[] }

const MAX_COLUMNS = 200

export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/**
 * Reads an XLSX. `sheet` is the name of the one to read; '' = the first that holds rows. Of merged cells the first holds
 * what is written, the others are empty. Fails with `file-too-large`, `too-many-columns`, `no-rows` or `file-unreadable`.
 */
export async function readWorkbook(bytes: Uint8Array, sheet: string): Promise<Result<WorkbookFile, Problem>> {
  if (bytes.byteLength > MAX_FILE_BYTES)
    return err({ tag: 'file-too-large', detail: String(MAX_FILE_BYTES / 1024 / 1024) })
  const sheets = await unpack(bytes)
  if (!sheets) return err({ tag: 'file-unreadable', detail: 'spreadsheet' })
  const picked = sheets.find(({ name }) => name === sheet) ?? sheets.find(({ rows }) => rows.length > 0)
  if (!picked || picked.rows.length === 0) return err({ tag: 'no-rows' })
  if (picked.rows.some(({ cells }) => cells.length > MAX_COLUMNS))
    return err({ tag: 'too-many-columns', detail: String(MAX_COLUMNS) })
  const others = sheets.filter((one) => one !== picked)
  return ok({ sheets: [picked, ...others].map(({ name }) => name), rows: picked.rows })
}

async function unpack(bytes: Uint8Array): Promise<{ name: string; rows: TableRow[] }[] | null> {
  const { default: readXlsxFile } = await import('read-excel-file/node')
  try {
    const sheets = await readXlsxFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: rowsOf(data) }))
  } catch {
    // A zip that is no workbook, a workbook with a password, one cut off: to whoever chose it, all are unreadable.
    return null
  }
}

const rowsOf = (data: readonly (readonly unknown[])[]): TableRow[] =>
  data.flatMap((cells, index) => {
    const texts = cells.map(textOf)
    const filled = texts.slice(0, texts.findLastIndex((text) => text.trim() !== '') + 1)
    return filled.length === 0 ? [] : [{ line: index + 1, cells: filled }]
  })

/** A cell as its column was meant: a phone or ZIP that the spreadsheet took for a number comes without a fraction. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell)
}
