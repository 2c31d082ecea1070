import { analyse } from 'chardet'
import type { Problem } from '#shared/contract/base'
import { err, ok, type Result } from '#shared/domain/result'

/** Text of a file, and the encoding it was read in, by its usual name (`UTF-8`, `windows-1252`…). */
export type DecodedText = { text: string; encoding: string }

/**
 * Text in whatever encoding a spreadsheet wrote it: what a byte order mark says, else UTF-16 where every other byte is
 * zero, else UTF-8 where it is valid, else the likeliest of the older ones. A file that is no text at all is
 * `file-unreadable`, with `spreadsheet` as detail where it is an XLSX or other zip.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, Problem> {
  const marked = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  const encoding = marked?.encoding ?? guessUtf16(bytes)
  if (encoding) return ok({ text: new TextDecoder(encoding).decode(bytes), encoding })
  if (startsWith(bytes, 'PK\u0003\u0004')) return err({ tag: 'file-unreadable', detail: 'spreadsheet' })
  if (isBinary(bytes)) return err({ tag: 'file-unreadable', detail: 'binary' })
  const utf8 = decodeUtf8(bytes)
  return ok(utf8 === null ? decodeLegacy(bytes) : { text: utf8, encoding: 'UTF-8' })
}

const byteOrderMarks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'UTF-8' },
  { mark: [0xff, 0xfe], encoding: 'UTF-16LE' },
  { mark: [0xfe, 0xff], encoding: 'UTF-16BE' },
]

const SAMPLE_BYTES = 65_536

/** In Western text as UTF-16 nearly every other byte is zero; in anything else hardly any is. */
function guessUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros: [even: number, odd: number] = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1]++
  })
  const [even, odd] = zeros.map((count) => count / (sample.length / 2))
  if (even === undefined || odd === undefined) return null
  if (odd > 0.4 && even < 0.05) return 'UTF-16LE'
  return even > 0.4 && odd < 0.05 ? 'UTF-16BE' : null
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0))

/** Text has no zero bytes, and next to no control characters beyond tab, line ends and the odd form feed. */
function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0) || startsWith(bytes, '%PDF-')) return true
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const controls = sample.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1b) || byte === 0x7f)
  return controls.length > sample.length * 0.005
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('UTF-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Short lists give the detector little to go by, and names from many languages mislead it: Western wins wherever it is
 * about as likely as the best guess.
 */
function decodeLegacy(bytes: Uint8Array): DecodedText {
  const guesses = analyse(linesBeyondAscii(bytes))
  const western = guesses.find(({ name }) => name === 'ISO-8859-1' || name === 'windows-1252')
  const [best] = guesses
  const isWestern = !best || best.confidence < 15 || (western && western.confidence >= best.confidence - 5)
  const decoder = isWestern ? null : decoderFor(best.name)
  return decoder
    ? { text: decoder.decode(bytes), encoding: best?.name ?? '' }
    : { text: decodeWindows1252(bytes), encoding: 'windows-1252' }
}

function decoderFor(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding)
  } catch {
    return null
  }
}

/** The lines that tell encodings apart; the first accent may stand in the thousandth row. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = []
  let size = 0
  let start = 0
  while (start < bytes.length && size < SAMPLE_BYTES) {
    const end = bytes.indexOf(0x0a, start)
    const line = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end + 1, start + SAMPLE_BYTES))
    if (line.some((byte) => byte >= 0x80)) {
      lines.push(line)
      size += line.length
    }
    start = end < 0 ? bytes.length : end + 1
  }
  return Buffer.concat(lines)
}

/** Bytes 0x80 to 0x9F of windows-1252; the five that it leaves open are kept as they are. */
const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** By hand, because Node 20 decodes `windows-1252` as Latin-1 and loses €, curly quotes and Š. */
const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252_HIGH[letter.charCodeAt(0) - 0x80] ?? letter)
