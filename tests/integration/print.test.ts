import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { resourcePath } from '#main/core/resources'
import { fontRuns } from '#main/print/fonts'
import { renderPdf } from '#main/print/pdf'
import { fileName } from '#main/print/print'
import type { PaperSize } from '#shared/contract/hosts'
import type { Page, PageBlock } from '#shared/pages/page'
import { NOW } from '#tests/factories/documents'

const pageOf = (blocks: PageBlock[], fit: Page['fit'] = 'flow'): Page => ({
  language: 'en',
  title: 'Debrief',
  subtitle: 'Union Hall',
  footer: 'Printed today',
  fit,
  blocks,
})
const tableOf = (rows: number): PageBlock => ({
  type: 'table',
  columns: [
    { title: 'Segment', share: 0.7, align: 'left' },
    { title: 'Minutes', share: 0.3, align: 'right' },
  ],
  rows: Array.from({ length: rows }, (_, index) => ({ cells: [`Row ${index + 1}.`, `${index} min`] })),
})

/** The file as a reader sees it: size and text of each page. */
async function read(page: Page, paper: PaperSize = 'letter') {
  const pdf = await renderPdf(page, { paper, printedAt: NOW, fontFolder: resourcePath('fonts') })
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const sheet = await document.getPage(number)
    const { items } = await sheet.getTextContent()
    const [, , width, height] = sheet.view
    const places = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              left: item.transform[4],
              right: item.transform[4] + item.width,
              y: item.transform[5],
            },
          ]
        : [],
    )
    pages.push({ width, height, places, text: places.map(({ text }) => text).join(' ') })
  }
  return pages
}

describe('a printed page', () => {
  it.each([
    ['letter' as const, 612, 792],
    ['a4' as const, 595, 842],
  ])('is as large as %s, and nothing reaches into its margins', async (paper, width, height) => {
    const long = 'Words without end that must be broken into lines and a-single-word-'.repeat(8)
    const pages = await read(pageOf([{ type: 'paragraphs', lines: [long] }, tableOf(70)]), paper)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      expect([Math.round(page.width ?? 0), Math.round(page.height ?? 0)]).toEqual([width, height])
      for (const { left, right, y } of page.places) {
        expect(left).toBeGreaterThanOrEqual(44)
        expect(right).toBeLessThanOrEqual(width - 44)
        expect(y).toBeGreaterThan(40)
        expect(y).toBeLessThan(height - 40)
      }
    }
  })

  it('goes on to further sheets with the head of its table, its foot on each, and loses no row', async () => {
    const pages = await read(pageOf([tableOf(120)]))
    const text = pages.map((page) => page.text).join(' ')
    for (let row = 1; row <= 120; row++) expect(text).toContain(`Row ${row}.`)
    pages.forEach((page, index) => {
      expect(page.text).toContain('Segment')
      expect(page.text).toContain(`Page ${index + 1} of ${pages.length}`)
    })
  })

  it('is set smaller where it should fit one page, and goes on where it cannot', async () => {
    expect(await read(pageOf([tableOf(45)]))).toHaveLength(2)
    expect(await read(pageOf([tableOf(45)], 'one-page'))).toHaveLength(1)
    const pages = await read(pageOf([tableOf(200)], 'one-page'))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.map((page) => page.text).join(' ')).toContain('Row 200.')
  })

  it('holds the names of a whole town, in the letters in which they are written', async () => {
    const names = [
      'Guadalupe Ibáñez',
      'Łukasz Žižek',
      'Nguyễn Ánh',
      'Ελένη',
      'Оксана',
      '王小明',
      '김민준',
      'さくら',
    ]
    const [page] = await read(pageOf([{ type: 'paragraphs', lines: names }]))
    const text = page?.text.normalize('NFC').replaceAll(' ', '') ?? ''
    for (const name of names) expect(text).toContain(name.replaceAll(' ', ''))
  })
})

describe('fonts', () => {
  it('change only where they must, and keep a line in Arabic in one run', () => {
    expect(fontRuns('Mary Okafor', true)).toEqual([{ font: 'latin-700', text: 'Mary Okafor' }])
    expect(fontRuns('محمد عبدالله', true)).toEqual([{ font: 'arabic-400', text: 'محمد عبدالله' }])
    expect(fontRuns('Ana שרה Ana', false)).toEqual([
      { font: 'latin-400', text: 'Ana ' },
      { font: 'hebrew-400', text: 'שרה' },
      { font: 'latin-400', text: ' ' },
      { font: 'latin-400', text: 'Ana' },
    ])
    expect(fontRuns('東京さくら', false).map(({ font }) => font)).toEqual(['jp-400'])
    expect(fontRuns('北京', false).map(({ font }) => font)).toEqual(['sc-400'])
    expect(fontRuns('🎉', false)).toEqual([{ font: 'latin-400', text: '🎉' }])
  })
})

describe('the name of a file', () => {
  it('is one that every system takes', () => {
    expect(fileName('Debrief: Ñandú / "Hall" 12')).toBe('Debrief Ñandú Hall 12')
    expect(fileName('///')).toBe('barnstorm')
  })
})
