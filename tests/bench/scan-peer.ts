import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { type FlatPage, flatPages } from '#main/scan/page'
import { openPictures } from '#main/scan/picture'
import { type Field, groupsOf } from '#shared/forms/form'
import type { Share, Truth } from './scan-score'

/**
 * Debian's `tesseract` command on the pages that we flattened: once over the whole page for the time it takes, then field by field
 * with what a field may hold, which is the most help it can be given.
 */
export const PEER = "Debian's tesseract on the flattened page"

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-'"
const ALLOWED: Partial<Record<Field['reading'], string>> = {
  phone: '0123456789',
  zip: '0123456789',
  firstName: LETTERS,
  lastName: LETTERS,
  email: `0123456789@.-_+${LETTERS}`,
}

export type PeerResult = { seconds: number[]; shares: Map<Field['reading'], Share> }

export async function readByPeer(pages: Truth[], from: string, work: string): Promise<PeerResult> {
  const result: PeerResult = { seconds: [], shares: new Map() }
  for (const truth of pages) {
    const flat = await flatPageOf(join(from, truth.file))
    const { data, width, height } = flat.picture
    const page = sharp(data, { raw: { width, height, channels: 1 } })
    result.seconds.push(await secondsOver(page, join(work, 'page.png')))
    await readFields(page, flat, truth, join(work, 'field.png'), result)
  }
  return result
}

async function flatPageOf(file: string): Promise<FlatPage> {
  const opened = await openPictures(await readFile(file))
  const picture = opened.ok ? await opened.value.picture(1) : opened
  const [flat] = picture.ok ? await flatPages(picture.value) : [picture]
  if (!flat?.ok) throw new Error(`${file}: ${flat?.error.tag}`)
  return flat.value
}

async function secondsOver(page: Sharp, file: string): Promise<number> {
  await page.clone().png().toFile(file)
  const start = performance.now()
  tesseract(file, [])
  return (performance.now() - start) / 1000
}

async function readFields(page: Sharp, flat: FlatPage, truth: Truth, file: string, { shares }: PeerResult) {
  for (const group of groupsOf(flat.geometry)) {
    const row = truth.rows.find((one) => one.number === group.number)
    for (const field of row?.state === 'filled' ? group.fields : []) {
      const allowed = ALLOWED[field.reading]
      const wanted = row?.fields[field.name]
      if (!allowed || !wanted) continue
      await page.clone().extract(areaOf(flat, field)).png().toFile(file)
      const text = tesseract(file, ['--psm', '7', '-c', `tessedit_char_whitelist=${allowed}`])
      const share = shares.get(field.reading) ?? { right: 0, all: 0 }
      share.all++
      if (text.replace(/\s/g, '') === wanted) share.right++
      shares.set(field.reading, share)
    }
  }
}

function areaOf({ alignment }: FlatPage, { boxes }: Field) {
  const [first, last] = [boxes[0], boxes.at(-1)]
  if (!first || !last) throw new RangeError('a field has boxes')
  const from = alignment.toPixels(first)
  const to = alignment.toPixels({ x: last.x + last.width, y: last.y + last.height })
  const [left, top] = [Math.round(from.x), Math.round(from.y)]
  return { left, top, width: Math.round(to.x) - left, height: Math.round(to.y) - top }
}

const tesseract = (file: string, options: string[]): string =>
  execFileSync('tesseract', [file, 'stdout', ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
