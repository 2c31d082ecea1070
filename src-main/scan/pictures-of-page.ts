import sharp from 'sharp'
import type { Box } from '#shared/forms/form'
import type { GreyPicture } from './picture'
import type { Jpeg, Preview, ScannedPage } from './scanned'

const QUALITY = 72
const PREVIEW_SIDE = 1600

/** The page with its flat picture, and that of each row. */
export async function withPictures(page: ScannedPage, flat: GreyPicture): Promise<ScannedPage> {
  const rows = await Promise.all(
    page.rows.map(async (row) => ({ ...row, picture: await partOf(flat, row.area) })),
  )
  return { ...page, rows, flat: await jpegOf(flat) }
}

export async function jpegOf({ data, width, height }: GreyPicture): Promise<Jpeg> {
  const raw = { width, height, channels: 1 } as const
  const bytes = await sharp(data, { raw }).jpeg({ quality: QUALITY }).toBuffer()
  return { bytes: Uint8Array.from(bytes), width, height }
}

async function partOf({ data, width, height }: GreyPicture, area: Box): Promise<Jpeg> {
  const part = { left: area.x, top: area.y, width: area.width, height: area.height }
  const bytes = await sharp(data, { raw: { width, height, channels: 1 } })
    .extract(part)
    .jpeg({ quality: QUALITY })
    .toBuffer()
  return { bytes: Uint8Array.from(bytes), width: area.width, height: area.height }
}

export async function previewOf({ data, width, height }: GreyPicture): Promise<Preview> {
  const { data: bytes, info } = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
  return {
    bytes: Uint8Array.from(bytes),
    width: info.width,
    height: info.height,
    scale: width / info.width,
  }
}
