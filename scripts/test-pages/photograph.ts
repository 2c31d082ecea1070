import sharp from 'sharp'
import type { Point } from '#shared/forms/form'
import { homography } from '#shared/forms/homography'
import { around, between, type Random } from '../train/random'
import type { Sheet } from './sheet'

/** A flatbed scan; a phone held over a table; the same in bad light, at an angle, paper not flat. */
export type Camera = 'scan' | 'photo' | 'hard'

type Settings = {
  tilt: number
  turn: number
  /** Millimetres by which curled paper moves a box. */
  curl: number
  shade: number
  shadow: number
  noise: number
  blur: number
  glare: number
  quality: number
}

const SETTINGS: Record<Camera, Settings> = {
  scan: { tilt: 0, turn: 0.02, curl: 0, shade: 0.03, shadow: 0, noise: 4, blur: 0.5, glare: 0, quality: 72 },
  photo: {
    tilt: 0.04,
    turn: 0.06,
    curl: 0.7,
    shade: 0.25,
    shadow: 0.15,
    noise: 8,
    blur: 0.7,
    glare: 0,
    quality: 64,
  },
  hard: {
    tilt: 0.09,
    turn: 0.14,
    curl: 1.4,
    shade: 0.45,
    shadow: 0.35,
    noise: 11,
    blur: 1,
    glare: 0.35,
    quality: 58,
  },
}

/** The picture's longer side over its shorter one, as phones have it. */
const SHAPE = 4 / 3

/** Takes a picture, `width` pixels wide before it is turned by quarters of a circle, and answers a JPEG. */
export async function photograph(
  sheet: Sheet,
  camera: Camera,
  width: number,
  random: Random,
): Promise<Buffer> {
  const settings = SETTINGS[camera]
  const height =
    camera === 'scan' ? Math.round((width * sheet.height) / sheet.width) : Math.round(width * SHAPE)
  const seen = expose(
    sheet,
    settings,
    width,
    height,
    camera === 'scan' ? 1 : between(random, 0.9, 0.95),
    random,
  )
  const quarters = Math.floor(random() * 4) * 90
  const picture = sharp(seen, { raw: { width, height, channels: 3 } }).blur(settings.blur)
  const grey = camera === 'scan' ? picture.greyscale() : picture
  return grey.rotate(quarters).jpeg({ quality: settings.quality }).toBuffer()
}

/** Where the corners of the sheet are on the picture. */
function corners(
  settings: Settings,
  sheet: Sheet,
  width: number,
  height: number,
  fill: number,
  random: Random,
) {
  const scale = Math.min((width * fill) / sheet.width, (height * fill) / sheet.height)
  const angle = around(random, settings.turn)
  const corner = (x: number, y: number): Point => {
    const dx = x * sheet.width * 0.5 * scale + around(random, settings.tilt * width * 0.5)
    const dy = y * sheet.height * 0.5 * scale + around(random, settings.tilt * width * 0.5)
    const shrink = 1 - settings.tilt * 0.9
    return {
      x: width / 2 + shrink * (dx * Math.cos(angle) - dy * Math.sin(angle)),
      y: height / 2 + shrink * (dx * Math.sin(angle) + dy * Math.cos(angle)),
    }
  }
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] as const
}

function expose(
  sheet: Sheet,
  settings: Settings,
  width: number,
  height: number,
  fill: number,
  random: Random,
): Buffer {
  const quad = corners(settings, sheet, width, height, fill, random)
  const flat = [
    { x: 0, y: 0 },
    { x: sheet.width, y: 0 },
    { x: sheet.width, y: sheet.height },
    { x: 0, y: sheet.height },
  ] as const
  const map = homography(quad, flat)
  if (!map) throw new RangeError('the sheet lies on a line')
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = map
  const bend = curlOf(sheet, settings, random)
  const light = lightOf(settings, width, height, random)
  const glare = glareOf(settings, width, height, random)
  const out = Buffer.alloc(width * height * 3)
  const isScan = settings.tilt === 0
  const place: Point = { x: 0, y: 0 }
  const paper = new Float64Array(3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const w = g * x + h * y + 1
      bend((a * x + b * y + c) / w, (d * x + e * y + f) / w, place)
      const brightness = light(x, y)
      const shine = glare(x, y)
      const grain = around(random, settings.noise)
      const to = (y * width + x) * 3
      const onSheet = lookUp(sheet, place, paper)
      for (let channel = 0; channel < 3; channel++) {
        const under = onSheet ? (paper[channel] ?? 0) : table(x, y, channel, isScan)
        const warm = isScan ? 1 : 1 - channel * 0.03
        const value = under * brightness * warm + grain
        out[to + channel] = Math.max(0, Math.min(255, value + (255 - value) * shine))
      }
    }
  }
  return out
}

/** Paper that was folded in a pocket: two long waves, none at the edges. */
function curlOf(
  sheet: Sheet,
  settings: Settings,
  random: Random,
): (u: number, v: number, out: Point) => void {
  const size = settings.curl * between(random, 0.4, 1) * sheet.pixelsPerMm
  const [waveX, waveY] = [between(random, 55, 90), between(random, 60, 100)].map(
    (mm) => mm * sheet.pixelsPerMm,
  )
  const [phaseX, phaseY] = [random() * 6.28, random() * 6.28]
  return (u, v, out) => {
    const inside = (t: number, end: number) => Math.sin(Math.PI * Math.max(0, Math.min(1, t / end)))
    const lift = size * Math.sqrt(inside(u, sheet.width) * inside(v, sheet.height))
    out.x = u + lift * Math.sin(v / (waveX ?? 1) + phaseX)
    out.y = v + lift * Math.sin(u / (waveY ?? 1) + phaseY)
  }
}

/** A lamp somewhere, and the shadow of whoever holds the phone. */
function lightOf(
  settings: Settings,
  width: number,
  height: number,
  random: Random,
): (x: number, y: number) => number {
  const lamp = { x: random() * width, y: random() * height }
  const angle = random() * 2 * Math.PI
  const start = between(random, -0.3, 0.4) * width
  const softness = 0.03 * width
  return (x, y) => {
    const fall = 1 - (settings.shade * Math.hypot(x - lamp.x, y - lamp.y)) / (1.3 * width)
    const into = (x - width / 2) * Math.cos(angle) + (y - height / 2) * Math.sin(angle) - start
    return fall * (1 - settings.shadow / (1 + Math.exp(-into / softness)))
  }
}

/** A window mirrored on glossy ink: washes out, seldom wholly. */
function glareOf(
  settings: Settings,
  width: number,
  height: number,
  random: Random,
): (x: number, y: number) => number {
  const strength = settings.glare * random()
  const at = { x: random() * width, y: random() * height }
  const reach = between(random, 0.08, 0.16) * width
  if (strength === 0) return () => 0
  return (x, y) => strength * Math.exp(-((x - at.x) ** 2 + (y - at.y) ** 2) / (2 * reach * reach))
}

const table = (x: number, y: number, channel: number, isScan: boolean) =>
  isScan
    ? 250
    : 95 + 14 * Math.sin(x / 37) + 10 * Math.sin((x + y) / 11) + (channel === 0 ? 20 : -12 * channel)

/** The colour of the sheet at a place, into `out`; false beside the sheet. */
function lookUp({ rgb, width, height }: Sheet, { x, y }: Point, out: Float64Array): boolean {
  if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) return false
  const column = x | 0
  const row = y | 0
  const fx = x - column
  const fy = y - row
  const at = (row * width + column) * 3
  const below = at + width * 3
  for (let c = 0; c < 3; c++) {
    const upper = (rgb[at + c] ?? 0) * (1 - fx) + (rgb[at + c + 3] ?? 0) * fx
    const lower = (rgb[below + c] ?? 0) * (1 - fx) + (rgb[below + c + 3] ?? 0) * fx
    out[c] = upper * (1 - fy) + lower * fy
  }
  return true
}
