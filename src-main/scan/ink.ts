import type { GreyPicture } from './picture'

/** How much darker than the paper around it each pixel is, 0 to 1: shadows and lamps are gone. */
export type InkPage = { ink: Float32Array; width: number; height: number }

/** Side of the blocks whose paper white is measured. */
const BLOCK = 20
/** The share of a block's pixels that are brighter than its paper. */
const BRIGHTER = 0.2

export function inkOf(picture: GreyPicture): InkPage {
  const { data, width, height } = picture
  const { white, columns, rows } = paperWhite(picture)
  const ink = new Float32Array(width * height)
  // Between which two blocks a column lies is the same in each of the thousands of rows.
  const places = Float32Array.from({ length: width }, (_, x) =>
    Math.max(0, Math.min(columns - 1.001, (x - BLOCK / 2) / BLOCK)),
  )
  for (let y = 0; y < height; y++) {
    const v = Math.max(0, Math.min(rows - 1.001, (y - BLOCK / 2) / BLOCK))
    const row = v | 0
    const fy = v - row
    for (let x = 0; x < width; x++) {
      const u = places[x] ?? 0
      const column = u | 0
      const fx = u - column
      const at = row * columns + column
      const upper = (white[at] ?? 255) * (1 - fx) + (white[at + 1] ?? 255) * fx
      const lower = (white[at + columns] ?? 255) * (1 - fx) + (white[at + columns + 1] ?? 255) * fx
      const paper = upper * (1 - fy) + lower * fy
      const dark = 1 - (data[y * width + x] ?? 255) / paper
      ink[y * width + x] = Math.max(dark, 0)
    }
  }
  return { ink, width, height }
}

function paperWhite({ data, width, height }: GreyPicture) {
  const columns = Math.ceil(width / BLOCK)
  const rows = Math.ceil(height / BLOCK)
  const white = new Float32Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0)
      let total = 0
      // Half a block of overlap on each side, every second pixel.
      const [top, bottom] = [Math.max(0, (row - 0.5) * BLOCK), Math.min(height, (row + 1.5) * BLOCK)]
      const [left, right] = [Math.max(0, (column - 0.5) * BLOCK), Math.min(width, (column + 1.5) * BLOCK)]
      for (let y = top; y < bottom; y += 2) {
        for (let x = left; x < right; x += 2) {
          const value = data[y * width + x] ?? 0
          counts[value] = (counts[value] ?? 0) + 1
          total++
        }
      }
      let seen = 0
      let value = 255
      for (; value > 1; value--) {
        seen += counts[value] ?? 0
        if (seen > total * BRIGHTER) break
      }
      white[row * columns + column] = value
    }
  }
  return { white: smoothed(widest(white, columns, rows), columns, rows), columns, rows }
}

type Combine = (values: number[]) => number

const widest = (values: Float32Array, columns: number, rows: number) =>
  neighbourhoods(values, columns, rows, (nine) => Math.max(...nine))
const smoothed = (values: Float32Array, columns: number, rows: number) =>
  neighbourhoods(values, columns, rows, (nine) => nine.reduce((sum, value) => sum + value, 0) / 9)

function neighbourhoods(values: Float32Array, columns: number, rows: number, combine: Combine): Float32Array {
  return values.map((_, i) => {
    const row = Math.floor(i / columns)
    const column = i % columns
    const nine = [-1, 0, 1].flatMap((dy) =>
      [-1, 0, 1].map((dx) => {
        const y = Math.max(0, Math.min(rows - 1, row + dy))
        const x = Math.max(0, Math.min(columns - 1, column + dx))
        return values[y * columns + x] ?? 0
      }),
    )
    return combine(nine)
  })
}
