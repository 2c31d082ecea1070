import type { InkPage } from './ink'
import type { GreyPicture } from './picture'

/** What is wrong with a picture, worst first; each has one thing that helps. */
export type QualityProblem = 'too-small' | 'blurred' | 'glare' | 'too-dark' | 'curled'

/** Sharpness of the printed marks' edges, resolution, and how much is washed out or black. */
export type Quality = {
  pixelsPerMm: number
  /** Share of full contrast that the steepest edges of the sheet reach from one pixel to the next. */
  sharpness: number
  /** Share of the sheet that is washed out. */
  glare: number
  brightness: number
  problems: QualityProblem[]
}

/** Below these, reading fails more often than typing does. */
const LEAST_PIXELS_PER_MM = 5.5
const LEAST_SHARPNESS = 0.16
const MOST_GLARE = 0.02
const LEAST_BRIGHTNESS = 45
/** Millimetres: a little more, and combs are no longer found where they are looked for. */
const MOST_BEND = 1.5

/** What is known when the combs have been found. */
export const withBend = (quality: Quality, bend: number): Quality =>
  bend > MOST_BEND ? { ...quality, problems: [...quality.problems, 'curled'] } : quality

export function qualityOf(flat: GreyPicture, page: InkPage, pixelsPerMm: number): Quality {
  const sharpness = sharpnessOf(page)
  const { glare, brightness } = lightOf(flat)
  const problems: QualityProblem[] = [
    ...(pixelsPerMm < LEAST_PIXELS_PER_MM ? ['too-small' as const] : []),
    ...(sharpness < LEAST_SHARPNESS ? ['blurred' as const] : []),
    ...(glare > MOST_GLARE ? ['glare' as const] : []),
    ...(brightness < LEAST_BRIGHTNESS ? ['too-dark' as const] : []),
  ]
  return { pixelsPerMm, sharpness, glare, brightness, problems }
}

/** The steepest 0.1 % of steps between neighbours: edges of marks and of the code, which every sheet has. */
function sharpnessOf({ ink, width, height }: InkPage): number {
  const counts = new Uint32Array(101)
  let total = 0
  for (let y = 0; y < height; y += 2) {
    for (let x = 1; x < width; x++) {
      const step = Math.abs((ink[y * width + x] ?? 0) - (ink[y * width + x - 1] ?? 0))
      const bin = Math.min(100, Math.round(step * 100))
      counts[bin] = (counts[bin] ?? 0) + 1
      total++
    }
  }
  let seen = 0
  for (let bin = 100; bin > 0; bin--) {
    seen += counts[bin] ?? 0
    if (seen > total * 0.001) return bin / 100
  }
  return 0
}

function lightOf({ data }: GreyPicture): { glare: number; brightness: number } {
  let washed = 0
  let sum = 0
  let count = 0
  for (let i = 0; i < data.length; i += 7) {
    const value = data[i] ?? 0
    sum += value
    count++
    if (value >= 254) washed++
  }
  return { glare: sum / count > 235 ? 0 : washed / count, brightness: sum / count }
}
