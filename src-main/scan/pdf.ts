import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { err, ok, type Result } from '#shared/domain/result'
import type { Pixels } from './heic'
import { unpackedSize } from './unpacked'

export type PdfProblem = { tag: 'pdf-locked' | 'pdf-broken' | 'pdf-too-long' | 'pdf-too-large' }

const MAX_PAGES = 500
/** About the pixels of a phone's photo. A page that claims to be a wall is drawn smaller. */
const MAX_SIDE = 4400
/** Bytes that all parts of the file may unpack to, and pixels of one picture in it. */
const MAX_UNPACKED = 1_000_000_000
const MAX_PIXELS = 210_000_000
/** What one page may take while it is drawn: the thread ends at its limit (`scanner.ts`), and may take the core along. */
const MOST_PAGE_BYTES = 200_000_000
const POINTS_PER_MM = 72 / 25.4

const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts/',
)

/** An open PDF; pages count from 1. */
export type Pdf = {
  count: number
  page(number: number, pixelsPerMm: number): Promise<Result<Pixels, PdfProblem>>
  close(): Promise<void>
}

/** Scripts of the PDF are never run and nothing is fetched. */
export async function openPdf(bytes: Uint8Array): Promise<Result<Pdf, PdfProblem>> {
  if ((await unpackedSize(bytes, MAX_UNPACKED)) > MAX_UNPACKED) return err({ tag: 'pdf-too-large' })
  const task = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    standardFontDataUrl: FONTS,
    verbosity: 0,
    maxImageSize: MAX_PIXELS,
  })
  const close = () => task.destroy()
  try {
    const document = await task.promise
    if (document.numPages <= MAX_PAGES) {
      const page = (number: number, pixelsPerMm: number) => draw(document, number, pixelsPerMm)
      return ok({ count: document.numPages, page, close })
    }
    await close()
    return err({ tag: 'pdf-too-long' })
  } catch (error) {
    await close()
    return err({
      tag: error instanceof Error && error.name === 'PasswordException' ? 'pdf-locked' : 'pdf-broken',
    })
  }
}

const heapBytes = () => getHeapStatistics().used_heap_size

async function draw(
  document: PDFDocumentProxy,
  number: number,
  pixelsPerMm: number,
): Promise<Result<Pixels, PdfProblem>> {
  try {
    const page = await document.getPage(number)
    const natural = page.getViewport({ scale: 1 })
    const scale = Math.min(pixelsPerMm / POINTS_PER_MM, MAX_SIDE / Math.max(natural.width, natural.height))
    const viewport = page.getViewport({ scale })
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    // pdfjs draws on this canvas as on a browser's; only its types differ.
    const drawing = page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport })
    const before = heapBytes()
    let isTooLarge = false
    // Asked for between strokes, every few milliseconds.
    drawing.onContinue = (next: () => void) => {
      isTooLarge = heapBytes() - before > MOST_PAGE_BYTES
      if (isTooLarge) drawing.cancel()
      else next()
    }
    try {
      await drawing.promise
    } catch (error) {
      if (isTooLarge) return err({ tag: 'pdf-too-large' })
      throw error
    }
    const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    page.cleanup()
    return ok({ data, width, height })
  } catch {
    return err({ tag: 'pdf-broken' })
  }
}
