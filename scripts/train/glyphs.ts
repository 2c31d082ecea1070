import { createCanvas } from '@napi-rs/canvas'
import { distances, thinned } from './distance'
import { registerHand } from './hand-fonts'

/** Side of a glyph's fields, and how much of it the glyph (or the capital height beside a mark) fills. */
export const FIELD_SIDE = 64
export const FIELD_BODY = 40

const MARKS = ".-_+'"

/** One character of one hand as distances, so that any stroke width can be drawn from it. */
export type Glyph = {
  hand: string
  character: string
  /** A dot, dash or the like: its field is centred on the middle of a capital, not on its own. */
  isMark: boolean
  /** Distance to the outline, negative inside. */
  outline: Float32Array
  /** Distance to the middle line of the strokes. */
  middle: Float32Array
}

export function glyphsOf(hands: readonly string[], characters: Iterable<string>): Glyph[] {
  const wanted = [...characters]
  return hands.flatMap((hand) => {
    registerHand(hand)
    const capital = size(hand, 'H')
    return wanted.flatMap((character) => {
      const own = size(hand, character)
      if (own.width <= 0 || own.height <= 0) return []
      const isMark = MARKS.includes(character)
      const set = isMark ? drawMark(hand, character, own, capital) : drawWhole(hand, character, own)
      return set.some(Boolean) ? [glyph(hand, character, isMark, set)] : []
    })
  })
}

function glyph(hand: string, character: string, isMark: boolean, set: Uint8Array): Glyph {
  const inside = distances(
    set.map((on) => 1 - on),
    FIELD_SIDE,
  )
  const outside = distances(set, FIELD_SIDE)
  return {
    hand,
    character,
    isMark,
    outline: outside.map((away, i) => (set[i] ? 0.5 - (inside[i] ?? 0) : away - 0.5)),
    middle: distances(thinned(set, FIELD_SIDE), FIELD_SIDE),
  }
}

const EM = 100
type Size = { left: number; top: number; width: number; height: number }

/** Bounds at 100 px, from the pen's place on the baseline. */
function size(hand: string, character: string): Size {
  const context = createCanvas(1, 1).getContext('2d')
  context.font = `${EM}px "${hand}"`
  const box = context.measureText(character)
  return {
    left: -box.actualBoundingBoxLeft,
    top: -box.actualBoundingBoxAscent,
    width: box.actualBoundingBoxLeft + box.actualBoundingBoxRight,
    height: box.actualBoundingBoxAscent + box.actualBoundingBoxDescent,
  }
}

const drawWhole = (hand: string, character: string, own: Size) =>
  draw(
    hand,
    character,
    own.left + own.width / 2,
    own.top + own.height / 2,
    FIELD_BODY / Math.max(own.width, own.height),
  )

/** At the scale of the hand's capitals, around the middle of their height. */
const drawMark = (hand: string, character: string, own: Size, capital: Size) =>
  draw(
    hand,
    character,
    own.left + own.width / 2,
    capital.top + capital.height / 2,
    Math.min(FIELD_BODY / capital.height, FIELD_BODY / own.width),
  )

function draw(hand: string, character: string, centreX: number, centreY: number, scale: number): Uint8Array {
  const context = createCanvas(FIELD_SIDE, FIELD_SIDE).getContext('2d')
  context.font = `${EM}px "${hand}"`
  context.translate(FIELD_SIDE / 2, FIELD_SIDE / 2)
  context.scale(scale, scale)
  context.fillText(character, -centreX, -centreY)
  const { data } = context.getImageData(0, 0, FIELD_SIDE, FIELD_SIDE)
  return Uint8Array.from({ length: FIELD_SIDE ** 2 }, (_, i) => ((data[i * 4 + 3] ?? 0) > 110 ? 1 : 0))
}
