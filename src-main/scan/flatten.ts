import type { Box, PageGeometry, Point } from '#shared/forms/form'
import { apply, type Homography, homography } from '#shared/forms/homography'
import type { GreyPicture } from './picture'
import type { Corners } from './scanned'

/** Of flat pages. A phone sees a sheet at 9 to 12. */
export const PIXELS_PER_MM = 10

/** The map from millimetres on the sheet to pixels of the picture, if the first corner is the sheet's `turn`th. */
export function mapOfSheet(page: PageGeometry, corners: Corners, turn: number): Homography | undefined {
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => corners[(i + turn) % 4])
  return a && b && c && d ? homography(page.marks, [a, b, c, d]) : undefined
}

/** The way up whose solid square beside the first mark is really there; none when no way shows it clearly. */
export function wayUp(picture: GreyPicture, page: PageGeometry, corners: Corners): number | undefined {
  const { x, y, width } = page.orientation
  const middle = { x: x + width / 2, y: y + width / 2 }
  const scores = [0, 1, 2, 3].map((turn) => {
    const map = mapOfSheet(page, corners, turn)
    if (!map) return 0
    const inside = brightness(picture, map, middle, width * 0.3)
    const beside = brightness(picture, map, { x: middle.x, y: middle.y - 3.4 }, width * 0.3)
    const below = brightness(picture, map, { x: middle.x, y: middle.y + 3.4 }, width * 0.3)
    return 1 - inside / Math.max(1, Math.min(beside, below))
  })
  const best = Math.max(...scores)
  return best > 0.3 ? scores.indexOf(best) : undefined
}

function brightness(picture: GreyPicture, map: Homography, middle: Point, reach: number): number {
  let sum = 0
  const steps = 5
  for (let j = 0; j < steps; j++) {
    for (let i = 0; i < steps; i++) {
      const at = (t: number) => (t / (steps - 1) - 0.5) * 2 * reach
      const { x, y } = apply(map, { x: middle.x + at(i), y: middle.y + at(j) })
      sum += picture.data[Math.round(y) * picture.width + Math.round(x)] ?? 255
    }
  }
  return sum / steps ** 2
}

/** A part of the sheet, seen from straight above. What lies outside the picture is white. */
export function flatten(picture: GreyPicture, map: Homography, area: Box, pixelsPerMm: number): GreyPicture {
  const width = Math.round(area.width * pixelsPerMm)
  const height = Math.round(area.height * pixelsPerMm)
  const data = new Uint8Array(width * height).fill(255)
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = map
  const source = picture.data
  for (let y = 0; y < height; y++) {
    const mmY = area.y + (y + 0.5) / pixelsPerMm
    for (let x = 0; x < width; x++) {
      const mmX = area.x + (x + 0.5) / pixelsPerMm
      const w = g * mmX + h * mmY + 1
      const u = (a * mmX + b * mmY + c) / w - 0.5
      const v = (d * mmX + e * mmY + f) / w - 0.5
      if (u < 0 || v < 0 || u >= picture.width - 1 || v >= picture.height - 1) continue
      const column = u | 0
      const row = v | 0
      const fx = u - column
      const fy = v - row
      const at = row * picture.width + column
      const upper = (source[at] ?? 0) * (1 - fx) + (source[at + 1] ?? 0) * fx
      const lower = (source[at + picture.width] ?? 0) * (1 - fx) + (source[at + picture.width + 1] ?? 0) * fx
      data[y * width + x] = upper * (1 - fy) + lower * fy
    }
  }
  return { data, width, height }
}
