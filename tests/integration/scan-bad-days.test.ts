import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import sharp, { type OverlayOptions } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPdf } from '#main/scan/pdf'
import type { PageResult } from '#main/scan/scanned'
import { openScanner, type Scanner } from '#main/scan/scanner'
import { readTruth } from '#tests/bench/scan-score'

const FIXTURES = 'tests/fixtures/scan'
const [sheet] = readTruth(join(FIXTURES, 'truth.jsonl')).filter((page) => page.camera === 'scan')
if (!sheet) throw new Error('no scanned page among the fixtures')
const photo = join(FIXTURES, sheet.file)

const OPTIONS = { reach: 'digits-and-ticks', pictures: false } as const

let scanner: Scanner

beforeAll(() => {
  scanner = openScanner({ threads: 2 })
})
afterAll(() => scanner.close())

async function scan(file: Uint8Array | string): Promise<PageResult[]> {
  const results: PageResult[] = []
  for await (const result of scanner.read(Buffer.from(file), OPTIONS)) results.push(result)
  return results
}

const problems = (results: PageResult[]) => results.map((result) => (result.ok ? 'read' : result.problem.tag))

describe('what is no form', () => {
  it('is named as what it is', async () => {
    expect(problems(await scan(''))).toEqual(['empty'])
    expect(problems(await scan('Dear diary'))).toEqual(['not-a-picture'])
    expect(problems(await scan('%PDF-1.7 and then nothing'))).toEqual(['pdf-broken'])
  })

  it('has no corner marks: a grey cat on a grey sofa', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
    const cat = sharp({ create: { width: 900, height: 1200, channels: 3, background: '#888888', noise } })
    expect(problems(await scan(await cat.blur(4).jpeg().toBuffer()))).toEqual(['no-sheet'])
  })

  it('claims more pixels than any sheet has, and is not decoded', async () => {
    const huge = sharp({ create: { width: 15_000, height: 15_000, channels: 3, background: '#ffffff' } })
    expect(problems(await scan(await huge.png().toBuffer()))).toEqual(['too-large'])
  })
})

describe('a file of another kind', () => {
  it('is read when an iPhone made it (HEIC)', async () => {
    expect(sheetOf(await scan(readFileSync(join(FIXTURES, 'iphone.heic'))))).toEqual([sheet.code.sheet])
  })

  it('is read as TIFF, WebP and AVIF', async () => {
    const picture = sharp(photo)
    for (const bytes of [
      await picture.clone().tiff({ compression: 'lzw' }).toBuffer(),
      await picture.clone().webp({ quality: 80 }).toBuffer(),
      await picture.clone().resize(1700).avif({ quality: 60, effort: 0 }).toBuffer(),
    ]) {
      expect(sheetOf(await scan(bytes))).toEqual([sheet.code.sheet])
    }
  })

  it('is read as the camera meant it, whichever way its own turning says', async () => {
    for (const orientation of [3, 6, 8]) {
      const turned = await sharp(photo).withMetadata({ orientation }).jpeg().toBuffer()
      expect(sheetOf(await scan(turned))).toEqual([sheet.code.sheet])
    }
  })

  it('is read when a scanner made 190 million pixels of it', async () => {
    const huge = sharp(photo).resize({ width: 12_100, kernel: 'nearest' })
    expect(sheetOf(await scan(await huge.jpeg({ quality: 60 }).toBuffer()))).toEqual([sheet.code.sheet])
  })

  it('is an HEIC that ends too early', async () => {
    const heic = readFileSync(join(FIXTURES, 'iphone.heic'))
    expect(problems(await scan(heic.subarray(0, 600)))).toEqual(['not-a-picture'])
  })
})

describe('a PDF', () => {
  it('with a password is named as such', async () => {
    const locked = await pdf({ userPassword: 'secret' }, (document) => document.text('hello'))
    expect(problems(await scan(locked))).toEqual(['pdf-locked'])
  })

  it('that unpacks to gigabytes is not unpacked', async () => {
    const bomb = await pdf({ compress: false }, (document) => document.text('hello'))
    const packed = deflateSync(Buffer.alloc(1_100_000_000, ' '), { level: 1 })
    const head = `9 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`
    expect(problems(await scan(Buffer.concat([bomb, Buffer.from(head), packed])))).toEqual(['pdf-too-large'])
  })

  it('that never comes to an end is given up, and the next file is read', async () => {
    const hasty = openScanner({ threads: 1, patienceMs: 9000 })
    const [first, second] = [
      await tagsOf(hasty, await endless(72)),
      await tagsOf(hasty, Buffer.from('Dear diary')),
    ]
    // A fast machine comes to the end of the memory before the end of the patience.
    expect(['too-slow', 'pdf-too-large']).toContain(first.join())
    expect(second).toEqual(['not-a-picture'])
    await hasty.close()
  })

  it('whose page takes more and more memory is given up before there is none left', async () => {
    const opened = await openPdf(await endless(40))
    const page = opened.ok ? await opened.value.page(1, 12) : opened
    expect(page).toEqual({ ok: false, error: { tag: 'pdf-too-large' } })
    if (opened.ok) await opened.value.close()
  }, 180_000)
})

/** Strokes without end: so many megabytes of them on one page. */
const endless = (megabytes: number) =>
  pdf({ compress: false }, (document) => {
    const strokes = 'q 1 0 0 1 0 0 cm Q\n'
    document.addContent(strokes.repeat((megabytes * 1_000_000) / strokes.length))
  })

async function tagsOf(asked: Scanner, file: Uint8Array): Promise<string[]> {
  const results: PageResult[] = []
  for await (const result of asked.read(file, OPTIONS)) results.push(result)
  return problems(results)
}

async function pdf(options: PDFKit.PDFDocumentOptions, draw: (document: PDFKit.PDFDocument) => void) {
  const document = new PDFDocument(options)
  draw(document)
  document.end()
  return buffer(document)
}

/** The sheet with something laid over part of it; places are shares of the picture as it stands upright. */
async function spoilt(
  left: number,
  top: number,
  width: number,
  height: number,
  colour: string,
): Promise<Buffer> {
  const upright = await sharp(photo).toBuffer()
  const { width: w, height: h } = await sharp(upright).metadata()
  const patch: OverlayOptions = {
    input: {
      create: {
        width: Math.round(width * w),
        height: Math.round(height * h),
        channels: 3,
        background: colour,
      },
    },
    left: Math.round(left * w),
    top: Math.round(top * h),
  }
  return sharp(upright).composite([patch]).jpeg().toBuffer()
}

const sheetOf = (results: PageResult[]) =>
  results.map((result) => (result.ok ? result.page.form.sheet : result.problem.tag))

describe('a form of ours', () => {
  it.each([90, 180, 270, 17])('is read when it lies turned by %i degrees', async (degrees) => {
    const turned = await sharp(photo).rotate(degrees, { background: '#777777' }).jpeg().toBuffer()
    const [result] = await scan(turned)
    expect(sheetOf(result ? [result] : [])).toEqual([sheet.code.sheet])
  })

  it('says which corner marks are missing when one is torn off', async () => {
    const [result] = await scan(photo ? await withoutCorner() : '')
    expect(result).toEqual({ picture: 1, ok: false, problem: { tag: 'corner-missing', found: 3 } })
  })

  it('is still known as what it is with coffee on its code, but not as which sheet', async () => {
    const [whole] = await scan(await sharp(photo).jpeg().toBuffer())
    if (!whole?.ok) throw new Error('the fixture itself is not read')
    const [result] = await scan(await overCode(whole))
    if (!result?.ok) throw new Error(`not read: ${result?.problem.tag}`)
    expect(result.page.form).toEqual({ ...whole.page.form, sheet: null, number: null, page: null })
  })

  it('says that it is blurred before anybody reads it', async () => {
    const [result] = await scan(await sharp(photo).blur(9).jpeg().toBuffer())
    expect(result?.ok ? result.page.quality.problems : [result?.problem.tag]).not.toEqual([])
  })
})

/** One of the marks painted over with the colour of the table. */
async function withoutCorner(): Promise<Buffer> {
  const [whole] = await scan(await sharp(photo).jpeg().toBuffer())
  if (!whole?.ok) throw new Error('the fixture itself is not read')
  const [corner] = whole.page.corners
  const { width = 1, height = 1 } = await sharp(photo).metadata()
  const reach = 0.045
  const left = Math.max(0, (corner?.x ?? 0) / width - reach)
  const top = Math.max(0, (corner?.y ?? 0) / height - reach)
  return spoilt(left, top, 2 * reach, 2 * reach, '#b0b0b0')
}

/** The code stands beside the second mark, towards the first. */
async function overCode(whole: Extract<PageResult, { ok: true }>): Promise<Buffer> {
  const [first, second, third] = whole.page.corners
  if (!first || !second || !third) throw new Error('no corners')
  const { width = 1, height = 1 } = await sharp(photo).metadata()
  const along = { x: (first.x - second.x) / 194, y: (first.y - second.y) / 194 }
  const down = { x: (third.x - second.x) / 257, y: (third.y - second.y) / 257 }
  const middle = { x: second.x + 16 * along.x + 4.5 * down.x, y: second.y + 16 * along.y + 4.5 * down.y }
  const side = 15 * Math.hypot(along.x, along.y)
  return spoilt(
    (middle.x - side / 2) / width,
    (middle.y - side / 2) / height,
    side / width,
    side / height,
    '#70502c',
  )
}
