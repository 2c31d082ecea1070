import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FormOrder, printForms } from '#main/print/forms'
import { headingOf, orderOf } from '#main/print/forms-order'
import type { PageResult } from '#main/scan/scanned'
import { openScanner, type Scanner } from '#main/scan/scanner'
import { FORM_KINDS, type Paper } from '#shared/forms/form'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'

let scanner: Scanner

beforeAll(() => {
  scanner = openScanner({ threads: 2 })
})
afterAll(() => scanner.close())

const order = (part: Partial<FormOrder>): FormOrder => ({
  kind: 'sign-in',
  paper: 'letter',
  language: 'both',
  heading: 'Westside barnstorm · Union Hall',
  sheets: [{ sheet: 'sheet-A', number: 7, pages: 1 }],
  contacts: [],
  printedAt: new Date('2026-03-14T18:00:00Z'),
  ...part,
})

async function printedAndScanned(part: Partial<FormOrder>): Promise<PageResult[]> {
  const pages: PageResult[] = []
  const options = { reach: 'digits-and-ticks', pictures: false } as const
  for await (const page of scanner.read(await printForms(order(part)), options)) pages.push(page)
  return pages
}

const CASES = FORM_KINDS.flatMap((kind) =>
  (['letter', 'a4'] as Paper[]).map((paper) => [kind, paper] as const),
)

describe('a form nobody has filled in', () => {
  it.each(CASES)('is known by its code, and every row of it is blank: %s on %s', async (kind, paper) => {
    const contacts = kind === 'call' ? [{ name: 'María-Fernanda Castellanos', phone: '(212) 555-0123' }] : []
    const [result] = await printedAndScanned({ kind, paper, contacts })
    if (!result?.ok) throw new Error(`not read: ${result?.problem.tag}`)
    expect(result.page.form).toEqual({
      kind,
      paper,
      version: LATEST_LAYOUT,
      sheet: 'sheet-A',
      number: 7,
      page: 1,
    })
    expect(result.page.quality.problems).toEqual([])
    const geometry = pageGeometry(kind, LATEST_LAYOUT, paper)
    expect(result.page.rows).toHaveLength((geometry?.rows.length ?? 0) + (geometry?.head ? 1 : 0))
    expect(result.page.rows.filter((row) => !row.blank)).toEqual([])
  })
})

it('prints as many numbered copies as were asked for, each a sheet of its own', async () => {
  const keys = ['a', 'b', 'c']
  const copies = { kind: 'host', paper: 'letter', language: 'en', heading: '', copies: 3, from: 12 } as const
  const results = await printedAndScanned(orderOf(copies, () => keys.shift() ?? '', new Date(0)))
  const forms = results.map((result) =>
    result.ok ? [result.page.form.sheet, result.page.form.number] : result.problem,
  )
  expect(forms).toEqual([
    ['a', 12],
    ['b', 13],
    ['c', 14],
  ])
})

it('cuts a long name on a call sheet, never the number', async () => {
  const name = 'Guadalupe Cuauhtémoc Higginbotham-Fitzgerald Xicoténcatl de la Cruz'
  const pdf = await printForms(order({ kind: 'call', contacts: [{ name, phone: '(212) 555-0123' }] }))
  const page = await (await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise).getPage(1)
  const { items } = await page.getTextContent()
  const texts = items.map((item) => ('str' in item ? item.str : ''))
  expect(texts).toContain('(212) 555-0123')
  expect(texts.filter((text) => text.startsWith('Guadalupe'))).toHaveLength(1)
})

it('says the day as the place of the meeting has it', () => {
  const meeting = {
    title: 'Noche de barrio',
    venue: 'Biblioteca',
    startsAt: '2026-03-15T02:30:00.000Z',
    zone: 'America/Chicago',
  }
  expect(headingOf(meeting, 'es')).toBe('Noche de barrio · Biblioteca · sábado, 14 de marzo de 2026')
  expect(headingOf({ ...meeting, venue: '' }, 'en')).toBe('Noche de barrio · Saturday, March 14, 2026')
})
