import { openPdf } from '#main/scan/pdf'
import { pageGeometry } from '#shared/forms/geometry'
import type { PageCode } from '#shared/forms/page-code'
import { type Digit, digits } from '../train/digits'
import { seeded } from '../train/random'
import { fillPage, type TrueRow } from './fill'
import type { Phones } from './people'
import { type Camera, photograph } from './photograph'
import { Sheet } from './sheet'

export type FilledPage = { code: PageCode; rows: TrueRow[]; jpeg: Buffer }

const PIXELS_PER_MM = 11

/** Writes on the pages of a PDF that the app has printed, and photographs them; the same for the same seed. */
export async function fillPdf(
  pdf: Uint8Array,
  codes: readonly PageCode[],
  {
    seed,
    camera,
    width,
    phones = 'fiction',
  }: { seed: number; camera: Camera; width: number; phones?: Phones },
): Promise<FilledPage[]> {
  const held = new Map<string, Digit[]>()
  for (const digit of digits('test')) {
    const name = String(digit.digit)
    held.set(name, [...(held.get(name) ?? []), digit])
  }
  const opened = await openPdf(pdf)
  if (!opened.ok) throw new Error(`our own PDF: ${opened.error.tag}`)
  const filled: FilledPage[] = []
  for (const [index, code] of codes.entries()) {
    const random = seeded(seed * 1009 + index)
    const page = await opened.value.page(index + 1, PIXELS_PER_MM)
    const geometry = pageGeometry(code.kind, code.version, code.paper)
    if (!page.ok || !geometry) throw new Error(`page ${index + 1} of our own PDF`)
    const { data, width: wide, height } = page.value
    const rgb = new Uint8ClampedArray(wide * height * 3)
    for (let i = 0; i < wide * height; i++) rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3)
    const sheet = new Sheet(rgb, geometry, wide / geometry.width)
    const rows = fillPage(sheet, held, phones, random)
    filled.push({ code, rows, jpeg: await photograph(sheet, camera, width, random) })
  }
  await opened.value.close()
  return filled
}
