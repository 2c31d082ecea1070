import type { Cell } from '../cells'
import type { InkPicture } from '../glyph'

/** Height of the pictures that the Paddle recogniser reads. */
export const LINE_HEIGHT = 48
/** Between characters: as people write without boxes. Squeezing the boxes' gaps doubled its exact words. */
const GAP = 5
const IS_INK = 0.25
const WORD_GAP = 14

/** The characters of a field moved together into one line of handwriting; brightness −1 (ink) to 1, row by row. */
export function lineOf(cells: Cell[]): { pixels: Float32Array; width: number } {
  const strips = cells.map((cell) => (cell.glyph ? strip(cell.picture) : null))
  const width = strips.reduce((sum, one) => sum + (one ? one.width + GAP : WORD_GAP), GAP)
  const pixels = new Float32Array(width * LINE_HEIGHT).fill(1)
  let x = GAP
  for (const one of strips) {
    if (one) {
      for (let row = 0; row < LINE_HEIGHT; row++) {
        for (let column = 0; column < one.width; column++) {
          pixels[row * width + x + column] = 1 - 1.85 * (one.ink[row * one.width + column] ?? 0)
        }
      }
    }
    x += one ? one.width + GAP : WORD_GAP
  }
  return { pixels, width }
}

/** The columns with ink, brought to the line's height. */
function strip(picture: InkPicture): InkPicture {
  const { ink, width, height } = picture
  let left = width
  let right = 0
  for (let i = 0; i < ink.length; i++) {
    if ((ink[i] ?? 0) <= IS_INK) continue
    left = Math.min(left, i % width)
    right = Math.max(right, i % width)
  }
  const scale = LINE_HEIGHT / height
  const wide = Math.max(2, Math.round((right - left + 1) * scale))
  const out = new Float32Array(wide * LINE_HEIGHT)
  for (let y = 0; y < LINE_HEIGHT; y++) {
    const v = Math.max(0, Math.min(height - 1.001, (y + 0.5) / scale - 0.5))
    for (let x = 0; x < wide; x++) {
      const u = Math.max(0, Math.min(width - 1.001, left + (x + 0.5) / scale - 0.5))
      const at = Math.floor(v) * width + Math.floor(u)
      const [fx, fy] = [u - Math.floor(u), v - Math.floor(v)]
      const upper = (ink[at] ?? 0) * (1 - fx) + (ink[at + 1] ?? 0) * fx
      const lower = (ink[at + width] ?? 0) * (1 - fx) + (ink[at + width + 1] ?? 0) * fx
      out[y * wide + x] = upper * (1 - fy) + lower * fy
    }
  }
  return { ink: out, width: wide, height: LINE_HEIGHT }
}
