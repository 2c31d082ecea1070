import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import sharp from 'sharp'
import type { Bbox } from 'tesseract.js'
import type { Box } from '#shared/forms/form'
import { homography } from '#shared/forms/homography'
import { flatten } from './flatten'
import { type GreyPicture, pictureOf } from './picture'
import { jpegOf } from './pictures-of-page'
import type { Corners, ForeignResult, ForeignSheet, FoundText, TextLine } from './scanned'

/** Tesseract reads letters of some thirty pixels best: a sheet at 250 to 300 dots per inch. */
const MOST_WIDTH = 2400
/** Lines that it believes in less are dust and handwriting. */
const LEAST_CONFIDENCE = 0.3

/** A sheet that is not ours: seen from above, with what is printed or typed on it. */
export async function readForeign(
  file: Uint8Array,
  { picture, corners }: ForeignSheet,
): Promise<ForeignResult> {
  const seen = await pictureOf(file, picture)
  if (!seen.ok) return { ok: false, problem: seen.error }
  const flat = corners ? within(seen.value, corners) : seen.value
  return { ok: true, page: { flat: await jpegOf(flat), lines: await linesOf(flat) } }
}

/** What lies between the corners, as wide and as tall as their mean sides. */
function within(picture: GreyPicture, corners: Corners): GreyPicture {
  const [a, b, c, d] = corners
  const across = (Math.hypot(b.x - a.x, b.y - a.y) + Math.hypot(c.x - d.x, c.y - d.y)) / 2
  const down = (Math.hypot(d.x - a.x, d.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y)) / 2
  const scale = Math.min(1, MOST_WIDTH / across)
  const area = { x: 0, y: 0, width: Math.max(1, across * scale), height: Math.max(1, down * scale) }
  const { width, height } = area
  const map = homography(
    [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: width, y: height },
      { x: 0, y: height },
    ],
    corners,
  )
  return map ? flatten(picture, map, area, 1) : picture
}

/**
 * Both languages at once, from data of the app's own: left alone, tesseract.js fetches them from the net and keeps them where it stands.
 * It looks for all of them in one folder.
 */
async function linesOf({ data, width, height }: GreyPicture): Promise<TextLine[]> {
  const png = await sharp(data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const folder = await mkdtemp(join(tmpdir(), 'barnstorm-text-'))
  try {
    await Promise.all(
      LANGUAGES.map((code) => copyFile(languageFile(code), join(folder, basename(languageFile(code))))),
    )
    const { createWorker, OEM } = await import('tesseract.js')
    const options = { langPath: folder, cacheMethod: 'none', errorHandler: () => {} }
    const worker = await createWorker(LANGUAGES, OEM.LSTM_ONLY, options)
    const { data: found } = await worker.recognize(png, {}, { blocks: true, text: false })
    await worker.terminate()
    const lines = (found.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
    return lines
      .map((line) => ({ ...foundText(line), words: line.words.map(foundText) }))
      .filter((line) => line.text !== '' && line.confidence >= LEAST_CONFIDENCE)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Spanish first: the other way round its accents are lost. */
const LANGUAGES = ['spa', 'eng']

function languageFile(code: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${code}/package.json`))
  return join(folder, '4.0.0_best_int', `${code}.traineddata.gz`)
}

const foundText = ({
  text,
  confidence,
  bbox,
}: {
  text: string
  confidence: number
  bbox: Bbox
}): FoundText => ({
  text: text.trim(),
  confidence: confidence / 100,
  area: boxOf(bbox),
})

const boxOf = ({ x0, y0, x1, y1 }: Bbox): Box => ({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 })
