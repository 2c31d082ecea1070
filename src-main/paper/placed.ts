import sharp from 'sharp'
import type { PageGeometry, Paper, Point } from '#shared/forms/form'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'
import { homography } from '#shared/forms/homography'
import type { PrintedKind } from '#shared/model/sheet'
import { flatten, PIXELS_PER_MM } from '../scan/flatten'
import type { GreyPicture } from '../scan/picture'

/** White around the sheet, so that its marks stand free of the edge. */
const MARGIN_MM = 4
const NESTED = [1, 0.72, 0.36]

type Four = readonly [Point, Point, Point, Point]

/**
 * A photo whose corners somebody placed by hand, as a picture that the scanner reads like any other: the sheet straightened, and its
 * four marks, torn off or out of sight, drawn where they were printed. `corners` are shares of width and height, from the sheet's top left
 * clockwise; they are the corners of the paper.
 */
export async function placedPicture(
  photo: Uint8Array,
  corners: Four,
  form: PrintedKind,
  paper: Paper,
): Promise<Uint8Array | null> {
  const page = pageGeometry(form, LATEST_LAYOUT, paper)
  const { data, info } = await sharp(photo).rotate().greyscale().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const at = ({ x, y }: Point): Point => ({ x: x * width, y: y * height })
  const [a, b, c, d] = corners
  const map =
    page &&
    homography(
      [
        { x: 0, y: 0 },
        { x: page.width, y: 0 },
        { x: page.width, y: page.height },
        { x: 0, y: page.height },
      ],
      [at(a), at(b), at(c), at(d)],
    )
  if (!page || !map) return null
  const area = {
    x: -MARGIN_MM,
    y: -MARGIN_MM,
    width: page.width + 2 * MARGIN_MM,
    height: page.height + 2 * MARGIN_MM,
  }
  const flat = flatten({ data, width, height }, map, area, PIXELS_PER_MM)
  drawMarks(flat, page)
  const raw = { width: flat.width, height: flat.height, channels: 1 } as const
  return Uint8Array.from(await sharp(flat.data, { raw }).png({ compressionLevel: 3 }).toBuffer())
}

function drawMarks(flat: GreyPicture, page: PageGeometry): void {
  for (const { x, y } of page.marks) {
    square(flat, x, y, page.markSide * 1.7, 255)
    for (const [index, share] of NESTED.entries())
      square(flat, x, y, page.markSide * share, index % 2 === 0 ? 0 : 255)
  }
  const { x, y, width } = page.orientation
  square(flat, x + width / 2, y + width / 2, width, 0)
}

function square(
  { data, width, height }: GreyPicture,
  x: number,
  y: number,
  side: number,
  shade: number,
): void {
  const edge = (place: number) => Math.round((place + MARGIN_MM) * PIXELS_PER_MM)
  const [left, right] = [Math.max(0, edge(x - side / 2)), Math.min(width, edge(x + side / 2))]
  for (let row = Math.max(0, edge(y - side / 2)); row < Math.min(height, edge(y + side / 2)); row++)
    data.fill(shade, row * width + left, row * width + right)
}
