import openLibheif from 'libheif-js/libheif-wasm/libheif-bundle.js'
import { err, ok, type Result } from '#shared/domain/result'

/** A picture as pixels: red, green, blue, opaque. */
export type Pixels = { data: Uint8ClampedArray; width: number; height: number }

/** What phones write: pictures coded as HEVC, which sharp leaves out for the sake of patents. AVIF, their sister, it reads itself. */
const BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']

export function isHeic(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(4, 12)).toString('latin1')
  return head.startsWith('ftyp') && BRANDS.includes(head.slice(4))
}

/** The main picture, turned as the file says. A library is opened for each: its memory grows and never shrinks. */
export async function decodeHeic(
  bytes: Uint8Array,
  mostPixels: number,
): Promise<Result<Pixels, { tag: 'not-a-picture' | 'too-large' }>> {
  const silent = () => {}
  const { HeifDecoder } = openLibheif({ print: silent, printErr: silent })
  const images = new HeifDecoder().decode(bytes)
  const image = images.find((one) => one.is_primary()) ?? images[0]
  if (!image) return err({ tag: 'not-a-picture' })
  const [width, height] = [image.get_width(), image.get_height()]
  if (width * height > mostPixels) return err({ tag: 'too-large' })
  const data = new Uint8ClampedArray(width * height * 4)
  const filled = await new Promise<Pixels | null>((resolve) =>
    image.display({ data, width, height }, resolve),
  )
  return filled ? ok(filled) : err({ tag: 'not-a-picture' })
}
