import type { Box, PageGeometry, Point } from '#shared/forms/form'

/** A sheet of paper as red, green, blue, that ink darkens. Places are millimetres. */
export class Sheet {
  readonly width: number
  readonly height: number

  constructor(
    readonly rgb: Uint8ClampedArray,
    readonly geometry: PageGeometry,
    readonly pixelsPerMm: number,
  ) {
    this.width = Math.ceil(geometry.width * pixelsPerMm - 1e-6)
    this.height = Math.floor(rgb.length / 3 / this.width)
  }

  /** Lays ink of a strength (0 to 1) told by place over a box. */
  ink(box: Box, colour: readonly [number, number, number], strength: (x: number, y: number) => number): void {
    const { pixelsPerMm: scale, width, height, rgb } = this
    const top = Math.max(0, Math.floor(box.y * scale))
    const bottom = Math.min(height - 1, Math.ceil((box.y + box.height) * scale))
    const left = Math.max(0, Math.floor(box.x * scale))
    const right = Math.min(width - 1, Math.ceil((box.x + box.width) * scale))
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const share = strength((x + 0.5) / scale, (y + 0.5) / scale)
        if (share <= 0) continue
        const at = (y * width + x) * 3
        for (let c = 0; c < 3; c++) {
          const under = rgb[at + c] ?? 255
          rgb[at + c] = under + (Math.min(under, colour[c] ?? 0) - under) * Math.min(1, share)
        }
      }
    }
  }
}

/** How far a place is from a line of points. */
export function awayFrom(points: Point[], x: number, y: number): number {
  let nearest = Infinity
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]
    const b = points[i]
    if (!a || !b) continue
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2
    const t =
      length === 0
        ? 0
        : Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length))
    nearest = Math.min(nearest, Math.hypot(x - a.x - t * (b.x - a.x), y - a.y - t * (b.y - a.y)))
  }
  return nearest
}
