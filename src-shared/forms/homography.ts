import type { Point } from './form'

/** A perspective map as nine numbers, row by row: (x, y) → ((a x + b y + c) / w, (d x + e y + f) / w), w = g x + h y + i. */
export type Homography = readonly number[]

type Four = readonly [Point, Point, Point, Point]

/** The map that takes each of four points to its partner; none when three of them lie on a line. */
export function homography(from: Four, to: Four): Homography | undefined {
  const rows = from.flatMap(({ x, y }, i) => {
    const { x: u, y: v } = to[i] ?? { x: 0, y: 0 }
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ]
  })
  const solved = solve(rows)
  return solved && [...solved, 1]
}

export function apply(map: Homography, { x, y }: Point): Point {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = map
  const w = g * x + h * y + i
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w }
}

/** Solves rows of coefficients that end in the right side (Gauss with pivots); none when they do not settle it. */
export function solve(rows: number[][]): number[] | undefined {
  const n = rows.length
  const matrix = rows.map((row) => [...row])
  const cell = (r: number, c: number) => matrix[r]?.[c] ?? 0
  for (let i = 0; i < n; i++) {
    let best = i
    for (let r = i + 1; r < n; r++) if (Math.abs(cell(r, i)) > Math.abs(cell(best, i))) best = r
    const [pivot, own] = [matrix[best], matrix[i]]
    if (!pivot || !own || Math.abs(pivot[i] ?? 0) < 1e-12) return undefined
    matrix[best] = own
    matrix[i] = pivot
    for (let r = 0; r < n; r++) {
      const factor = r === i ? 0 : cell(r, i) / cell(i, i)
      if (factor !== 0) matrix[r] = (matrix[r] ?? []).map((value, c) => value - factor * (pivot[c] ?? 0))
    }
  }
  return matrix.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1))
}
