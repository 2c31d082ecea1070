import type { Column, Page, PageBlock, TableRow } from '#shared/pages/page'
import { type Document, drawLine, lineHeight, type TextStyle, widthOf, wrap } from './text'

const INK = '#000000'
const GREY = '#444444'
const RULE = '#999999'

/** Margins of printed pages in points: what any printer can reach, with room to hold the sheet. */
export const MARGIN = 45
/** The foot of a page: its number and when it was printed. */
export const FOOT = 24
const CELL_GAP = 8

/**
 * Draws a page model down the sheet, and on to further sheets. `scale` sets all type smaller or larger. A heading stays
 * with what follows it, a table repeats its head, and a row is never broken.
 */
export function drawPage(document: Document, page: Page, scale: number): void {
  const pen = penFor(document, scale)
  pen.lines(page.title, { size: 20, bold: true })
  pen.lines(page.subtitle, { size: 11, color: GREY })
  pen.gap(6)
  page.blocks.forEach((block, index) => {
    drawBlock(pen, block, page.blocks[index + 1])
  })
}

type Pen = ReturnType<typeof penFor>

function penFor(document: Document, scale: number) {
  let y = MARGIN
  const left = MARGIN
  const width = document.page.width - 2 * MARGIN
  const bottom = () => document.page.height - MARGIN - FOOT
  const scaled = (style: TextStyle): TextStyle => ({ ...style, size: style.size * scale })

  const pen = {
    document,
    scale,
    left,
    width,
    scaled,
    y: () => y,
    gap: (points: number) => {
      y += points * scale
    },
    advance: (points: number) => {
      y += points
    },
    /** A new sheet where less than `points` are left on this one; true where it began one. */
    ensure(points: number): boolean {
      if (y + points <= bottom() || y === MARGIN) return false
      document.addPage()
      y = MARGIN
      return true
    },
    lines(text: string, style: TextStyle): void {
      const set = scaled(style)
      for (const line of wrap(document, text, width, set)) {
        pen.ensure(lineHeight(set))
        drawLine(document, line, left, y, set)
        y += lineHeight(set)
      }
    },
  }
  return pen
}

function drawBlock(pen: Pen, block: PageBlock, next: PageBlock | undefined): void {
  switch (block.type) {
    case 'heading':
      drawHeading(pen, block, next)
      break
    case 'paragraphs':
      for (const line of block.lines) pen.lines(line, BODY)
      pen.gap(6)
      break
    case 'figures':
      drawFigures(pen, block.items)
      break
    case 'table':
      drawTable(pen, block.columns, block.rows)
      break
    default:
      block satisfies never
  }
}

const BODY: TextStyle = { size: 10.5, color: INK }
const HEAD: TextStyle = { size: 9, color: GREY }

function drawHeading(pen: Pen, { text, level }: { text: string; level: 1 | 2 }, next?: PageBlock): void {
  const style: TextStyle = { size: level === 1 ? 14 : 11, bold: true }
  const height = lineHeight(pen.scaled(style))
  // With its first row below it, and under a heading of an area that of its first day.
  const company = lineHeight(pen.scaled(BODY)) * (next?.type === 'heading' ? 4 : 3)
  pen.gap(level === 1 ? 8 : 3)
  pen.ensure(height + company)
  pen.lines(text, style)
  pen.gap(2)
}

function drawFigures(pen: Pen, items: { value: string; label: string; note: string }[]): void {
  const width = pen.width / items.length
  const columns = items.map(({ value, label, note }) => [
    { text: value, style: pen.scaled({ size: 26, bold: true }) },
    ...wrapped(pen, label, width - CELL_GAP, { size: 11, bold: true }),
    ...wrapped(pen, note, width - CELL_GAP, { size: 9, color: GREY }),
  ])
  const height = Math.max(
    ...columns.map((lines) => lines.reduce((sum, { style }) => sum + lineHeight(style), 0)),
  )
  pen.gap(4)
  pen.ensure(height)
  columns.forEach((lines, index) => {
    let y = pen.y()
    for (const { text, style } of lines) {
      drawLine(pen.document, text, pen.left + index * width, y, style)
      y += lineHeight(style)
    }
  })
  pen.advance(height)
  pen.gap(4)
}

const wrapped = (pen: Pen, text: string, width: number, style: TextStyle) =>
  wrap(pen.document, text, width, pen.scaled(style)).map((line) => ({ text: line, style: pen.scaled(style) }))

function drawTable(pen: Pen, columns: Column[], rows: TableRow[]): void {
  const head = setRow(pen, columns, { cells: columns.map(({ title }) => title) }, HEAD)
  drawRow(pen, head)
  for (const row of rows) {
    const set = setRow(pen, columns, row, { ...BODY, bold: row.bold ?? false })
    if (pen.ensure(set.height)) drawRow(pen, head)
    drawRow(pen, set)
  }
  pen.gap(5)
}

const PADDING = 2.5

type SetLine = { text: string; x: number; y: number }
type SetRow = { style: TextStyle; lines: SetLine[]; height: number }

/** A row with its lines broken and placed, seen from its upper left corner. */
function setRow(pen: Pen, columns: Column[], row: TableRow, style: TextStyle): SetRow {
  const set = pen.scaled(style)
  const padding = PADDING * pen.scale
  let left = 0
  let most = 1
  const lines = columns.flatMap(({ share, align }, index) => {
    const x = left
    const width = share * pen.width
    left += width
    const texts = wrap(pen.document, row.cells[index] ?? '', width - CELL_GAP, set)
    most = Math.max(most, texts.length)
    return texts.map((text, number) => ({
      text,
      x: x + (align === 'right' ? width - CELL_GAP - widthOf(pen.document, text, set) : 0),
      y: padding + number * lineHeight(set),
    }))
  })
  return { style: set, lines, height: most * lineHeight(set) + 2 * padding }
}

function drawRow(pen: Pen, { style, lines, height }: SetRow): void {
  for (const { text, x, y } of lines) drawLine(pen.document, text, pen.left + x, pen.y() + y, style)
  pen.advance(height)
  pen.document
    .moveTo(pen.left, pen.y())
    .lineTo(pen.left + pen.width, pen.y())
    .lineWidth(0.5)
    .stroke(RULE)
}
