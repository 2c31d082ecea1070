import { createInflate } from 'node:zlib'

const STREAM = Buffer.from('stream')
const [LINE_FEED, CARRIAGE_RETURN] = [10, 13]
/** First bytes of what zlib packed, with 32 kB of memory or less. */
const isPacked = (first: number, second: number) => (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0

/**
 * How many bytes the packed parts of a PDF unpack to, counted without keeping them, up to somewhat more than `most`. A few kilobytes can
 * hold terabytes, and pdfjs would unpack them all.
 */
export async function unpackedSize(pdf: Uint8Array, most: number): Promise<number> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  let total = 0
  for (let at = bytes.indexOf(STREAM); at >= 0 && total <= most; at = bytes.indexOf(STREAM, at + 1)) {
    let start = at + STREAM.length
    if (bytes[start] === CARRIAGE_RETURN) start++
    if (bytes[start] === LINE_FEED) start++
    if (isPacked(bytes[start] ?? 0, bytes[start + 1] ?? 0)) total += await sizeOf(bytes, start, most - total)
  }
  return total
}

/** Of the packed data from `start`; what follows it is left alone. */
function sizeOf(bytes: Buffer, start: number, most: number): Promise<number> {
  return new Promise((resolve) => {
    let size = 0
    const inflate = createInflate()
    const end = () => {
      inflate.destroy()
      resolve(size)
    }
    inflate.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > most) end()
    })
    inflate.on('end', end)
    inflate.on('error', end)
    inflate.end(bytes.subarray(start))
  })
}
