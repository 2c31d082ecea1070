import type { ColumnMap, ImportField } from '#shared/contract/rsvp'
import { foldHeader, NOTE_HEADERS } from './list-headers'
import { parsePhone } from './phone'

/** Headers that mean a field, in English and Spanish, as `fold` writes them; earlier ones are preferred. */
const headersByField: Record<ImportField, string[]> = {
  email: [
    ...['email', 'e mail', 'email address', 'e mail address', 'preferred email', 'personal email', 'mail'],
    ...['correo electronico', 'correo', 'direccion de correo', 'direccion de correo electronico'],
  ],
  phone: [
    ...[
      'phone',
      'mobile',
      'mobile phone',
      'cell',
      'cell phone',
      'cellphone',
      'phone number',
      'mobile number',
    ],
    ...['cell number', 'preferred phone', 'telephone', 'tel', 'home phone', 'work phone', 'whatsapp'],
    ...['telefono', 'celular', 'telefono celular', 'movil', 'telefono movil', 'cel', 'numero de telefono'],
    ...['numero de celular', 'telefono de casa'],
  ],
  zip: [
    ...['zip', 'zip code', 'zipcode', 'zip5', 'zip 5', 'postal code', 'postcode', 'home zip'],
    ...['codigo postal', 'cp', 'c p', 'codigo zip'],
  ],
  firstName: [
    ...['first name', 'firstname', 'first', 'given name', 'preferred name', 'fname'],
    ...['nombres', 'primer nombre', 'nombre de pila'],
  ],
  lastName: [
    ...['last name', 'lastname', 'last', 'surname', 'family name', 'lname'],
    ...['apellidos', 'apellido', 'apellido paterno', 'primer apellido'],
  ],
  name: [
    ...['full name', 'name', 'your name', 'volunteer name', 'voter name', 'contact name', 'guest name'],
    ...['attendee name', 'guest', 'volunteer', 'attendee', 'participant'],
    ...['nombre completo', 'nombre y apellidos', 'nombre y apellido', 'nombre', 'tu nombre', 'su nombre'],
    ...['invitado', 'voluntario', 'voluntaria', 'participante', 'asistente'],
  ],
  note: NOTE_HEADERS,
}
const fieldByHeader = new Map(
  Object.entries(headersByField).flatMap(([field, headers]) =>
    headers.map((header) => [header, field as ImportField] as const),
  ),
)

/** What a header says it holds, by its wording alone; null where it is none of ours. */
export const fieldOfHeader = (header: string): ImportField | null =>
  fieldByHeader.get(foldHeader(header)) ?? null

/** Does the cell look like what such a field holds? Loose: what is wrong with it is found later. */
const looksLike: Partial<Record<ImportField, (cell: string) => boolean>> = {
  email: (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell),
  phone: (cell) => /^[+\d]/.test(cell.replace(/^\(/, '')) && parsePhone(cell) !== null,
  zip: (cell) => /^\d{5}(-?\d{4})?$/.test(cell),
}

export const looksLikeContact = (cell: string): boolean =>
  Object.values(looksLike).some((test) => test(cell.trim()))

/**
 * Which column holds what: by the wording of its header, unless what stands below contradicts it (`Email opt-in:
 * yes`), then by what the cells look like.
 * @param headers the header row; empty where the file has none
 * @param sample the first rows below it
 */
export function guessColumns(headers: readonly string[], sample: readonly (readonly string[])[]): ColumnMap {
  const width = Math.max(headers.length, ...sample.map((cells) => cells.length))
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    header: foldHeader(headers[index] ?? ''),
    cells: sample.map((cells) => (cells[index] ?? '').trim()).filter((cell) => cell !== ''),
  }))
  const map = byHeader(columns)
  for (const field of ['email', 'phone', 'zip'] as const) {
    const free = columns.filter((column) => !Object.values(map).includes(column.index))
    map[field] ??= free.find((column) => column.cells.length > 0 && share(column, field) >= 0.6)?.index
  }
  nameByContent(map, columns, headers.length === 0)
  return withoutOpenFields(map)
}

type Column = { index: number; header: string; cells: string[] }

/** Share of the filled cells that look like this field. */
function share(column: Column, field: ImportField): number {
  const test = looksLike[field]
  return test ? column.cells.filter((cell) => test(cell)).length / column.cells.length : 1
}

/** A header is believed unless most of its cells say otherwise: one half of a list may be flawed. */
const isBelieved = (column: Column, field: ImportField): boolean =>
  column.cells.length === 0 || share(column, field) >= 0.3

function byHeader(columns: readonly Column[]): ColumnMap {
  const map: ColumnMap = {}
  for (const [field, headers] of Object.entries(headersByField) as [ImportField, string[]][]) {
    const candidates = columns
      .filter((column) => headers.includes(column.header) && isBelieved(column, field))
      .sort((one, other) => headers.indexOf(one.header) - headers.indexOf(other.header))
    map[field] = (candidates.find((column) => column.cells.length > 0) ?? candidates[0])?.index
  }
  // `Nombre` beside `Apellidos` is the first name; alone it is the whole one.
  if (map.lastName !== undefined && map.firstName === undefined) {
    map.firstName = map.name
    map.name = undefined
  }
  if (map.firstName !== undefined) map.name = undefined
  return map
}

/** Without a header for names: the first column of words is the name, or with a second beside it, its first part. */
function nameByContent(map: ColumnMap, columns: readonly Column[], headless: boolean): void {
  if (map.name !== undefined || map.firstName !== undefined) return
  const used = Object.values(map)
  const [first, second] = columns.filter(
    (column) => !used.includes(column.index) && (headless || column.header === '') && isWordy(column),
  )
  if (!first) return
  const isWhole = first.cells.filter((cell) => /\S[\s,]+\S/.test(cell)).length > first.cells.length / 2
  if (isWhole || second?.index !== first.index + 1) map.name = first.index
  else Object.assign(map, { firstName: first.index, lastName: second.index })
}

const isWordy = (column: Column): boolean =>
  column.cells.length > 0 &&
  column.cells.filter((cell) => /^[\p{L}\p{M}\s.,'’-]+$/u.test(cell)).length > column.cells.length / 2

const withoutOpenFields = (map: ColumnMap): ColumnMap =>
  Object.fromEntries(Object.entries(map).filter(([, index]) => index !== undefined))
