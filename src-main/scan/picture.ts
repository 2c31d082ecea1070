import sharp, { type Sharp } from 'sharp'
import { err, ok, type Result } from '#shared/domain/result'
import { decodeHeic, isHeic, type Pixels } from './heic'
import { openPdf, type PdfProblem } from './pdf'

/** Brightness from 0 (black) to 255, row by row. */
export type GreyPicture = { data: Uint8Array; width: number; height: number }

export type PictureProblem = { tag: 'empty' | 'not-a-picture' | 'too-large' | 'too-slow' } | PdfProblem

/** More than any phone or scanner makes of one sheet. */
const MAX_PIXELS = 210_000_000
/** Finer than this, a sheet only costs time. */
const MAX_SIDE = 4400
const PDF_PIXELS_PER_MM = 12

// It keeps decoded pictures in case they are asked for again, which here they never are.
sharp.cache(false)

/** A picture file or PDF. Pictures count from 1, upright as the camera meant them; one at a time stands in memory. */
export type PictureFile = {
  count: number
  picture(number: number): Promise<Result<GreyPicture, PictureProblem>>
  close(): Promise<void>
}

export async function openPictures(bytes: Uint8Array): Promise<Result<PictureFile, PictureProblem>> {
  if (bytes.length === 0) return err({ tag: 'empty' })
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return openPdfPictures(bytes)
  return isHeic(bytes) ? ok(heicPicture(bytes)) : openPicture(bytes)
}

/** One picture of a file that is opened for it alone. */
export async function pictureOf(
  bytes: Uint8Array,
  number: number,
): Promise<Result<GreyPicture, PictureProblem>> {
  const opened = await openPictures(bytes)
  if (!opened.ok) return opened
  try {
    return await opened.value.picture(number)
  } finally {
    await opened.value.close()
  }
}

async function openPdfPictures(bytes: Uint8Array): Promise<Result<PictureFile, PictureProblem>> {
  const pdf = await openPdf(bytes)
  if (!pdf.ok) return pdf
  return ok({
    count: pdf.value.count,
    picture: async (number) => {
      const page = await pdf.value.page(number, PDF_PIXELS_PER_MM)
      if (!page.ok) return page
      return ok(await greyOf(page.value))
    },
    close: pdf.value.close,
  })
}

function heicPicture(bytes: Uint8Array): PictureFile {
  const picture = async () => {
    const decoded = await decodeHeic(bytes, MAX_PIXELS)
    return decoded.ok ? ok(await greyOf(decoded.value)) : decoded
  }
  return { count: 1, picture, close: async () => {} }
}

async function greyOf({ data, width, height }: Pixels): Promise<GreyPicture> {
  const raw = { width, height, channels: 4 } as const
  return grey(sharp(data, { raw }))
}

/** No larger than is of use. */
async function grey(picture: Sharp): Promise<GreyPicture> {
  const { data, info } = await picture
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

async function openPicture(bytes: Uint8Array): Promise<Result<PictureFile, PictureProblem>> {
  try {
    const { pages = 1, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > MAX_PIXELS) return err({ tag: 'too-large' })
    return ok({ count: pages, picture: (number) => decode(bytes, number - 1), close: async () => {} })
  } catch {
    return err({ tag: 'not-a-picture' })
  }
}

async function decode(bytes: Uint8Array, page: number): Promise<Result<GreyPicture, PictureProblem>> {
  try {
    const picture = sharp(bytes, { page, limitInputPixels: MAX_PIXELS })
    return ok(await grey(picture.rotate().flatten({ background: '#ffffff' })))
  } catch {
    return err({ tag: 'not-a-picture' })
  }
}

/** The picture at one `factor`th of its size, by means of squares. */
export function shrink({ data, width, height }: GreyPicture, factor: number): GreyPicture {
  const w = Math.floor(width / factor)
  const h = Math.floor(height / factor)
  const out = new Uint8Array(w * h)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0
      for (let j = 0; j < factor; j++) {
        const from = (y * factor + j) * width + x * factor
        for (let i = 0; i < factor; i++) sum += data[from + i] ?? 0
      }
      out[y * w + x] = sum / (factor * factor)
    }
  }
  return { data: out, width: w, height: h }
}
