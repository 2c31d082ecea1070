import type { ContactColumns, ContactField } from '#shared/contract/contacts'
import { guessColumns } from './import'
import { foldHeader, NOTE_HEADERS } from './list-headers'
import { parsePhone } from './phone'

/** Headers that mean a field of a contact, as `fold` writes them; those of voter-file exports are among them. */
const headersByField: Record<ContactField, string[]> = {
  externalId: [
    ...[
      'voter file vanid',
      'vanid',
      'van id',
      'my campaign vanid',
      'mycampaign id',
      'voter id',
      'external id',
    ],
    ...['id', 'contact id', 'person id', 'member id', 'numero de votante', 'id de contacto', 'clave'],
  ],
  firstName: [
    ...['first name', 'firstname', 'first', 'given name', 'preferred name', 'fname'],
    ...['nombres', 'primer nombre', 'nombre de pila'],
  ],
  middleName: ['middle name', 'middlename', 'middle', 'mname', 'segundo nombre'],
  lastName: [
    ...['last name', 'lastname', 'last', 'surname', 'family name', 'lname'],
    ...['apellidos', 'apellido', 'apellido paterno', 'primer apellido'],
  ],
  name: [
    ...['full name', 'name', 'voter name', 'contact name', 'contact', 'member name'],
    ...['nombre completo', 'nombre y apellidos', 'nombre y apellido', 'nombre', 'contacto'],
  ],
  phone: [
    ...[
      'preferred phone',
      'phone',
      'phone number',
      'telephone',
      'tel',
      'primary phone',
      'best phone',
      'phone 1',
    ],
    ...['phone1', 'phone 2', 'phone2', 'phone 3', 'phone3', 'other phone', 'telefono', 'numero de telefono'],
    ...['telefono 1', 'telefono 2', 'otro telefono'],
  ],
  mobile: [
    ...[
      'mobile',
      'mobile phone',
      'cell',
      'cell phone',
      'cellphone',
      'mobile number',
      'cell number',
      'whatsapp',
    ],
    ...['celular', 'telefono celular', 'movil', 'telefono movil', 'cel', 'numero de celular'],
  ],
  homePhone: ['home phone', 'home', 'landline', 'telefono de casa', 'telefono fijo', 'casa'],
  workPhone: ['work phone', 'work', 'office phone', 'telefono del trabajo', 'trabajo'],
  email: [
    ...['preferred email', 'email', 'e mail', 'email address', 'e mail address', 'personal email', 'mail'],
    ...['correo electronico', 'correo', 'direccion de correo', 'direccion de correo electronico'],
  ],
  address: [
    ...[
      'address',
      'street address',
      'street',
      'address line 1',
      'address1',
      'm address',
      'v address',
      'home address',
    ],
    ...['direccion', 'calle', 'domicilio'],
  ],
  city: ['city', 'town', 'm city', 'v city', 'ciudad', 'localidad', 'municipio'],
  state: ['state', 'm state', 'v state', 'st', 'state province', 'estado'],
  zip: [
    ...[
      'zip',
      'zip code',
      'zipcode',
      'zip5',
      'zip 5',
      'm zip5',
      'm zip 5',
      'v zip5',
      'postal code',
      'postcode',
    ],
    ...['codigo postal', 'cp', 'c p', 'codigo zip'],
  ],
  language: ['language', 'preferred language', 'spoken language', 'idioma', 'lengua', 'idioma preferido'],
  household: ['household', 'household id', 'hh id', 'hhid', 'vhhid', 'hogar', 'casa id'],
  priority: ['priority', 'rank', 'score', 'tier', 'prioridad', 'orden'],
  age: ['age', 'edad'],
  party: ['party', 'party affiliation', 'partido', 'afiliacion'],
  note: NOTE_HEADERS,
}

export const PHONE_FIELDS = ['phone', 'mobile', 'homePhone', 'workPhone'] as const satisfies ContactField[]
type PhoneField = (typeof PHONE_FIELDS)[number]
const isPhoneField = (field: ContactField): field is PhoneField =>
  (PHONE_FIELDS as readonly ContactField[]).includes(field)

/** Is this an export of VAN, by the number that it gives everybody? */
export const isVanExport = (headers: readonly string[]): boolean =>
  headers.some((header) => /\bvanid\b|\bvan id\b/.test(foldHeader(header)))

/**
 * Which column holds what: by its header, else by what stands below it. Numbers may stand in several columns; for
 * everything else the header that is listed first wins.
 * @param headers the header row; empty where the file has none
 */
export function guessContactColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): ContactColumns {
  const columns: ContactColumns = {}
  for (const [field, known] of Object.entries(headersByField) as [ContactField, string[]][]) {
    const found = headers
      .map((header, index) => ({ rank: known.indexOf(foldHeader(header)), index }))
      .filter(({ rank, index }) => rank >= 0 && isBelieved(field, cellsOf(sample, index)))
      .sort((one, other) => one.rank - other.rank)
      .map(({ index }) => index)
    if (found.length > 0) columns[field] = isPhoneField(field) ? found : found.slice(0, 1)
  }
  oneWayToName(columns)
  fillByContent(columns, headers, sample)
  return columns
}

/** A number column without a number below it holds something else (`Phone opt-in: yes`). */
function isBelieved(field: ContactField, cells: readonly string[]): boolean {
  if (!isPhoneField(field) || cells.length === 0) return true
  return cells.filter((cell) => /\d{3}/.test(cell)).length >= cells.length * 0.3
}

const cellsOf = (sample: readonly (readonly string[])[], index: number): string[] =>
  sample.map((cells) => (cells[index] ?? '').trim()).filter((cell) => cell !== '')

/** `Nombre` beside `Apellidos` is the first name; alone it is the whole one. */
function oneWayToName(columns: ContactColumns): void {
  if (columns.lastName && !columns.firstName && columns.name) {
    columns.firstName = columns.name
    delete columns.name
  }
  if (columns.firstName) delete columns.name
}

/** What no header names, found by what the cells look like; also the columns to the right under a merged header. */
function fillByContent(
  columns: ContactColumns,
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): void {
  const guessed = guessColumns(headers, sample)
  const used = () => new Set(Object.values(columns).flat())
  for (const field of ['phone', 'email', 'zip', 'firstName', 'lastName', 'name', 'note'] as const) {
    const index = guessed[field]
    const isKnown = field === 'phone' ? PHONE_FIELDS.some((one) => columns[one]) : columns[field]
    if (index === undefined || isKnown || used().has(index)) continue
    if (field === 'name' && columns.firstName) continue
    if ((field === 'firstName' || field === 'lastName') && columns.name) continue
    columns[field] = [index]
  }
  for (const field of PHONE_FIELDS) {
    const last = columns[field]?.at(-1)
    if (last === undefined || !isUnnamed(headers, last + 1)) continue
    const cells = cellsOf(sample, last + 1)
    const isPhone = cells.length > 0 && cells.filter((cell) => parsePhone(cell)).length > cells.length / 2
    if (isPhone && !used().has(last + 1)) columns[field]?.push(last + 1)
  }
}

/** Without a header of its own a column is called by its letter (`readTable`). */
const isUnnamed = (headers: readonly string[], index: number): boolean =>
  headers[index] === '' || headers[index] === String.fromCharCode(65 + index)
