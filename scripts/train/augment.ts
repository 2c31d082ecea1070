import { type BoxFrame, GLYPH_SIDE, type InkPicture, normaliseGlyph } from '#main/scan/glyph'
import { FIELD_BODY, FIELD_SIDE, type Glyph } from './glyphs'
import { around, between, type Random } from './random'

/** Side of the picture a character is drawn on before it is normalised like one cut from a page. */
const SIDE = 60

type Place = { x: number; y: number }
/** Writes into `out` where a place of the distorted picture comes from, both from their middles. */
type Distortion = (x: number, y: number, out: Place) => void

/** Turned, slanted, stretched and bent by two slow waves and a fast one. */
function distortion(random: Random, strength: number): Distortion {
  const angle = around(random, 0.22 * strength)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const slant = around(random, 0.35 * strength)
  const stretchX = 1 + around(random, 0.4 * strength)
  const stretchY = 1 + around(random, 0.18 * strength)
  const wave = (amplitude: number, low: number, high: number) => {
    const size = random() * amplitude * strength
    const speed = between(random, low, high)
    const phase = random() * 2 * Math.PI
    return (t: number) => size * Math.sin(speed * t + phase)
  }
  const [slowX, slowY] = [wave(1.9, 0.06, 0.18), wave(1.9, 0.06, 0.18)]
  const [fastX, fastY] = [wave(0.9, 0.15, 0.35), wave(0.9, 0.15, 0.35)]
  return (x, y, out) => {
    const u = (cos * x + sin * y) / stretchX + slant * y
    const v = (cos * y - sin * x) / stretchY
    out.x = u + slowX(v) + fastX(v)
    out.y = v + slowY(u) + fastY(u)
  }
}

/** A character of a font with a pen, a hand and a camera of its own, ready for the network. */
export function variedGlyph(glyph: Glyph, random: Random): Float32Array {
  const distort = distortion(random, 1)
  const byMiddle = random() < 0.65
  const field = byMiddle ? glyph.middle : glyph.outline
  const pen = byMiddle ? between(random, 1, 3.4) : around(random, 1)
  const [pressX, pressY] = [around(random, 0.05), around(random, 0.05)]
  const softness = between(random, 0.6, 1.9)
  const size = glyph.isMark ? between(random, 0.8, 1.15) : 1
  const from = { x: 0, y: 0 }
  const picture = paint((x, y) => {
    distort(x / size, y / size, from)
    const away = at(field, FIELD_SIDE, from.x, from.y, FIELD_SIDE)
    return 0.5 + (pen + pressX * x + pressY * y - away) / softness
  })
  if ('AEIOUNaeioun'.includes(glyph.character) && random() < 0.05) accent(picture, random)
  return photographed(picture, boxAround(random, size), random)
}

/** A real digit with more variety than there are. */
export function variedDigit(ink: Float32Array, random: Random): Float32Array {
  const distort = distortion(random, 0.6)
  const scale = between(random, 1.3, 2)
  const isHard = random() < 0.75
  const edge = between(random, 0.15, 0.5)
  const gain = between(random, 2, 5)
  const press = uneven(random)
  const from = { x: 0, y: 0 }
  const picture = paint((x, y) => {
    distort(x, y, from)
    const value = at(ink, GLYPH_SIDE, from.x / scale, from.y / scale, 0)
    return isHard ? (value - edge) * gain - press(x, y) : value * (1 - press(x, y))
  })
  return photographed(picture, boxAround(random, 1), random)
}

/** A digit that the app cut from a photographed form, moved and pressed a little otherwise each time it is seen. */
export function variedCut(glyph: Float32Array, random: Random): Float32Array {
  const angle = around(random, 0.12)
  const [cos, sin, slant] = [Math.cos(angle), Math.sin(angle), around(random, 0.12)]
  const [wide, tall] = [1 + around(random, 0.12), 1 + around(random, 0.08)]
  const [moveX, moveY] = [around(random, 1.2), around(random, 1.2)]
  const [edge, gain] = [around(random, 0.12), between(random, 0.85, 1.3)]
  const half = GLYPH_SIDE / 2
  return glyph.map((_, i) => {
    const x = (i % GLYPH_SIDE) - half + moveX
    const y = Math.floor(i / GLYPH_SIDE) - half + moveY
    const value = at(glyph, GLYPH_SIDE, (cos * x + sin * y) / wide + slant * y, (cos * y - sin * x) / tall, 0)
    return value === 0 ? 0 : Math.max(0, Math.min(1, (value - edge) * gain))
  })
}

/** What a pencil, a dry pen or a lamp takes away here and there. */
function uneven(random: Random): (x: number, y: number) => number {
  if (random() < 0.5) return () => 0
  const most = between(random, 0.1, 0.7)
  const [speedX, speedY] = [around(random, 0.25), around(random, 0.25)]
  const phase = random() * 2 * Math.PI
  const grain = between(random, 0, 0.3)
  return (x, y) =>
    most * Math.max(0, Math.sin(speedX * x + speedY * y + phase)) + grain * (random() + random() - 1)
}

/** The printed box that a capital of the field's size would stand in. */
function boxAround(random: Random, size: number): BoxFrame {
  const height = (FIELD_BODY * size) / between(random, 0.58, 0.92)
  return { centreX: SIDE / 2, centreY: SIDE / 2 + around(random, 0.16) * height, height }
}

function paint(value: (x: number, y: number) => number): InkPicture {
  const ink = new Float32Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      ink[y * SIDE + x] = Math.max(0, Math.min(1, value(x - SIDE / 2, y - SIDE / 2)))
    }
  }
  return { ink, width: SIDE, height: SIDE }
}

/** The value of a square field at a place from its middle; `outside` where there is none. */
function at(field: Float32Array, side: number, x: number, y: number, outside: number): number {
  const u = x + side / 2
  const v = y + side / 2
  if (u < 0 || v < 0 || u >= side - 1 || v >= side - 1) return outside
  const column = u | 0
  const row = v | 0
  const fx = u - column
  const fy = v - row
  const from = row * side + column
  const upper = (field[from] ?? 0) * (1 - fx) + (field[from + 1] ?? 0) * fx
  const lower = (field[from + side] ?? 0) * (1 - fx) + (field[from + side + 1] ?? 0) * fx
  return upper * (1 - fy) + lower * fy
}

/** Spanish writes accents and tildes over capitals; the letter beneath stays what it is. */
function accent(picture: InkPicture, random: Random): void {
  const [x0, length] = [between(random, 22, 34), between(random, 4, 12)]
  const [y0, slope] = [between(random, 2, 7), around(random, 0.9)]
  for (let t = 0; t < length; t++) blacken(picture, Math.round(x0 + t), Math.round(y0 + slope * t))
}

function blacken({ ink, width, height }: InkPicture, x: number, y: number): void {
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
  ] as const) {
    if (x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height) ink[(y + dy) * width + x + dx] = 1
  }
}

/** What is left of the printed box, few pixels, uneven contrast. */
function photographed(picture: InkPicture, box: BoxFrame, random: Random): Float32Array {
  if (random() < 0.08) leaveLine(picture, random)
  const seen = random() < 0.6 ? coarser(picture, between(random, 1.4, 3.4), random) : picture
  const contrast = between(random, 0.75, 1.3)
  return normaliseGlyph(seen, box).map((value) => Math.min(1, value * contrast))
}

function leaveLine({ ink, width }: InkPicture, random: Random): void {
  const start = Math.floor(random() * 30)
  const end = Math.min(width, start + 8 + Math.floor(random() * 22))
  const inset = 3 + Math.floor(random() * 5)
  const far = width - 1 - inset
  const shade = between(random, 0.3, 0.8)
  const side = Math.floor(random() * 4)
  for (let t = start; t < end; t++) {
    const place = [t * width + inset, t * width + far, inset * width + t, far * width + t][side] ?? 0
    ink[place] = Math.max(ink[place] ?? 0, shade)
  }
}

/** The same picture as a camera with fewer pixels saw it. */
function coarser({ ink, width, height }: InkPicture, factor: number, random: Random): InkPicture {
  const side = Math.ceil(width / factor)
  const sums = new Float32Array(side * side)
  const counts = new Float32Array(side * side)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = Math.floor(y / factor) * side + Math.floor(x / factor)
      sums[to] = (sums[to] ?? 0) + (ink[y * width + x] ?? 0)
      counts[to] = (counts[to] ?? 0) + 1
    }
  }
  const gain = between(random, 1, 1.8)
  const means = sums.map((sum, i) => sum / Math.max(1, counts[i] ?? 1))
  return paint((x, y) => gain * at(means, side, (x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5, 0))
}
