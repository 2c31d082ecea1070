import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printForms } from '#main/print/forms'
import { openPdf } from '#main/scan/pdf'
import type { Corners, PageResult, ScannedPage } from '#main/scan/scanned'
import { openScanner, type Scanner } from '#main/scan/scanner'
import type { Box } from '#shared/forms/form'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'
import { readTruth } from '#tests/bench/scan-score'
import { typedSheet } from '#tests/support/typed-sheet'

const FIXTURES = 'tests/fixtures/scan'
const OPTIONS = { reach: 'digits-and-ticks', pictures: false } as const
const PIXELS_PER_MM = 10
const found = pageGeometry('sign-in', LATEST_LAYOUT, 'letter')
if (!found) throw new Error('no such form')
const geometry = found

let scanner: Scanner
let blank: Buffer
beforeAll(async () => {
  scanner = openScanner({ threads: 2 })
  const { data, width, height } = await printed(PIXELS_PER_MM)
  blank = await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer()
})
afterAll(() => scanner.close())

async function printed(pixelsPerMm: number) {
  const pdf = await openPdf(await sheet('sheet-A'))
  const page = pdf.ok ? await pdf.value.page(1, pixelsPerMm) : pdf
  if (!page.ok) throw new Error(page.error.tag)
  return page.value
}

const sheet = (key: string) =>
  printForms({
    kind: 'sign-in',
    paper: 'letter',
    language: 'en',
    heading: 'Westside barnstorm',
    sheets: [{ sheet: key, number: 1, pages: 1 }],
    contacts: [],
    printedAt: new Date(0),
  })

async function scan(file: Uint8Array): Promise<PageResult[]> {
  const results: PageResult[] = []
  for await (const result of scanner.read(file, OPTIONS)) results.push(result)
  return results
}

async function read(file: Uint8Array): Promise<ScannedPage> {
  const [result] = await scan(file)
  if (!result?.ok) throw new Error(`not read: ${result?.problem.tag}`)
  return result.page
}

const fieldOf = (page: ScannedPage, row: number, name: string) => {
  const field = page.rows.find((one) => one.number === row)?.fields.find((one) => one.name === name)
  if (!field) throw new Error(`no ${name}`)
  return field
}

/** Strokes of a few digits, in shares of their box. */
const STROKES: Record<string, string> = {
  '0': 'M.5 .18 C.2 .2 .2 .85 .5 .84 C.82 .84 .82 .2 .5 .18',
  '1': 'M.5 .15 L.48 .86',
  '4': 'M.3 .15 L.26 .52 L.72 .5 M.68 .14 L.66 .88',
  '7': 'M.24 .18 L.74 .17 L.44 .88',
}

const written = (text: string, boxes: Box[], colour: string, width: number) =>
  [...text]
    .map((digit, i) => {
      const box = boxes[i]
      if (!box) return ''
      const place = `translate(${box.x} ${box.y}) scale(${box.width} ${box.height})`
      return `<path d="${STROKES[digit]}" transform="${place}" fill="none" stroke="${colour}" stroke-width="${width / box.width}"/>`
    })
    .join('')

/** The printed form with ink on it; places are millimetres. */
const inked = (strokes: string, form = blank) =>
  sharp(form)
    .composite([
      {
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="2159" height="2794" viewBox="0 0 215.9 279.4" stroke-linecap="round">${strokes}</svg>`,
        ),
      },
    ])
    .flatten({ background: '#ffffff' })
    .blur(0.8)
    .jpeg({ quality: 70 })
    .toBuffer()

const phoneBoxes = (row: number) =>
  geometry.rows[row - 1]?.fields.find((field) => field.name === 'phone')?.boxes ?? []

describe('ink', () => {
  it.each([
    ['a ball pen', '#1b2f7a', 0.5],
    ['blue felt', '#3a62c8', 0.8],
    ['a pencil', '#77777c', 0.4],
    ['a hard pencil', '#8f8f94', 0.35],
  ])('of %s is read', async (_, colour, width) => {
    const page = await read(await inked(written('4107417104', phoneBoxes(3), colour, width)))
    expect(fieldOf(page, 3, 'phone').value).toBe('4107417104')
    expect(page.rows.filter((row) => !row.blank).map((row) => row.number)).toEqual([3])
  })

  it('that runs across two rows blanks neither, and asks for a look at both', async () => {
    const [boxes, below] = [phoneBoxes(3), phoneBoxes(4)]
    const [first, last] = [boxes[0], below[0]]
    if (!first || !last) throw new Error('no boxes')
    const tall = [...'4107417104'].map((_, i) => {
      const box = boxes[i] ?? first
      return { ...box, height: last.y + last.height - first.y }
    })
    const page = await read(await inked(written('4107417104', tall, '#222222', 0.7)))
    expect(page.rows.filter((row) => !row.blank).map((row) => row.number)).toEqual([3, 4])
    for (const row of [3, 4]) expect(fieldOf(page, row, 'phone').accepted).toBe(false)
  })
})

describe('a printer that knows only black', () => {
  it.each([300, 600])('makes dots of grey lines: at %i to the inch ink is told from them', async (dpi) => {
    const form = await blackOnly(dpi)
    const page = await read(await inked(written('4107417104', phoneBoxes(3), '#1b2f7a', 0.5), form))
    expect(fieldOf(page, 3, 'phone').value).toBe('4107417104')
    expect(page.rows.filter((row) => !row.blank).map((row) => row.number)).toEqual([3])
  })
})

/** The form in black and white alone, each pixel's error handed on to its neighbours (Floyd and Steinberg 1976). */
async function blackOnly(dpi: number): Promise<Buffer> {
  const { data, width, height } = await printed(dpi / 25.4)
  const grey = Float32Array.from({ length: width * height }, (_, i) => data[i * 4] ?? 255)
  const dots = new Uint8Array(width * height)
  for (let at = 0; at < dots.length; at++) {
    dots[at] = (grey[at] ?? 0) < 128 ? 0 : 255
    const error = ((grey[at] ?? 0) - (dots[at] ?? 0)) / 16
    for (const [ahead, share] of [
      [1, 7],
      [width - 1, 3],
      [width, 5],
      [width + 1, 1],
    ] as const)
      grey[at + ahead] = (grey[at + ahead] ?? 0) + error * share
  }
  const { width: wide, height: high } = await sharp(blank).metadata()
  return sharp(dots, { raw: { width, height, channels: 1 } })
    .resize(wide, high)
    .toColourspace('srgb')
    .png()
    .toBuffer()
}

describe('two sheets on one picture', () => {
  it('are both read', async () => {
    const truths = readTruth(join(FIXTURES, 'truth.jsonl')).filter((page) => page.camera === 'scan')
    const [first, second] = truths.slice(0, 2)
    const both = await sideBySide([first?.file ?? '', second?.file ?? ''])
    const sheets = (await scan(both)).map((result) => (result.ok ? result.page.form.sheet : result.problem))
    expect(sheets.sort()).toEqual([first?.code.sheet, second?.code.sheet].sort())
  })

  it('are one page and a word about the other when that is cut off', async () => {
    const truths = readTruth(join(FIXTURES, 'truth.jsonl')).filter((page) => page.camera === 'scan')
    const [first, second] = truths.slice(0, 2)
    const both = sharp(await sideBySide([first?.file ?? '', second?.file ?? '']))
    const { width, height } = await both.metadata()
    const cut = await both
      .composite([
        {
          input: { create: { width: 400, height: 400, channels: 3, background: '#6a5a4a' } },
          left: width - 480,
          top: height - 480,
        },
      ])
      .jpeg()
      .toBuffer()
    const results = await scan(cut)
    expect(results.map((result) => (result.ok ? result.page.form.sheet : result.problem))).toEqual([
      first?.code.sheet,
      { tag: 'corner-missing', found: 3 },
    ])
    expect(height).toBeGreaterThan(0)
  })
})

async function sideBySide(files: string[]): Promise<Buffer> {
  const sheets = await Promise.all(
    files.map((file) =>
      sharp(readFileSync(join(FIXTURES, file)))
        .rotate()
        .resize({ height: 2600 })
        .toBuffer(),
    ),
  )
  const widths = await Promise.all(sheets.map(async (one) => (await sharp(one).metadata()).width))
  const [first = 0, second = 0] = widths
  return sharp({
    create: { width: first + second + 180, height: 2720, channels: 3, background: '#6a5a4a' },
  })
    .composite(sheets.map((input, i) => ({ input, left: i === 0 ? 60 : first + 120, top: 60 })))
    .jpeg({ quality: 75 })
    .toBuffer()
}

describe('a sheet with a corner torn off', () => {
  it('is read when somebody places its corners by hand, not quite rightly', async () => {
    const torn = await tornSheet()
    expect((await scan(torn)).map((result) => result.ok || result.problem.tag)).toEqual(['corner-missing'])
    const corners: Corners = [
      { x: 25, y: 12 },
      { x: 2150, y: 18 },
      { x: 2140, y: 2780 },
      { x: 14, y: 2770 },
    ]
    const form = { kind: 'sign-in', version: LATEST_LAYOUT, paper: 'letter' } as const
    const result = await scanner.readPlaced(torn, { picture: 1, corners, form }, OPTIONS)
    if (!result.ok) throw new Error(`not read: ${result.problem.tag}`)
    expect(result.page.form.sheet).toBe('sheet-A')
    expect(fieldOf(result.page, 3, 'phone').value).toBe('4107417104')
    expect(fieldOf(result.page, 15, 'phone').value).toBe('4107417104')
  })
})

const tornSheet = async () => {
  const rows = [3, 15].map((row) => written('4107417104', phoneBoxes(row), '#222222', 0.6)).join('')
  return inked(`${rows}<path d="M0 240 L0 279.4 L40 279.4 Z" fill="#5a4a3a"/>`)
}

describe('a sheet of somebody else', () => {
  it('has what is printed on it found, line by line, in both languages', async () => {
    const lines = [
      'Meeting of the tenants, March 14',
      'María González   (212) 555-0123',
      'ana.lopez@gmail.com',
    ]
    const text = lines.map((line, i) => `<text x="200" y="${300 + 140 * i}" font-size="56">${line}</text>`)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1700" height="2200" font-family="DejaVu Sans, sans-serif"><rect width="1700" height="2200" fill="#fff"/>${text.join('')}</svg>`
    const picture = await sharp(Buffer.from(svg)).jpeg().toBuffer()
    const result = await scanner.readForeign(picture, { picture: 1, corners: null })
    if (!result.ok) throw new Error(`not read: ${result.problem.tag}`)
    expect(result.page.lines.map((line) => line.text.replace(/\s+/g, ' '))).toEqual(
      lines.map((line) => line.replace(/\s+/g, ' ')),
    )
    const [first] = result.page.lines
    expect(Math.abs((first?.area.y ?? 0) - 258)).toBeLessThan(12)
    expect(first?.words.map((word) => word.text)).toEqual(['Meeting', 'of', 'the', 'tenants,', 'March', '14'])
  })

  it('is straightened where somebody placed its corners, and told apart from what lies around it', async () => {
    const sheet = await sharp(await typedSheet(['Ana López | (212) 555-0123']))
      .extend({ top: 300, left: 100, background: '#5a4a3a' })
      .jpeg()
      .toBuffer()
    const [x, y] = [100 / 1800, 300 / 2500]
    const corners: Corners = [
      { x, y },
      { x: 1, y },
      { x: 1, y: 1 },
      { x, y: 1 },
    ]
    const result = await scanner.readForeign(sheet, { picture: 1, corners })
    if (!result.ok) throw new Error(`not read: ${result.problem.tag}`)
    const { straight, lines, width, height } = result.page
    expect([straight?.width, straight?.height, width, height]).toEqual([1700, 2200, 1700, 2200])
    expect(Math.abs((lines[0]?.area.x ?? 0) - 160)).toBeLessThan(8)
  })

  it('is given up when nobody waits for it any more, and its thread is free at once', async () => {
    const stop = new AbortController()
    const lines = Array.from(
      { length: 18 },
      (_, row) => `Ana López | (212) 555-01${row + 10} | ana@example.org`,
    )
    const reading = scanner.readForeign(await typedSheet(lines), { picture: 1, corners: null }, stop.signal)
    setTimeout(() => stop.abort(), 300)
    expect(await reading).toEqual({ ok: false, problem: { tag: 'stopped' } })
    stop.abort()
    const late = scanner.readForeign(await typedSheet(lines), { picture: 1, corners: null }, stop.signal)
    expect(await late).toEqual({ ok: false, problem: { tag: 'stopped' } })
  })

  it('is no picture at all', async () => {
    const result = await scanner.readForeign(Buffer.from('Dear diary'), { picture: 1, corners: null })
    expect(result).toEqual({ ok: false, problem: { tag: 'not-a-picture' } })
  })
})

describe('advice', () => {
  it('is given for each thing that is wrong with a picture', async () => {
    const photo = await inked('')
    const problems = async (file: Buffer) => (await read(file)).quality.problems
    expect(await problems(photo)).toEqual([])
    expect(await problems(await sharp(photo).blur(4).jpeg().toBuffer())).toContain('blurred')
    expect(await problems(await sharp(photo).linear(0.12, 4).jpeg({ quality: 90 }).toBuffer())).toContain(
      'too-dark',
    )
    expect(await problems(await sharp(photo).resize({ width: 1000 }).jpeg().toBuffer())).toContain(
      'too-small',
    )
  })

  it('is given for a lamp mirrored on the sheet, and for paper that is not flat', async () => {
    const problems = async (file: Buffer) => (await read(file)).quality.problems
    const grey = await sharp(await inked(''))
      .linear(0.75)
      .toBuffer()
    expect(await problems(grey)).toEqual([])
    const lamp = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="2159" height="2794"><circle cx="1200" cy="1500" r="330" fill="#fff"/></svg>',
    )
    const mirrored = await sharp(grey)
      .composite([{ input: lamp }])
      .blur(6)
      .toBuffer()
    const shining = await sharp(grey)
      .composite([{ input: await sharp(mirrored).extract(LAMP).toBuffer(), left: LAMP.left, top: LAMP.top }])
      .jpeg()
      .toBuffer()
    expect(await problems(shining)).toContain('glare')
    expect(await problems(await curled(grey))).toContain('curled')
  })
})

const LAMP = { left: 800, top: 1100, width: 800, height: 800 }

/** The middle of the picture moved aside and down, less and less towards its edges: the corner marks stay. */
async function curled(file: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true })
  const bent = Buffer.alloc(data.length, 190)
  for (let y = 0; y < info.height; y++) {
    const aside = Math.round(15 * Math.sin((Math.PI * y) / info.height))
    for (let x = 0; x < info.width; x++) {
      const down = Math.round(15 * Math.sin((Math.PI * x) / info.width))
      const from = (y - down) * info.width + x - aside
      if (y >= down && x >= aside) bent[y * info.width + x] = data[from] ?? 0
    }
  }
  const { width, height } = info
  return sharp(bent, { raw: { width, height, channels: 1 } })
    .jpeg()
    .toBuffer()
}
