import type { GreyPicture } from './picture'

/** A patch of connected dark pixels: its bounds (inclusive), area and sums of places. */
export type Component = {
  label: number
  left: number
  right: number
  top: number
  bottom: number
  area: number
  sumX: number
  sumY: number
}

/** 1 where a pixel is darker than `share` of the mean around it. */
export function darkPixels({ data, width, height }: GreyPicture, radius: number, share: number): Uint8Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  const at = (x: number, y: number) => sums[y * (width + 1) + x] ?? 0
  const dark = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height, y + radius + 1)]
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)]
      const sum = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)
      const mean = sum / ((bottom - top) * (right - left))
      if ((data[y * width + x] ?? 0) < mean * share) dark[y * width + x] = 1
    }
  }
  return dark
}

/** Patches connected by their sides; `labels` says for each pixel which (from 1; 0 is none). */
export function components(
  dark: Uint8Array,
  width: number,
  height: number,
): { found: Component[]; labels: Int32Array } {
  const labels = new Int32Array(dark.length)
  const found: Component[] = []
  const stack = new Int32Array(dark.length)
  let label = 0
  let count = 0
  const visit = (at: number) => {
    if (!dark[at] || labels[at]) return
    labels[at] = label
    stack[count++] = at
  }
  for (let start = 0; start < dark.length; start++) {
    if (!dark[start] || labels[start]) continue
    label = found.length + 1
    const one = { label, left: width, right: 0, top: height, bottom: 0, area: 0, sumX: 0, sumY: 0 }
    visit(start)
    while (count > 0) {
      const at = stack[--count] ?? 0
      const x = at % width
      const y = (at - x) / width
      one.area++
      one.sumX += x
      one.sumY += y
      if (x < one.left) one.left = x
      if (x > one.right) one.right = x
      if (y < one.top) one.top = y
      if (y > one.bottom) one.bottom = y
      if (x > 0) visit(at - 1)
      if (x < width - 1) visit(at + 1)
      if (y > 0) visit(at - width)
      if (y < height - 1) visit(at + width)
    }
    found.push(one)
  }
  return { found, labels }
}
