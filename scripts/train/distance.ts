/** Distance, in pixels, from every pixel of a square to the nearest set one (Felzenszwalb and Huttenlocher 2012). */
export function distances(set: Uint8Array, side: number): Float32Array {
  const far = 1e6
  const out = Float32Array.from(set, (value) => (value ? 0 : far))
  const line = new Float32Array(side)
  for (let x = 0; x < side; x++) {
    for (let y = 0; y < side; y++) line[y] = out[y * side + x] ?? far
    const lower = lowerEnvelope(line)
    for (let y = 0; y < side; y++) out[y * side + x] = lower[y] ?? far
  }
  for (let y = 0; y < side; y++) {
    out.set(lowerEnvelope(out.slice(y * side, (y + 1) * side)), y * side)
  }
  return out.map(Math.sqrt)
}

/** min over p of (q - p)² + values[p], for every q. */
function lowerEnvelope(values: Float32Array): Float32Array {
  const n = values.length
  const at = (q: number) => values[q] ?? 0
  const roots = new Int32Array(n)
  const edges = new Float64Array(n + 1)
  let last = 0
  edges[0] = -Infinity
  edges[1] = Infinity
  for (let q = 1; q < n; q++) {
    let edge = crossing(q, roots[last] ?? 0, at)
    while (edge <= (edges[last] ?? 0)) {
      last--
      edge = crossing(q, roots[last] ?? 0, at)
    }
    last++
    roots[last] = q
    edges[last] = edge
    edges[last + 1] = Infinity
  }
  let part = 0
  return values.map((_, q) => {
    while ((edges[part + 1] ?? Infinity) < q) part++
    const root = roots[part] ?? 0
    return (q - root) ** 2 + at(root)
  })
}

const crossing = (q: number, p: number, at: (q: number) => number) =>
  (at(q) + q * q - at(p) - p * p) / (2 * q - 2 * p)

/** The middle line of the strokes (Zhang and Suen 1984). */
export function thinned(set: Uint8Array, side: number): Uint8Array {
  const out = set.slice()
  for (let changed = true; changed; ) {
    changed = false
    for (const second of [false, true]) {
      const gone: number[] = []
      for (let y = 1; y < side - 1; y++) {
        for (let x = 1; x < side - 1; x++) {
          if (out[y * side + x] && isEdge(out, side, x, y, second)) gone.push(y * side + x)
        }
      }
      for (const at of gone) out[at] = 0
      changed ||= gone.length > 0
    }
  }
  return out
}

function isEdge(set: Uint8Array, side: number, x: number, y: number, second: boolean): boolean {
  const at = y * side + x
  const on = (offset: number) => set[at + offset] ?? 0
  const up = on(-side)
  const right = on(1)
  const down = on(side)
  const left = on(-1)
  const upRight = on(1 - side)
  const downRight = on(side + 1)
  const downLeft = on(side - 1)
  const upLeft = on(-side - 1)
  const count = up + right + down + left + upRight + downRight + downLeft + upLeft
  if (count < 2 || count > 6) return false
  const rise = (before: number, after: number) => (before === 0 && after === 1 ? 1 : 0)
  const rises =
    rise(up, upRight) +
    rise(upRight, right) +
    rise(right, downRight) +
    rise(downRight, down) +
    rise(down, downLeft) +
    rise(downLeft, left) +
    rise(left, upLeft) +
    rise(upLeft, up)
  if (rises !== 1) return false
  return second
    ? up * right * left === 0 && up * down * left === 0
    : up * right * down === 0 && right * down * left === 0
}
