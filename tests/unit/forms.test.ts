import { describe, expect, it } from 'vitest'
import { type Box, FORM_KINDS, groupsOf, type Paper } from '#shared/forms/form'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'
import { decodePageCode, encodePageCode } from '#shared/forms/page-code'
import { wordsOf } from '#shared/forms/words'

const PAGES = FORM_KINDS.flatMap((kind) =>
  (['letter', 'a4'] as Paper[]).flatMap((paper) => pageGeometry(kind, LATEST_LAYOUT, paper) ?? []),
)
const CLEAR = 2

/** How far apart two boxes are; 0 where they touch or overlap. */
function distance(a: Box, b: Box): number {
  const x = Math.max(0, a.x - (b.x + b.width), b.x - (a.x + a.width))
  const y = Math.max(0, a.y - (b.y + b.height), b.y - (a.y + a.height))
  return Math.hypot(x, y)
}

const extent = (boxes: Box[]): Box => {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

describe.each(PAGES.map((page) => [`${page.kind} on ${page.paper}`, page] as const))('%s', (_, page) => {
  const fields = groupsOf(page).flatMap((group) => group.fields)
  const marks = page.marks.map(({ x, y }) =>
    extent([
      { x: x - page.markSide / 2, y: y - page.markSide / 2, width: page.markSide, height: page.markSide },
    ]),
  )

  it('keeps 2 mm between any two fields', () => {
    const extents = fields.map((field) => extent(field.boxes))
    for (const [i, a] of extents.entries()) {
      for (const b of extents.slice(i + 1)) expect(distance(a, b)).toBeGreaterThanOrEqual(CLEAR - 1e-6)
    }
  })

  it('keeps fields clear of marks, code and captions', () => {
    const printed = [
      ...marks,
      page.code,
      ...page.captions.map(({ x, bottom, width }) => ({ x, y: bottom - 2, width, height: 2 })),
    ]
    for (const field of fields) {
      for (const box of printed)
        expect(distance(extent(field.boxes), box)).toBeGreaterThanOrEqual(CLEAR - 1e-6)
    }
  })

  it('keeps everything 6 mm from the edge, where printers leave white', () => {
    for (const box of [...fields.flatMap((field) => field.boxes), ...marks, page.code, page.orientation]) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(6)
      expect(box.x + box.width).toBeLessThanOrEqual(page.width - 6)
      expect(box.y + box.height).toBeLessThanOrEqual(page.height - 6)
    }
  })

  it('numbers its rows from one, and names each field once in a row', () => {
    expect(page.rows.map((row) => row.number)).toEqual(page.rows.map((_, i) => i + 1))
    for (const group of groupsOf(page)) {
      const names = group.fields.map((field) => field.name)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

it('has ten boxes for a phone number and five for a ZIP code wherever they stand', () => {
  for (const field of PAGES.flatMap(groupsOf).flatMap((group) => group.fields)) {
    if (field.reading === 'phone') expect(field.boxes).toHaveLength(10)
    if (field.reading === 'zip') expect(field.boxes).toHaveLength(5)
  }
})

it('knows no layout that was never printed', () => {
  expect(pageGeometry('host', LATEST_LAYOUT + 1, 'letter')).toBeUndefined()
  expect(pageGeometry('host', 0, 'letter')).toBeUndefined()
})

it('says what each field is in every language', () => {
  for (const words of wordsOf('both')) {
    for (const { word } of PAGES.flatMap((page) => page.captions)) expect(words.words[word]).toMatch(/\S/)
  }
})

describe('page code', () => {
  const code = {
    kind: 'host',
    version: 1,
    paper: 'a4',
    sheet: 'V1StGXR8_Z5jdHi6B-myT',
    number: 12,
    page: 2,
  } as const

  it('comes back as it went in', () => {
    expect(decodePageCode(encodePageCode(code))).toEqual(code)
  })

  it('is not mistaken for any other code', () => {
    for (const text of [
      '',
      'https://example.org',
      'BARNSTORM/host/1/a4/x/1',
      'BARNSTORM/menu/1/a4/x/1/1',
      'BARNSTORM/host/-1/a4/x/1/1',
    ]) {
      expect(decodePageCode(text)).toBeUndefined()
    }
  })
})
