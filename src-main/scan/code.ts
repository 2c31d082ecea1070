import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { PageGeometry } from '#shared/forms/form'
import type { Homography } from '#shared/forms/homography'
import { decodePageCode, type PageCode } from '#shared/forms/page-code'
import { flatten } from './flatten'
import type { GreyPicture } from './picture'

const QUIET = 4
const CODE_PIXELS_PER_MM = 12
let isReady = false

/** The code of the sheet under `map`; none when it is not ours or too much of it is covered. */
export async function readCode(
  picture: GreyPicture,
  page: PageGeometry,
  map: Homography,
): Promise<PageCode | undefined> {
  const { x, y, width, height } = page.code
  const area = { x: x - QUIET, y: y - QUIET, width: width + 2 * QUIET, height: height + 2 * QUIET }
  return decode(flatten(picture, map, area, CODE_PIXELS_PER_MM))
}

async function decode({ data, width, height }: GreyPicture): Promise<PageCode | undefined> {
  prepare()
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < data.length; i++)
    rgba.fill(data[i] ?? 0, i * 4, i * 4 + 3).fill(255, i * 4 + 3, i * 4 + 4)
  const found = await readBarcodes(
    { data: rgba, width, height, colorSpace: 'srgb' },
    { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryInvert: false, maxNumberOfSymbols: 4 },
  )
  for (const { text } of found) {
    const code = decodePageCode(text)
    if (code) return code
  }
  return undefined
}

/** Hands the library its own WASM from the disk; left alone it would fetch it from the net. */
function prepare(): void {
  if (isReady) return
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const bytes = readFileSync(file)
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  prepareZXingModule({ overrides: { wasmBinary } })
  isReady = true
}
