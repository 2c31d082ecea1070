import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printForms } from '#main/print/forms'
import type { PageResult } from '#main/scan/scanned'
import { openScanner, type Scanner } from '#main/scan/scanner'
import { readTruth } from '#tests/bench/scan-score'

const FIXTURES = 'tests/fixtures/scan'
const OPTIONS = { reach: 'digits-and-ticks', pictures: false } as const

let scanner: Scanner
beforeAll(() => {
  scanner = openScanner({ threads: 2 })
})
afterAll(() => scanner.close())

const stack = () =>
  printForms({
    kind: 'sign-in',
    paper: 'letter',
    language: 'en',
    heading: 'Westside barnstorm',
    sheets: [1, 2, 3, 4].map((number) => ({ sheet: `sheet-${number}`, number, pages: 1 })),
    contacts: [],
    printedAt: new Date(0),
  })

const sheetOf = (result: PageResult) => (result.ok ? result.page.form.number : result.problem.tag)

describe('reading in threads', () => {
  it('answers the pages of a stack in their order', async () => {
    const numbers = []
    for await (const result of scanner.read(await stack(), OPTIONS))
      numbers.push([result.picture, sheetOf(result)])
    expect(numbers).toEqual([1, 2, 3, 4].map((number) => [number, number]))
  })

  it('ends when it is cancelled, and reads what comes after', async () => {
    const cancelled = new AbortController()
    const seen = []
    for await (const result of scanner.read(await stack(), OPTIONS, cancelled.signal)) {
      seen.push(sheetOf(result))
      cancelled.abort()
    }
    expect(seen).toEqual([1])
    const [again] = await all(scanner.read(await stack(), OPTIONS))
    expect(again && sheetOf(again)).toBe(1)
  })

  it('leaves the thread of whoever asks free', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 10)
    await all(scanner.read(await stack(), OPTIONS))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })

  it('shows the flat page, and each row as it was written', async () => {
    const [truth] = readTruth(join(FIXTURES, 'truth.jsonl'))
    const bytes = readFileSync(join(FIXTURES, truth?.file ?? ''))
    const [result] = await all(scanner.read(bytes, { ...OPTIONS, pictures: true }))
    if (!result?.ok) throw new Error('not read')
    const { flat, rows } = result.page
    const { width, height, format } = await sharp(flat?.bytes).metadata()
    expect([format, width, height]).toEqual(['jpeg', flat?.width, flat?.height])
    for (const row of rows) {
      const picture = await sharp(row.picture?.bytes).metadata()
      expect([picture.width, picture.height]).toEqual([row.area.width, row.area.height])
      for (const { area } of row.fields) {
        expect(area.x).toBeGreaterThanOrEqual(0)
        expect(area.y + area.height).toBeLessThanOrEqual(row.area.y + row.area.height)
      }
    }
  })

  it('shows a picture without a sheet small, so that corners can be placed on it', async () => {
    const cat = sharp({ create: { width: 2400, height: 3200, channels: 3, background: '#888888' } })
    const [result] = await all(scanner.read(await cat.jpeg().toBuffer(), { ...OPTIONS, pictures: true }))
    if (!result || result.ok) throw new Error('a cat was read')
    expect(result.preview).toMatchObject({ width: 1200, height: 1600, scale: 2 })
  })
})

async function all(pages: AsyncGenerator<PageResult>): Promise<PageResult[]> {
  const results: PageResult[] = []
  for await (const page of pages) results.push(page)
  return results
}
