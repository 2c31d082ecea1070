import PDFDocument from 'pdfkit'
import type { PaperSize } from '#shared/contract/hosts'
import type { Page } from '#shared/pages/page'
import { fill, pageWords } from '#shared/pages/words'
import { fontFiles } from './fonts'
import { drawPage, FOOT, MARGIN } from './layout'
import { type Document, drawLine, widthOf } from './text'

/** `printedAt`: instant that the file carries as its date. `fontFolder`: resources/fonts. */
export type PrintOptions = { paper: PaperSize; printedAt: string; fontFolder: string }

/** From full size down to what can just be read. */
const SCALES = [1, 0.93, 0.86, 0.8, 0.74, 0.68]

/**
 * A page model as a PDF. One that should fit one page is set smaller until it does; what is too long even then goes
 * on to a second page, so that nothing is lost.
 */
export async function renderPdf(page: Page, options: PrintOptions): Promise<Buffer> {
  const scales = page.fit === 'one-page' ? SCALES : [1]
  for (const scale of scales) {
    const document = newDocument(page, options)
    drawPage(document, page, scale)
    const pages = document.bufferedPageRange().count
    if (pages > 1 && scale !== scales.at(-1)) {
      document.end()
      continue
    }
    drawFooters(document, page, pages)
    return finish(document)
  }
  throw new Error('a page without a scale')
}

function newDocument(page: Page, { paper, printedAt, fontFolder }: PrintOptions): Document {
  const document = new PDFDocument({
    size: paper === 'a4' ? 'A4' : 'LETTER',
    margin: 0,
    bufferPages: true,
    lang: page.language,
    displayTitle: true,
    info: { Title: page.title, Creator: 'Barnstorm', CreationDate: new Date(printedAt) },
    // The library's own Helvetica would be read from its package at every start.
    font: '',
  })
  // Named only: a font is read when a character needs it.
  for (const { font, path } of fontFiles(fontFolder)) document.registerFont(font, path)
  return document
}

function drawFooters(document: Document, page: Page, pages: number): void {
  const style = { size: 8.5, color: '#444444' }
  for (let index = 0; index < pages; index++) {
    document.switchToPage(index)
    const y = document.page.height - MARGIN - FOOT + 10
    const number = fill(pageWords(page.language).page, { page: index + 1, pages })
    drawLine(document, page.footer, MARGIN, y, style)
    const x = document.page.width - MARGIN - widthOf(document, number, style)
    drawLine(document, number, x, y, style)
  }
}

function finish(document: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    document.end()
  })
}
