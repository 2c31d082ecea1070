import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import sharp from 'sharp'
import type { Bbox } from 'tesseract.js'
import type { FoundWord } from '#shared/domain/found-text'
import type { Box, Point } from '#shared/forms/form'
import { homography } from '#shared/forms/homography'
import { flatten } from './flatten'
import { type GreyPicture, pictureOf } from './picture'
import { jpegOf } from './pictures-of-page'
import type { Corners, ForeignResult, ForeignSheet, TextLine } from './scanned'

/** Tesseract reads letters of some thirty pixels best: a sheet at 250 to 300 dots per inch. */
const MOST_WIDTH = 2400
/** What it takes the sheet for: left out, it warns about it on standard error. */
const DOTS_PER_INCH = 300
/** Lines that it believes in less are dust and handwriting. */
const LEAST_CONFIDENCE = 0.3

const WHOLE: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
]

/** What is printed or typed on a sheet that is not ours, seen from above. */
export async function readForeign(
  file: Uint8Array,
  { picture, corners }: ForeignSheet,
  signal: AbortSignal,
): Promise<ForeignResult> {
  const seen = await pictureOf(file, picture)
  if (!seen.ok) return { ok: false, problem: seen.error }
  const flat = within(seen.value, corners ?? WHOLE)
  const lines = signal.aborted ? null : await linesOf(flat, signal)
  if (!lines) return { ok: false, problem: { tag: 'stopped' } }
  const { width, height } = flat
  return { ok: true, page: { width, height, lines, straight: corners ? await jpegOf(flat) : null } }
}

/** What lies between the corners, in shares of the picture: as wide and as tall as their mean sides. */
function within(picture: GreyPicture, shares: Corners): GreyPicture {
  const at = ({ x, y }: Point): Point => ({ x: x * picture.width, y: y * picture.height })
  const [a, b, c, d] = [at(shares[0]), at(shares[1]), at(shares[2]), at(shares[3])]
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
    [a, b, c, d],
  )
  return map ? flatten(picture, map, area, 1) : picture
}

/**
 * Both languages at once, from data of the app's own: left alone, tesseract.js fetches them from the net and keeps them where it stands.
 * It looks for all of them in one folder. null where the signal came first.
 */
async function linesOf(
  { data, width, height }: GreyPicture,
  signal: AbortSignal,
): Promise<TextLine[] | null> {
  const png = await sharp(data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .withMetadata({ density: DOTS_PER_INCH })
    .toBuffer()
  const folder = await mkdtemp(join(tmpdir(), 'barnstorm-text-'))
  try {
    await Promise.all(
      LANGUAGES.map((code) => copyFile(languageFile(code), join(folder, basename(languageFile(code))))),
    )
    const { createWorker, OEM } = await import('tesseract.js')
    const options = { langPath: folder, cacheMethod: 'none', errorHandler: () => {} }
    const worker = await createWorker(LANGUAGES, OEM.LSTM_ONLY, options)
    const reading = worker.recognize(png, {}, { blocks: true, text: false })
    const read = await Promise.race([reading, firing(signal)]).finally(() => worker.terminate())
    if (!read) return null
    return (read.data.blocks ?? [])
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
      .map((line) => ({ ...foundText(line), words: line.words.map(foundText) }))
      .filter((line) => line.text !== '' && line.confidence >= LEAST_CONFIDENCE)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const firing = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })

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
}): FoundWord => ({
  text: text.trim(),
  confidence: confidence / 100,
  area: boxOf(bbox),
})

const boxOf = ({ x0, y0, x1, y1 }: Bbox): Box => ({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 })
