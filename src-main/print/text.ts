import type PDFDocument from 'pdfkit'
import { type FontRun, fontRuns } from './fonts'

export type Document = InstanceType<typeof PDFDocument>
/** Sizes in points. */
export type TextStyle = { size: number; bold?: boolean; color?: string }

/** Height of a line, as a share of the size of its type. */
const LEADING = 1.3
export const lineHeight = ({ size }: TextStyle): number => size * LEADING

/** With an (empty) list of features the library lays a run out whole, not word by word: Arabic would come out reversed. */
const WHOLE_RUN: PDFKit.Mixins.TextOptions = { features: [], lineBreak: false }

/** Widths of words per point of size, by font: laying out the shapes of a script is what takes the time. */
const widthsOf = new WeakMap<Document, Map<string, number>>()

export const widthOf = (document: Document, text: string, style: TextStyle): number =>
  fontRuns(text, style.bold ?? false).reduce((width, run) => width + widthOfRun(document, run, style.size), 0)

function widthOfRun(document: Document, { font, text }: FontRun, size: number): number {
  const widths = widthsOf.get(document) ?? new Map<string, number>()
  widthsOf.set(document, widths)
  const key = `${font} ${text}`
  const known = widths.get(key)
  if (known !== undefined) return known * size
  const width = document.font(font).fontSize(1).widthOfString(text, WHOLE_RUN)
  widths.set(key, width)
  return width * size
}

/** Draws one line; `y` is its upper edge. Letters of all fonts stand on one base line. */
export function drawLine(document: Document, text: string, x: number, y: number, style: TextStyle): void {
  let at = x
  const baseline = y + style.size * 1.02
  for (const run of fontRuns(text, style.bold ?? false)) {
    document
      .font(run.font)
      .fontSize(style.size)
      .fillColor(style.color ?? '#000000')
    document.text(run.text, at, baseline, { ...WHOLE_RUN, baseline: 'alphabetic' })
    at += widthOfRun(document, run, style.size)
  }
}

/** Lines no wider than `width` points; breaks at spaces, and inside a word only where the word alone is too wide. */
export function wrap(document: Document, text: string, width: number, style: TextStyle): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => wrapParagraph(document, paragraph, width, style))
}

function wrapParagraph(document: Document, text: string, width: number, style: TextStyle): string[] {
  if (widthOf(document, text.trimEnd(), style) <= width) return [text.trimEnd()]
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(document, text, width, style)) {
    if (line !== '' && widthOf(document, (line + piece).trimEnd(), style) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return [...lines, line.trimEnd()]
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What may not be broken: words with the space after them; a word that is too wide in letters. */
const pieces = (document: Document, text: string, width: number, style: TextStyle): string[] =>
  (text.match(/\S+\s*/g) ?? []).flatMap((word) =>
    widthOf(document, word.trimEnd(), style) <= width
      ? [word]
      : [...graphemes.segment(word)].map(({ segment }) => segment),
  )
