/** Side of the pictures that the networks read, and of the glyph within: those of the MNIST digits. */
export const GLYPH_SIDE = 28
const GLYPH_BODY = 20

/** Smaller than this share of the box's height is a mark (dot, dash, apostrophe), which only its place in the box tells apart. */
const MARK_SHARE = 0.42
const MARK_FRAME = 26

/** How far, in pixels of the result, the centre of the ink may lie from the middle of the glyph. */
const CENTRE_LIMIT = 3
const INK = 0.3

/** Ink from 0 (paper) to 1, row by row. */
export type InkPicture = { ink: Float32Array; width: number; height: number }

/** The printed box in the picture's pixels. */
export type BoxFrame = { centreX: number; centreY: number; height: number }

/** The box that holds all ink, last column and row included; none when there is none. */
export function inkBounds({ ink, width, height }: InkPicture) {
  let left = width
  let right = -1
  let top = height
  let bottom = -1
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((ink[y * width + x] ?? 0) <= INK) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  return right < 0 ? undefined : { left, right, top, bottom }
}

/**
 * Brings one character to the size and place the networks were trained on: the glyph in a square of 20, around the centre of its
 * ink. Marks keep their size and height in the box instead.
 */
export function normaliseGlyph(picture: InkPicture, box: BoxFrame): Float32Array {
  const out = new Float32Array(GLYPH_SIDE * GLYPH_SIDE)
  const bounds = inkBounds(picture)
  if (!bounds) return out
  const size = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) + 1
  const middleX = (bounds.left + bounds.right) / 2
  const isMark = size < MARK_SHARE * box.height
  const scale = isMark ? MARK_FRAME / box.height : GLYPH_BODY / size
  const centre = isMark ? { x: middleX, y: box.centreY } : centreOfInk(picture, bounds, CENTRE_LIMIT / scale)
  sample(picture, out, centre, scale)
  return out
}

type Bounds = { left: number; right: number; top: number; bottom: number }

function centreOfInk({ ink, width }: InkPicture, bounds: Bounds, limit: number) {
  let sum = 0
  let sumX = 0
  let sumY = 0
  for (let y = bounds.top; y <= bounds.bottom; y++) {
    for (let x = bounds.left; x <= bounds.right; x++) {
      const value = ink[y * width + x] ?? 0
      sum += value
      sumX += value * x
      sumY += value * y
    }
  }
  const near = (value: number, middle: number) => Math.max(middle - limit, Math.min(middle + limit, value))
  return {
    x: near(sumX / sum, (bounds.left + bounds.right) / 2),
    y: near(sumY / sum, (bounds.top + bounds.bottom) / 2),
  }
}

/** Fills `out` from around `centre`; several samples per pixel where the picture is larger than the result. */
function sample(
  picture: InkPicture,
  out: Float32Array,
  centre: { x: number; y: number },
  scale: number,
): void {
  const { ink, width, height } = picture
  const samples = Math.max(1, Math.ceil(1 / scale))
  for (let y = 0; y < GLYPH_SIDE; y++) {
    for (let x = 0; x < GLYPH_SIDE; x++) {
      let sum = 0
      for (let j = 0; j < samples; j++) {
        const v = (y + (j + 0.5) / samples - GLYPH_SIDE / 2) / scale + centre.y
        const row = Math.floor(v)
        if (row < 0 || row >= height - 1) continue
        for (let i = 0; i < samples; i++) {
          const u = (x + (i + 0.5) / samples - GLYPH_SIDE / 2) / scale + centre.x
          const column = Math.floor(u)
          if (column < 0 || column >= width - 1) continue
          sum += between(ink, row * width + column, width, u - column, v - row)
        }
      }
      out[y * GLYPH_SIDE + x] = Math.min(1, sum / samples ** 2)
    }
  }
}

/** The value between four neighbours, the first of which is at `at`. */
function between(ink: Float32Array, at: number, width: number, fx: number, fy: number): number {
  const upper = (ink[at] ?? 0) * (1 - fx) + (ink[at + 1] ?? 0) * fx
  const lower = (ink[at + width] ?? 0) * (1 - fx) + (ink[at + width + 1] ?? 0) * fx
  return upper * (1 - fy) + lower * fy
}
