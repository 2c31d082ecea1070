/**
 * Sortable keys: bytes whose order (memcmp, as SQLite compares blobs) is the order in which RxDB's comparator sorts
 * the same values, so that an index scan is a sorted result.
 *
 * - Kinds of value sort as in mingo: missing < null < number < text < boolean; each value starts with its kind's tag.
 * - Text sorts by UTF-16 code unit, as JavaScript compares strings. UTF-8 would put an emoji after U+E000-U+FFFF, so
 *   each half of a surrogate pair is written by itself (CESU-8). It ends with a 0 byte; 0 and 1 inside are escaped.
 * - Numbers are the sixteen hex digits of their IEEE 754 bits, turned so that they sort as numbers do.
 *
 * RxDB's own indexable strings (custom-index.ts) pad every text to its maximum length, put control characters before
 * the end of a text, and clamp numbers to the schema's bounds: five times the bytes, and an order that needs mending.
 */
const MISSING = '\x01'
const NULL = '\x02'
const NUMBER = '\x03'
const TEXT = '\x04'
const BOOLEAN = '\x09'
/** Objects and arrays have no place in an index; they stand between text and booleans, as in mingo, all alike. */
const OTHER = '\x06'

/** The part of a key that holds one value, as a string whose code units become bytes by `keyBytes`. */
export function keyPart(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `${TEXT}${escaped(value)}\0`
    case 'number':
      return NUMBER + numberDigits(value)
    case 'boolean':
      return BOOLEAN + (value ? '1' : '0')
    case 'undefined':
      return MISSING
    default:
      return value === null ? NULL : OTHER
  }
}

/** After every key that starts with `part`, and before every other key after it. */
export const PAST = Buffer.from([0xff])

/** CESU-8: UTF-8 in which each surrogate is written by itself. */
export function keyBytes(text: string): Buffer {
  if (!SURROGATE.test(text)) return Buffer.from(text, 'utf8')
  const bytes: number[] = []
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes.push(unit)
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 63))
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63))
  }
  return Buffer.from(bytes)
}
const SURROGATE = /[\ud800-\udfff]/

const escaped = (text: string): string =>
  text.includes('\0') || text.includes('\x01')
    ? text.replaceAll('\x01', '\x01\x02').replaceAll('\0', '\x01\x01')
    : text

const float = new DataView(new ArrayBuffer(8))

function numberDigits(value: number): string {
  float.setFloat64(0, value === 0 ? 0 : value) // -0 sorts as 0
  let high = float.getUint32(0)
  let low = float.getUint32(4)
  if (high >= 0x80000000) {
    high = ~high >>> 0
    low = ~low >>> 0
  } else {
    high += 0x80000000
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

/** Reads a field by its path, as `_meta.lwt`. */
export function fieldReader(path: string): (document: unknown) => unknown {
  const names = path.split('.')
  const [name] = names
  if (names.length === 1 && name !== undefined)
    return (document) => (document as Record<string, unknown>)[name]
  return (document) => {
    let value = document
    for (const step of names) {
      if (typeof value !== 'object' || value === null) return undefined
      value = (value as Record<string, unknown>)[step]
    }
    return value
  }
}

/** The key of a document over some fields: one function per index, made once. */
export function keyOfFields(fields: readonly string[]): (document: unknown) => Buffer {
  const readers = fields.map(fieldReader)
  return (document) => {
    let key = ''
    for (const read of readers) key += keyPart(read(document))
    return keyBytes(key)
  }
}
