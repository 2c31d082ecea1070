import type { Box, Point } from '#shared/forms/form'
import type { Alignment } from './align'
import { type Component, components } from './components'
import { PIXELS_PER_MM } from './flatten'
import { type InkPicture, normaliseGlyph } from './glyph'
import type { InkPage } from './ink'

/** What is written in one box. */
export type Cell = {
  /** Ready for the networks; none in an empty box. */
  glyph: Float32Array | null
  /** The ink without the printed lines and without what reaches in from next door. */
  picture: InkPicture
  /** Pixels of ink. */
  amount: number
}

/** How much darker than the page's own printed lines ink begins, on and beside them, and over which range it fills. */
const ABOVE_LINES = 0.06
const INK_RANGE = 0.27
/** Between the lines it begins at this share of how dark the hand's strokes are, so that thin and light ones do not fall apart. */
const STROKE_EDGE = 0.2
const STROKE_RANGE = 0.45
/** However light the strokes: grain of paper and camera. */
const LEAST_EDGE = 0.1
/** The share of a stroke's pixels that are darker than "how dark" it is, and how few pixels are no stroke. */
const DARKER = 0.1
const LEAST_STROKE = 5
/** A box with less than this holds a dot, pencil or nothing, and is looked at again, more closely. */
const CLEAR = 60
/** Away from the lines nothing is printed: faint ink begins where the grain of paper and camera ends. */
const ABOVE_PAPER = 0.2
const LINE_REACH = 3
/** However faint the lines came out of the printer, and however dark. */
const LEAST_INK = 0.27
const MOST_INK = 0.4
/** Lines of black dots are as dark as a pencil: there only strokes well above them are ink. */
const ABOVE_DOTS = 0.1
const MOST_BETWEEN_DOTS = 0.65
/** Around the box, for strokes that leave it. */
const MARGIN = 6
const IS_INK = 0.25
/** Less than a small dot. */
const LEAST = 5
const SPECK = 4
/** Share of the box's height within which the middle of a neighbour's tail lies. */
const TAIL = 0.25
/** Millimetres inwards from the middle of a box's line. */
const OUTLINE = 0.8
const SURELY_INK = 0.33

export function cutCell(page: InkPage, alignment: Alignment, box: Box): Cell {
  const middle = alignment.toPixels({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
  const width = Math.round(box.width * PIXELS_PER_MM) + 2 * MARGIN
  const height = Math.round(box.height * PIXELS_PER_MM) + 2 * MARGIN
  const corner = { x: Math.round(middle.x - width / 2), y: Math.round(middle.y - height / 2) }
  const nearLines = darknessNearLines(alignment)
  const clear = cut(page, corner, width, height, beginOf(page, corner, width, height, nearLines))
  const amount = keepOwnInk(clear)
  if (amount >= CLEAR) return cellOf(clear, amount)
  const faint = cut(page, corner, width, height, { nearLines, between: ABOVE_PAPER, range: INK_RANGE })
  return cellOf(faint, keepOwnInk(faint))
}

function darknessNearLines({ strength, dots }: Alignment): number {
  if (dots > 0) return Math.min(MOST_BETWEEN_DOTS, dots + ABOVE_DOTS)
  return Math.max(LEAST_INK, Math.min(MOST_INK, strength + ABOVE_LINES))
}

function cellOf(picture: InkPicture, amount: number): Cell {
  const { width, height } = picture
  const frame = { centreX: width / 2, centreY: height / 2, height: height - 2 * MARGIN }
  return { glyph: amount < LEAST ? null : normaliseGlyph(picture, frame), picture, amount }
}

/** Darkness at which ink begins, on and beside the printed lines and between them, and over which range it fills. */
type Begin = { nearLines: number; between: number; range: number }

function beginOf(page: InkPage, corner: Point, width: number, height: number, nearLines: number): Begin {
  const stroke = strokeDarkness(page, corner, width, height, nearLines)
  if (stroke === undefined) return { nearLines, between: nearLines, range: INK_RANGE }
  const between = Math.min(nearLines, Math.max(LEAST_EDGE, STROKE_EDGE * stroke))
  return { nearLines, between, range: STROKE_RANGE * stroke }
}

/** How dark the strokes between the lines of the box are; none where there are no strokes. */
function strokeDarkness(page: InkPage, corner: Point, width: number, height: number, from: number) {
  const inset = MARGIN + LINE_REACH
  const counts = new Uint32Array(101)
  let total = 0
  for (let y = corner.y + inset; y < corner.y + height - inset; y++) {
    for (let x = corner.x + inset; x < corner.x + width - inset; x++) {
      const dark = page.ink[y * page.width + x] ?? 0
      if (dark <= from) continue
      const bin = Math.min(100, Math.round(dark * 100))
      counts[bin] = (counts[bin] ?? 0) + 1
      total++
    }
  }
  if (total < LEAST_STROKE) return undefined
  let bin = 100
  for (let seen = 0; bin > 0; bin--) {
    seen += counts[bin] ?? 0
    if (seen > total * DARKER) break
  }
  return bin / 100
}

function cut(page: InkPage, corner: Point, width: number, height: number, begin: Begin): InkPicture {
  const ink = new Float32Array(width * height)
  const inset = MARGIN + LINE_REACH
  for (let y = 0; y < height; y++) {
    const isBetweenLines = y >= inset && y < height - inset
    for (let x = 0; x < width; x++) {
      const [u, v] = [corner.x + x, corner.y + y]
      if (u < 0 || v < 0 || u >= page.width || v >= page.height) continue
      const from = isBetweenLines && x >= inset && x < width - inset ? begin.between : begin.nearLines
      const share = ((page.ink[v * page.width + u] ?? 0) - from) / begin.range
      ink[y * width + x] = Math.max(0, Math.min(1, share))
    }
  }
  return { ink, width, height }
}

/** Blanks everything that does not belong to this box; answers how many pixels of ink are left. */
function keepOwnInk({ ink, width, height }: InkPicture): number {
  const dark = new Uint8Array(ink.length)
  let any = false
  for (let i = 0; i < ink.length; i++) {
    if ((ink[i] ?? 0) <= IS_INK) continue
    dark[i] = 1
    any = true
  }
  // Most boxes of most forms are empty.
  if (!any) return 0
  const { found, labels } = components(dark, width, height)
  const isKept = new Uint8Array(found.length + 1)
  for (const one of found) if (isOwn(one, width, height)) isKept[one.label] = 1
  const near = (at: number) => isKept[labels[at] ?? 0] === 1
  let amount = 0
  for (let at = 0; at < ink.length; at++) {
    if (near(at)) amount++
    else if (dark[at] || !(near(at - 1) || near(at + 1) || near(at - width) || near(at + width))) ink[at] = 0
  }
  return amount
}

/**
 * Remains of printed lines hug the edge and are thin; a neighbour's strokes have their middle outside the box, or come in from above (the
 * tail of a g) or below and stay near there.
 */
function isOwn(one: Component, width: number, height: number): boolean {
  if (one.area < SPECK) return false
  const [x, y] = [one.sumX / one.area, one.sumY / one.area]
  if (x < MARGIN || x > width - 1 - MARGIN || y < MARGIN - 2 || y > height + 1 - MARGIN) return false
  const reach = TAIL * (height - 2 * MARGIN)
  if (one.top === 0 && y < MARGIN + reach) return false
  if (one.bottom === height - 1 && y > height - 1 - MARGIN - reach) return false
  const wide = one.right - one.left + 1
  const tall = one.bottom - one.top + 1
  const isAtSide = one.left < MARGIN + 5 || one.right > width - MARGIN - 6
  const isAtEnd = one.top < MARGIN + 4 || one.bottom > height - MARGIN - 5
  const [innerWidth, innerHeight] = [width - 2 * MARGIN, height - 2 * MARGIN]
  const isSideLine =
    wide <= 4 && tall > 0.75 * innerHeight && isAtSide && (x < MARGIN + 4 || x > width - MARGIN - 5)
  const isEndLine =
    tall <= 4 && wide > 0.6 * innerWidth && isAtEnd && (y < MARGIN + 3 || y > height - MARGIN - 4)
  return !isSideLine && !isEndLine
}

/** Share of the inside of a box that is inked; its printed outline is left out. */
export function inkedShare(page: InkPage, alignment: Alignment, box: Box): number {
  const from = alignment.toPixels({ x: box.x + OUTLINE, y: box.y + OUTLINE })
  const to = alignment.toPixels({ x: box.x + box.width - OUTLINE, y: box.y + box.height - OUTLINE })
  let inked = 0
  let count = 0
  for (let y = Math.round(from.y); y < to.y; y++) {
    for (let x = Math.round(from.x); x < to.x; x++) {
      if ((page.ink[y * page.width + x] ?? 0) > SURELY_INK) inked++
      count++
    }
  }
  return count > 0 ? inked / count : 0
}
