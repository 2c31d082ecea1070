import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { printForms } from '#main/print/forms'
import { openPdf } from '#main/scan/pdf'
import { type Box, FORM_KINDS, type FormKind, groupsOf, type Paper } from '#shared/forms/form'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'
import type { FormLanguage } from '#shared/forms/words'

const LANGUAGES: FormLanguage[] = ['en', 'es', 'both']
const PAPERS: Paper[] = ['letter', 'a4']
const CASES = FORM_KINDS.flatMap((kind) =>
  LANGUAGES.flatMap((language) => PAPERS.map((paper) => [kind, language, paper] as const)),
)

const printed = (kind: FormKind, language: FormLanguage, paper: Paper) =>
  printForms({
    ...{ kind, language, paper },
    heading: 'Asamblea de inquilinos del barrio de Washington Heights · Biblioteca · sábado, 14 de marzo',
    sheets: [{ sheet: 'V1StGXR8_Z5jdHi6B-myT', number: 108, pages: 1 }],
    contacts: kind === 'call' ? [{ name: 'Guadalupe Xicoténcatl', phone: '(212) 555-0123' }] : [],
    printedAt: new Date(0),
  })

it.each(CASES)(
  'the %s form in %s on %s says each word large enough to read, and apart from the next',
  async (...form) => {
    const words = await wordsOn(await printed(...form))
    expect(words.filter(({ size }) => size < LEAST_POINTS)).toEqual([])
    const crowded = words.flatMap((one) =>
      words
        .filter((other) => Math.abs(other.y - one.y) < 1 && other.x > one.x)
        .filter((other) => other.x - (one.x + one.width) < LEAST_SPACE)
        .map((other) => `${one.text}|${other.text}`),
    )
    expect(crowded).toEqual([])
  },
)

// In both languages most is printed.
it.each(CASES.filter(([, language]) => language === 'both'))(
  'the %s form in %s on %s has nothing printed within 2 mm of a box',
  async (kind, language, paper) => {
    expect(await fieldsWithPrintNear(await printed(kind, language, paper), kind, paper)).toEqual([])
  },
)

/** In points. */
const LEAST_POINTS = 4.7
const LEAST_SPACE = 2

async function wordsOn(pdf: Uint8Array) {
  const page = await (await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise).getPage(1)
  const { items } = await page.getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , , x, y] = item.transform as number[]
    return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size: item.height }]
  })
}

const PIXELS_PER_MM = 10
const CLEAR = 2
/** What the line around a box and the edge of a letter take. */
const BLUR = 0.3
const DARK = 200

async function fieldsWithPrintNear(pdf: Uint8Array, kind: FormKind, paper: Paper): Promise<string[]> {
  const opened = await openPdf(pdf)
  const page = opened.ok ? await opened.value.page(1, PIXELS_PER_MM) : opened
  const geometry = pageGeometry(kind, LATEST_LAYOUT, paper)
  if (!page.ok || !geometry) throw new Error('no such form')
  const { data, width, height } = page.value
  const fields = groupsOf(geometry).flatMap((group) =>
    group.fields.map(({ name, boxes }) => ({ name: `${group.number} ${name}`, area: around(boxes) })),
  )
  const isOfBox = new Uint8Array(width * height)
  const to = (millimetres: number) => Math.round(millimetres * PIXELS_PER_MM)
  for (const { area } of fields)
    for (let row = to(area.y - BLUR); row <= to(area.y + area.height + BLUR); row++)
      isOfBox.fill(1, row * width + to(area.x - BLUR), row * width + to(area.x + area.width + BLUR) + 1)
  const near = new Set<string>()
  for (let at = 0; at < width * height; at++) {
    if (isOfBox[at] === 1 || (data[4 * at] ?? 255) >= DARK) continue
    const [x, y] = [(at % width) / PIXELS_PER_MM, Math.floor(at / width) / PIXELS_PER_MM]
    for (const { name, area } of fields) if (distance(x, y, area) < CLEAR - BLUR) near.add(name)
  }
  return [...near]
}

const around = (boxes: readonly Box[]): Box => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  return { x, y, width: right - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y }
}

/** 0 within the box. */
const distance = (x: number, y: number, box: Box): number =>
  Math.hypot(
    Math.max(0, box.x - x, x - (box.x + box.width)),
    Math.max(0, box.y - y, y - (box.y + box.height)),
  )
