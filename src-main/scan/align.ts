import type { Box, Field, PageGeometry, Point } from '#shared/forms/form'
import { groupsOf } from '#shared/forms/form'
import { solve } from '#shared/forms/homography'
import { PIXELS_PER_MM } from './flatten'
import type { InkPage } from './ink'

/** Where a box printed at a place of the sheet (millimetres) really lies on the flat page (pixels). */
export type Alignment = {
  toPixels: (place: Point) => Point
  /** Mean darkness of the printed lines found, 0 to 1: low where the geometry is not that of this sheet. */
  strength: number
  /** How dark the dots are of which a printer that knows only black makes grey lines; 0 where lines are even. */
  dots: number
  /** Millimetres by which the paper's bend moves the combs that it moves most. */
  bend: number
}

/** How far, in pixels, curled paper may have moved a box. */
const REACH = 18
/** Ink is darker than any printed line: what is darker than this counts little. */
const LINE_DARKEST = 0.5
/** A part of a comb whose own offset differs more from its surroundings than this is mistaken. */
const MOST_OWN = 3.5
/** Even lines differ by up to 0.1 from place to place, those of dots by 0.24 and more. */
const UNEVEN = 0.17
/** Boxes of a comb that are aligned together. */
const PART = 7

type Part = { centre: Point; dx: number; dy: number; weight: number; strength: number }

/** Finds each printed comb near its place and fits a smooth bend through all of them; what stands out is left out. */
export function align(page: InkPage, geometry: PageGeometry): Alignment {
  const parts = groupsOf(geometry).flatMap((group) =>
    group.fields.flatMap((field) => partsOf(field).map((boxes) => locate(page, boxes, field))),
  )
  const basis = (place: Point) => terms(place, geometry)
  const bendX = bend(parts, basis, (part) => part.dx)
  const bendY = bend(parts, basis, (part) => part.dy)
  const own = parts.map((part) => {
    const dx = part.dx - value(bendX, basis(part.centre))
    const dy = part.dy - value(bendY, basis(part.centre))
    const isOwn = part.weight === 1 && Math.abs(dx) < MOST_OWN && Math.abs(dy) < MOST_OWN
    return { ...part, dx: isOwn ? dx : 0, dy: isOwn ? dy : 0 }
  })
  const toPixels = (place: Point) => {
    const here = basis(place)
    const near = nearest(own, place)
    return {
      x: place.x * PIXELS_PER_MM + value(bendX, here) + near.dx,
      y: place.y * PIXELS_PER_MM + value(bendY, here) + near.dy,
    }
  }
  return {
    toPixels,
    dots: dotsOf(page, geometry, toPixels),
    strength: parts.reduce((sum, part) => sum + part.strength, 0) / Math.max(1, parts.length),
    bend:
      Math.max(
        ...parts.map(({ centre }) => Math.hypot(value(bendX, basis(centre)), value(bendY, basis(centre)))),
      ) / PIXELS_PER_MM,
  }
}

function partsOf({ boxes }: Field): Box[][] {
  const count = Math.ceil(boxes.length / PART)
  const size = Math.ceil(boxes.length / count)
  return Array.from({ length: count }, (_, i) => boxes.slice(i * size, (i + 1) * size))
}

/** The offset at which the printed lines of these boxes are darkest: first up and down, then along. */
function locate(page: InkPage, boxes: Box[], field: Field): Part {
  const left = Math.min(...boxes.map((box) => box.x)) * PIXELS_PER_MM
  const right = Math.max(...boxes.map((box) => box.x + box.width)) * PIXELS_PER_MM
  const top = Math.min(...boxes.map((box) => box.y)) * PIXELS_PER_MM
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) * PIXELS_PER_MM
  const edges = [
    ...new Set(boxes.flatMap((box) => [box.x, box.x + box.width]).map((x) => Math.round(x * 100) / 100)),
  ]
  const vertical = best(
    (dy) => darknessAlong(page, left, right, top + dy) + darknessAlong(page, left, right, bottom + dy),
  )
  const horizontal = best((dx) =>
    edges.reduce(
      (sum, x) =>
        sum + darknessDown(page, x * PIXELS_PER_MM + dx, top + vertical.offset, bottom + vertical.offset),
      0,
    ),
  )
  const weight = field.reading === 'tick' || field.reading === 'writing' ? 0.3 : 1
  return {
    centre: { x: (left + right) / 2 / PIXELS_PER_MM, y: (top + bottom) / 2 / PIXELS_PER_MM },
    dx: horizontal.offset,
    dy: vertical.offset,
    weight,
    strength: horizontal.score / edges.length,
  }
}

function best(score: (offset: number) => number): { offset: number; score: number } {
  let found = { offset: 0, score: -1 }
  const scores: number[] = []
  for (let offset = -REACH; offset <= REACH; offset++) {
    const here = score(offset)
    scores.push(here)
    if (here > found.score) found = { offset, score: here }
  }
  // The line is two pixels wide: a parabola through the best and its neighbours finds its middle.
  const at = found.offset + REACH
  const [before, top, after] = [scores[at - 1], scores[at], scores[at + 1]]
  if (before === undefined || top === undefined || after === undefined) return found
  const curve = before - 2 * top + after
  return { ...found, offset: found.offset + (curve < 0 ? (before - after) / (2 * curve) : 0) }
}

const capped = (dark: number) => (dark > LINE_DARKEST ? 0.12 : dark)

function darknessAlong({ ink, width, height }: InkPage, left: number, right: number, at: number): number {
  const y = Math.round(at)
  if (y < 0 || y >= height) return 0
  let sum = 0
  let count = 0
  for (let x = Math.max(0, Math.round(left)); x < Math.min(width, right); x += 2) {
    sum += capped(ink[y * width + x] ?? 0)
    count++
  }
  return count > 0 ? sum / count : 0
}

function darknessDown({ ink, width, height }: InkPage, at: number, top: number, bottom: number): number {
  const x = Math.round(at)
  if (x < 0 || x >= width) return 0
  let sum = 0
  let count = 0
  for (let y = Math.max(0, Math.round(top)); y < Math.min(height, bottom); y++) {
    sum += capped(ink[y * width + x] ?? 0)
    count++
  }
  return count > 0 ? sum / count : 0
}

/** An even line is as dark nearly everywhere; one of dots has gaps, and dots nearly as dark as ink. Writing covers few places of it. */
function dotsOf(page: InkPage, geometry: PageGeometry, toPixels: Alignment['toPixels']): number {
  const seen = groupsOf(geometry)
    .flatMap((group) => group.fields)
    .filter((field) => field.reading !== 'tick' && field.reading !== 'writing')
    .flatMap((field) => field.boxes.flatMap((box) => alongTop(page, toPixels(box), box)))
    .sort((a, b) => a - b)
  const darkerThan = (share: number) => seen[Math.floor(share * seen.length)] ?? 0
  return darkerThan(0.75) - darkerThan(0.1) > UNEVEN ? darkerThan(0.9) : 0
}

/** The darkest of the three pixels across the upper line of a box, at every third place along it. */
function alongTop({ ink, width, height }: InkPage, corner: Point, box: Box): number[] {
  const row = Math.max(1, Math.min(height - 2, Math.round(corner.y)))
  const [from, to] = [Math.round(corner.x) + 3, Math.round(corner.x + box.width * PIXELS_PER_MM) - 3]
  const seen: number[] = []
  for (let x = Math.max(0, from); x <= Math.min(width - 1, to); x += 3) {
    const dark = (y: number) => ink[y * width + x] ?? 0
    seen.push(Math.max(dark(row - 1), dark(row), dark(row + 1)))
  }
  return seen
}

/** A smooth surface over the sheet: paper bends slowly. */
function terms({ x, y }: Point, { width, height }: PageGeometry): number[] {
  const u = x / width - 0.5
  const v = y / height - 0.5
  return [1, u, v, u * u, v * v, u * v, u ** 3, v ** 3, u * u * v, u * v * v, v ** 4]
}

const value = (factors: number[], here: number[]) =>
  here.reduce((sum, term, i) => sum + term * (factors[i] ?? 0), 0)

/** Least squares, repeated with less and less weight for what lies off (Cauchy's weights). */
function bend(parts: Part[], basis: (place: Point) => number[], of: (part: Part) => number): number[] {
  const rows = parts.map((part) => basis(part.centre))
  const n = rows[0]?.length ?? 0
  let weights = parts.map((part) => part.weight)
  let factors: number[] = Array.from({ length: n }, () => 0)
  for (let round = 0; round < 8; round++) {
    const normal = Array.from({ length: n }, () => new Array<number>(n + 1).fill(0))
    for (const [p, row] of rows.entries()) {
      const part = parts[p]
      const weight = weights[p] ?? 0
      if (!part) continue
      for (const [a, line] of normal.entries()) {
        const scaled = weight * (row[a] ?? 0)
        for (let b = 0; b < n; b++) line[b] = (line[b] ?? 0) + scaled * (row[b] ?? 0)
        line[n] = (line[n] ?? 0) + scaled * of(part)
      }
    }
    for (const [a, line] of normal.entries()) line[a] = (line[a] ?? 0) + 1e-3
    factors = solve(normal) ?? factors
    weights = parts.map(
      (part, p) => part.weight / (1 + ((of(part) - value(factors, rows[p] ?? [])) / 2) ** 2),
    )
  }
  return factors
}

function nearest(parts: Part[], place: Point): { dx: number; dy: number } {
  let best: { away: number; part: Part } | undefined
  for (const part of parts) {
    // Combs are wide and flat: a part on the same line is nearer than one above.
    const away = Math.abs(part.centre.x - place.x) + 6 * Math.abs(part.centre.y - place.y)
    if (!best || away < best.away) best = { away, part }
  }
  return best?.part ?? { dx: 0, dy: 0 }
}
