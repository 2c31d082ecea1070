import { createCanvas } from '@napi-rs/canvas'
import type { Box, Point } from '#shared/forms/form'
import type { Digit } from '../train/digits'
import { registerHand, TEST_HANDS } from '../train/hand-fonts'
import { around, between, pick, type Random } from '../train/random'
import { awayFrom, type Sheet } from './sheet'

type Colour = readonly [number, number, number]

/** Everything that stays the same while one person writes. */
export type Hand = {
  font: string
  digits: ReadonlyMap<string, Digit[]>
  colour: Colour
  /** How much of the paper shows through: a pencil more than a pen. */
  opacity: number
  /** From thin (0) to thick (1). */
  pressure: number
  /** Height of capitals, as a share of the box. */
  size: number
  slant: number
  unsteady: number
  writesSmall: boolean
}

const PENS: readonly Colour[] = [
  [20, 20, 25],
  [25, 35, 120],
  [40, 40, 45],
  [15, 25, 90],
]
const PENCIL: Colour = [92, 92, 96]

export function newHand(random: Random, digits: ReadonlyMap<string, Digit[]>): Hand {
  const isPencil = random() < 0.12
  return {
    font: pick(random, TEST_HANDS),
    digits,
    colour: isPencil ? PENCIL : pick(random, PENS),
    opacity: isPencil ? 0.85 : 0.95,
    pressure: between(random, 0.2, 0.9),
    size: between(random, 0.55, 0.82),
    slant: around(random, 0.18),
    unsteady: between(random, 0.4, 1.3),
    writesSmall: random() < 0.1,
  }
}

/** Writes one character into a box, somewhat off its middle. */
export function writeCharacter(sheet: Sheet, hand: Hand, character: string, box: Box, random: Random): void {
  const isDigit = /\d/.test(character)
  const mask = isDigit ? digitMask(hand, character, random) : letterMask(hand, character)
  const wobble = 0.35 * hand.unsteady
  const centre = {
    x: box.x + box.width / 2 + around(random, wobble),
    y: box.y + box.height / 2 + around(random, wobble),
  }
  // The digits are real ink already: only fonts, which repeat themselves, are bent further.
  const bent = isDigit ? 0.25 : 1
  const turn = around(random, 0.12 * hand.unsteady * bent)
  const slant = bent * (hand.slant + around(random, 0.1 * hand.unsteady))
  const tall = hand.size * box.height * (1 + around(random, 0.12 * hand.unsteady))
  const wide = Math.min(1, (box.width * between(random, 0.86, 1.04)) / (mask.width * tall))
  const bend = 0.09 * hand.unsteady * bent
  const [bendX, bendY] = [around(random, bend), around(random, bend)]
  const [phaseX, phaseY] = [random() * 6.28, random() * 6.28]
  const edge = 0.5 - 0.32 * hand.pressure
  const faint = between(random, 0.85, 1)
  const reach = tall * 1.1
  const area = { x: centre.x - reach, y: centre.y - reach, width: 2 * reach, height: 2 * reach }
  sheet.ink(area, hand.colour, (x, y) => {
    const dx = (x - centre.x) / tall
    const dy = (y - centre.y) / tall
    const u = (dx * Math.cos(turn) + dy * Math.sin(turn)) / wide + slant * dy
    const v = dy * Math.cos(turn) - dx * Math.sin(turn)
    const value = mask.at(u + bendX * Math.sin(5 * v + phaseX), v + bendY * Math.sin(5 * u + phaseY))
    return Math.max(0, Math.min(1, (value - edge) * 5)) * hand.opacity * faint
  })
}

export type TickStyle = 'check' | 'cross' | 'slash' | 'filled' | 'short'
export const TICK_STYLES: readonly TickStyle[] = [
  'check',
  'check',
  'cross',
  'cross',
  'slash',
  'filled',
  'short',
]

export function writeTick(sheet: Sheet, hand: Hand, style: TickStyle, box: Box, random: Random): void {
  const place = (x: number, y: number): Point => ({
    x: box.x + box.width * (x + around(random, 0.1)),
    y: box.y + box.height * (y + around(random, 0.1)),
  })
  const pen = 0.16 + 0.14 * hand.pressure
  for (const stroke of TICK_STROKES[style]) {
    const points = stroke.map(([x, y]) => place(x, y))
    line(sheet, hand, points, pen)
  }
}

/** Strokes in shares of the box. */
const TICK_STROKES: Record<TickStyle, [number, number][][]> = {
  check: [
    [
      [0.15, 0.5],
      [0.42, 0.88],
      [1.1, -0.05],
    ],
  ],
  cross: [
    [
      [0.12, 0.12],
      [0.9, 0.9],
    ],
    [
      [0.9, 0.12],
      [0.12, 0.9],
    ],
  ],
  slash: [
    [
      [0.1, 0.95],
      [0.95, 0.05],
    ],
  ],
  filled: [
    Array.from({ length: 9 }, (_, i): [number, number] => [i % 2 === 0 ? 0.12 : 0.88, 0.12 + i * 0.095]),
  ],
  short: [
    [
      [0.25, 0.55],
      [0.45, 0.78],
      [0.78, 0.3],
    ],
  ],
}

/** A stroke through these points, `pen` mm to either side. */
export function line(sheet: Sheet, hand: Hand, points: Point[], pen: number): void {
  const left = Math.min(...points.map((p) => p.x)) - 1
  const top = Math.min(...points.map((p) => p.y)) - 1
  const right = Math.max(...points.map((p) => p.x)) + 1
  const bottom = Math.max(...points.map((p) => p.y)) + 1
  sheet.ink({ x: left, y: top, width: right - left, height: bottom - top }, hand.colour, (x, y) => {
    return Math.max(0, Math.min(1, (pen - awayFrom(points, x, y)) * 12 + 0.5)) * hand.opacity
  })
}

/** Ink by place from the middle, in heights of a capital; `width` is in the same measure. */
type Mask = { width: number; at: (x: number, y: number) => number }

/** A digit of somebody real. The 20 pixels of its body are its height. */
function digitMask(hand: Hand, character: string, random: Random): Mask {
  const { ink } = pick(random, hand.digits.get(character) ?? [])
  const strongest = Math.max(...ink)
  return { width: 0.8, at: (x, y) => smooth(ink, 28, x * 20 + 14, y * 20 + 14) / strongest }
}

const EM = 96
const SIDE = 256
const masks = new Map<string, Mask>()

function letterMask(hand: Hand, character: string): Mask {
  const written = hand.writesSmall ? character.toLowerCase() : character
  const name = `${hand.font} ${written}`
  const known = masks.get(name)
  if (known) return known
  registerHand(hand.font)
  const context = createCanvas(SIDE, SIDE).getContext('2d')
  context.font = `${EM}px "${hand.font}"`
  const capital = context.measureText('H').actualBoundingBoxAscent
  const own = context.measureText(written)
  const width = own.actualBoundingBoxLeft + own.actualBoundingBoxRight
  const left = SIDE / 2 - width / 2 + own.actualBoundingBoxLeft
  context.filter = 'blur(1.5px)'
  context.fillText(written, left, SIDE / 2 + capital / 2)
  const { data } = context.getImageData(0, 0, SIDE, SIDE)
  const ink = Float32Array.from({ length: SIDE * SIDE }, (_, i) => (data[i * 4 + 3] ?? 0) / 255)
  // A dot that is thinner than the blur would vanish otherwise.
  const strongest = ink.reduce((most, value) => Math.max(most, value), 0.1)
  const mask: Mask = {
    width: width / capital,
    at: (x, y) => smooth(ink, SIDE, x * capital + SIDE / 2, y * capital + SIDE / 2) / strongest,
  }
  masks.set(name, mask)
  return mask
}

function smooth(ink: Float32Array, side: number, u: number, v: number): number {
  const x = Math.floor(u - 0.5)
  const y = Math.floor(v - 0.5)
  if (x < 0 || y < 0 || x >= side - 1 || y >= side - 1) return 0
  const [fx, fy] = [u - 0.5 - x, v - 0.5 - y]
  const at = y * side + x
  const upper = (ink[at] ?? 0) * (1 - fx) + (ink[at + 1] ?? 0) * fx
  const lower = (ink[at + side] ?? 0) * (1 - fx) + (ink[at + side + 1] ?? 0) * fx
  return upper * (1 - fy) + lower * fy
}
