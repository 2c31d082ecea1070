import type { Point } from '#shared/forms/form'
import { type Component, components, darkPixels } from './components'
import { type GreyPicture, shrink } from './picture'
import type { Corners } from './scanned'

/** Middle and side of a nested square, in pixels of the picture. */
export type Mark = Point & { side: number; inner: number }

/** The long side at which marks are looked for: a mark is then about 25 pixels wide. */
const SEARCH_SIDE = 1300
const MAX_MARKS = 12
/** A sheet has room for this many of its marks at least: nested squares of a pattern stand closer. */
const MOST_SHARE = 50

/** All nested squares of the picture, largest first. */
export function findMarks(picture: GreyPicture): Mark[] {
  const factor = Math.max(1, Math.round(Math.max(picture.width, picture.height) / SEARCH_SIDE))
  const small = shrink(picture, factor)
  const dark = darkPixels(small, Math.round(small.width / 30), 0.8)
  const squares = components(dark, small.width, small.height).found.filter((one) =>
    isSquarish(one, small.width / 6),
  )
  const marks = squares.flatMap((outer) => {
    const inner = width(outer) < 9 ? undefined : squares.find((one) => isNested(outer, one))
    if (!inner) return []
    const rough = {
      x: (inner.sumX / inner.area + 0.5) * factor,
      y: (inner.sumY / inner.area + 0.5) * factor,
      side: ((width(outer) + height(outer)) / 2) * factor,
      inner: width(inner) * factor,
    }
    return [{ ...rough, ...middleOfInk(picture, rough) }]
  })
  const largest = marks.sort((a, b) => b.side - a.side).slice(0, MAX_MARKS)
  // The finder squares of a QR code are nested too, but half as large.
  const reference = largest[Math.min(1, largest.length - 1)]?.side ?? 0
  return largest.filter((mark) => mark.side > 0.62 * reference)
}

const width = (one: Component) => one.right - one.left + 1
const height = (one: Component) => one.bottom - one.top + 1

function isSquarish(one: Component, most: number): boolean {
  const ratio = width(one) / height(one)
  return (
    width(one) > 3 &&
    height(one) > 3 &&
    width(one) < most &&
    height(one) < most &&
    ratio > 0.55 &&
    ratio < 1.8
  )
}

/** Asked of every two squares, of which a form has a thousand: first what most of them fail. */
function isNested(outer: Component, inner: Component): boolean {
  return (
    inner.left > outer.left &&
    inner.right < outer.right &&
    inner.top > outer.top &&
    inner.bottom < outer.bottom &&
    isInnerShare(width(inner), width(outer)) &&
    isInnerShare(height(inner), height(outer)) &&
    inner.area > 0.5 * width(inner) * height(inner) &&
    Math.abs(inner.sumX / inner.area - (outer.left + outer.right) / 2) < 0.13 * width(outer) &&
    Math.abs(inner.sumY / inner.area - (outer.top + outer.bottom) / 2) < 0.13 * height(outer)
  )
}

const isInnerShare = (part: number, whole: number) => part / whole > 0.22 && part / whole < 0.58

/** The middle of the inner square on the full picture, to a fraction of a pixel. */
function middleOfInk({ data, width, height }: GreyPicture, { x, y, inner }: Mark): Point {
  const reach = Math.round(inner * 0.85)
  const [left, right] = [Math.max(0, Math.round(x) - reach), Math.min(width - 1, Math.round(x) + reach)]
  const [top, bottom] = [Math.max(0, Math.round(y) - reach), Math.min(height - 1, Math.round(y) + reach)]
  let darkest = 255
  let brightest = 0
  for (let v = top; v <= bottom; v++) {
    for (let u = left; u <= right; u++) {
      const value = data[v * width + u] ?? 0
      darkest = Math.min(darkest, value)
      brightest = Math.max(brightest, value)
    }
  }
  let sum = 0
  let sumX = 0
  let sumY = 0
  for (let v = top; v <= bottom; v++) {
    for (let u = left; u <= right; u++) {
      const weight = Math.max(0, (darkest + brightest) / 2 - (data[v * width + u] ?? 0))
      sum += weight
      sumX += weight * u
      sumY += weight * v
    }
  }
  return sum > 0 ? { x: sumX / sum + 0.5, y: sumY / sum + 0.5 } : { x, y }
}

/** Four marks that could be one sheet's, clockwise, whichever is first. */
export type Four = { marks: readonly Mark[]; corners: Corners }

/** All fours whose sides could be those of paper seen by a camera, the largest first; none when a corner is missing. */
export function sheetsAmong(marks: Mark[]): Four[] {
  return [...foursOf(marks)]
    .map((four) => ({ marks: four, corners: clockwise(four) }))
    .map((four) => ({ ...four, area: areaIfPaper(four.corners) }))
    .filter(({ area, marks: [first] }) => area > MOST_SHARE * (first?.side ?? 0) ** 2)
    .sort((a, b) => b.area - a.area)
}

function* foursOf(marks: Mark[]): Generator<[Mark, Mark, Mark, Mark]> {
  for (const [i, a] of marks.entries()) {
    for (let j = i + 1; j < marks.length; j++) {
      for (let k = j + 1; k < marks.length; k++) {
        for (let l = k + 1; l < marks.length; l++) {
          const [b, c, d] = [marks[j], marks[k], marks[l]]
          if (b && c && d) yield [a, b, c, d]
        }
      }
    }
  }
}

function clockwise(four: readonly [Point, Point, Point, Point]): Corners {
  const x = four.reduce((sum, point) => sum + point.x, 0) / 4
  const y = four.reduce((sum, point) => sum + point.y, 0) / 4
  const [a, b, c, d] = [...four].sort((p, q) => Math.atan2(p.y - y, p.x - x) - Math.atan2(q.y - y, q.x - x))
  return a && b && c && d ? [a, b, c, d] : four
}

/** 0 when this cannot be a sheet: opposite sides too unlike, or not the shape of Letter or A4. */
function areaIfPaper([a, b, c, d]: Corners): number {
  const [ab, bc, cd, da] = [side(a, b), side(b, c), side(c, d), side(d, a)]
  const alike = (p: number, q: number) => Math.min(p, q) / Math.max(p, q) > 0.6
  if (!alike(ab, cd) || !alike(bc, da)) return 0
  const [across, along] = [ab + cd, bc + da]
  const shape = Math.min(across, along) / Math.max(across, along)
  if (shape < 0.5 || shape > 0.95) return 0
  return Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2
}

const side = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
