import PDFDocument from 'pdfkit'
import type { Box, Caption, Field, FormKind, Group, PageGeometry, Paper, Point } from '#shared/forms/form'
import { groupsOf } from '#shared/forms/form'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'
import { encodePageCode } from '#shared/forms/page-code'
import { type FormLanguage, type FormWords, wordsOf } from '#shared/forms/words'
import { drawCode } from './forms-code'

/** One issued form: its key in the records, and the number that people read on it. */
export type Sheet = { sheet: string; number: number; pages: number }

/** What a call sheet says about whom to call. */
export type PrintedContact = { name: string; phone: string }

export type FormOrder = {
  kind: FormKind
  paper: Paper
  language: FormLanguage
  /** Meeting, place and day, as it shall stand under the title; '' for none. */
  heading: string
  sheets: Sheet[]
  /** Of call sheets: in order, over all pages. */
  contacts: PrintedContact[]
  /** In front of call sheets: the script, on pages of its own. */
  preface?: { title: string; parts: { heading: string; lines: string[] }[] } | null
  printedAt: Date
}

const MM = 72 / 25.4
/** Light enough to vanish under a threshold, dark enough for a cheap laser printer: measured on the flattened page. */
const COMB_GREY = '#a8a8a8'
const TICK_GREY = '#444444'
const COMB_LINE = 0.2
const TICK_LINE = 0.3
const NESTED = [1, 0.72, 0.36]
const CAPTION_SIZE = 2.3
const CAPTION_GAP = 0.9
/** Of Helvetica, in shares of its size: what reaches above and below the line that letters stand on. */
const [ASCENDER, DESCENDER] = [0.718, 0.21]
const LINE_SPACING = 1.04
/** Captions of fields at least this wide say both languages on one line. */
const ONE_LINE = 24
/** From the left edge of a row's number, and from the top of the row. */
const HOOK = { left: 1, right: 3.6, from: 5.4 }
const TEXT_FONT = 'Helvetica'
const STRONG_FONT = 'Helvetica-Bold'

type Doc = InstanceType<typeof PDFDocument>

/** Draws all pages of an order in one PDF; millimetres throughout. */
export async function printForms(order: FormOrder): Promise<Buffer> {
  const page = geometryOf(order)
  const doc = new PDFDocument({
    autoFirstPage: false,
    info: { CreationDate: order.printedAt, Title: titleOf(order) },
  })
  const bytes = collect(doc)
  if (order.preface) drawPreface(doc, page, order.preface)
  let contacts = order.contacts
  for (const sheet of order.sheets) {
    for (let number = 1; number <= sheet.pages; number++) {
      doc.addPage({ size: [page.width * MM, page.height * MM], margin: 0 })
      doc.scale(MM)
      drawPage(doc, page, order, sheet, number, contacts)
      contacts = contacts.slice(page.rows.length)
    }
  }
  doc.end()
  return bytes
}

/** Text for people: it flows over as many pages as it needs, and carries no code, so that nobody scans it. */
function drawPreface(
  doc: Doc,
  page: PageGeometry,
  { title, parts }: NonNullable<FormOrder['preface']>,
): void {
  doc.addPage({ size: [page.width * MM, page.height * MM], margin: 18 * MM })
  doc.fillColor('#000000').font(STRONG_FONT).fontSize(18).text(title).moveDown(0.4)
  for (const { heading, lines } of parts) {
    doc.font(STRONG_FONT).fontSize(11).text(heading)
    doc.font(TEXT_FONT).fontSize(11)
    for (const line of lines) doc.text(line)
    doc.moveDown(0.5)
  }
}

function geometryOf({ kind, paper }: FormOrder): PageGeometry {
  const page = pageGeometry(kind, LATEST_LAYOUT, paper)
  if (!page) throw new Error(`layout ${LATEST_LAYOUT} has no form ${kind}`)
  return page
}

const titleOf = ({ kind, language }: FormOrder) =>
  wordsOf(language)
    .map((words) => words.title[kind])
    .join(' · ')

function collect(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
}

function drawPage(
  doc: Doc,
  page: PageGeometry,
  order: FormOrder,
  sheet: Sheet,
  number: number,
  contacts: PrintedContact[],
): void {
  const words = wordsOf(order.language)
  drawMarks(doc, page)
  const { kind, version, paper } = page
  drawCode(
    doc,
    page.code,
    encodePageCode({ kind, version, paper, sheet: sheet.sheet, number: sheet.number, page: number }),
  )
  drawTitle(doc, page, order, words)
  for (const run of captionRuns(page.captions)) drawCaptions(doc, run, words)
  for (const group of groupsOf(page)) for (const field of group.fields) drawField(doc, field)
  for (const [i, row] of page.rows.entries()) {
    const contact = contacts[i]
    if (contact) drawContact(doc, page.rowLabel, row.top, contact)
    else drawNumber(doc, page.rowLabel.x, row)
  }
  const pageWords = sheet.pages > 1 ? ` · ${number}/${sheet.pages}` : ''
  const sheetWords = words.map((each) => each.sheet).join(' / ')
  const foot = `${sheetWords} ${sheet.number}${pageWords} · ${words.map((each) => each.foot).join(' ')}`
  doc
    .font(TEXT_FONT)
    .fontSize(2.8)
    .fillColor('#000000')
    .text(foot, page.foot.x, page.foot.y, { lineBreak: false })
}

/** The name may be cut short, the number never: without it nobody can call. */
function drawContact(
  doc: Doc,
  { x, width }: PageGeometry['rowLabel'],
  top: number,
  contact: PrintedContact,
): void {
  doc.font(TEXT_FONT).fontSize(3.1).fillColor('#000000')
  const line = { width, height: 3.6, ellipsis: true }
  doc.text(contact.name, x, top + 0.8, line)
  doc.text(contact.phone, x, top + 4.1, line)
}

/** The number of a row stands beside its first line; a hook leads to the second, which would seem as near to the next row. */
function drawNumber(doc: Doc, x: number, row: Group): void {
  doc
    .font(TEXT_FONT)
    .fontSize(3.4)
    .fillColor('#000000')
    .text(String(row.number), x, row.top + 0.8, { lineBreak: false })
  const lowest = Math.max(...row.fields.flatMap((field) => field.boxes.map((box) => box.y + box.height / 2)))
  if (lowest < row.top + HOOK.from) return
  doc
    .lineWidth(COMB_LINE)
    .strokeColor(TICK_GREY)
    .moveTo(x + HOOK.left, row.top + HOOK.from)
    .lineTo(x + HOOK.left, lowest)
    .lineTo(x + HOOK.right, lowest)
    .stroke()
}

function drawMarks(doc: Doc, page: PageGeometry): void {
  for (const mark of page.marks) {
    NESTED.forEach((share, i) => {
      square(doc, mark, page.markSide * share).fill(i % 2 === 0 ? '#000000' : '#ffffff')
    })
  }
  const { x, y, width, height } = page.orientation
  doc.rect(x, y, width, height).fill('#000000')
}

const square = (doc: Doc, middle: Point, side: number) =>
  doc.rect(middle.x - side / 2, middle.y - side / 2, side, side)

function drawTitle(doc: Doc, page: PageGeometry, order: FormOrder, words: FormWords[]): void {
  const { x, y, width } = page.title
  doc.fillColor('#000000').font(STRONG_FONT).fontSize(5.2)
  doc.text(titleOf(order), x, y - 0.6, { width, height: 6, ellipsis: true })
  doc.font(TEXT_FONT).fontSize(3.3)
  doc.text(order.heading, x, y + 6, { width, height: 4, ellipsis: true })
  doc.fontSize(3)
  words.forEach((each, i) => {
    doc.text(each.howTo[order.kind], x, y + 10.6 + i * 3.8, { width, height: 4, ellipsis: true })
  })
}

/** Captions centred over ticks that stand side by side belong together; any other is a run of its own. */
function captionRuns(captions: readonly Caption[]): Caption[][] {
  const runs: Caption[][] = []
  for (const caption of captions) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (caption.align === 'centre' && last?.align === 'centre' && last.bottom === caption.bottom)
      run?.push(caption)
    else runs.push([caption])
  }
  return runs
}

/** Each language on a line of its own where the field is narrow; all of a run in one size, as small as it must be to fit. */
function drawCaptions(doc: Doc, run: readonly Caption[], words: FormWords[]): void {
  doc.font(STRONG_FONT).fillColor('#000000').fontSize(CAPTION_SIZE)
  const lines = run.map(({ word, width }) => {
    const texts = words.map((each) => each.words[word])
    return width < ONE_LINE ? [...new Set(texts)] : [texts.join(' / ')]
  })
  const widths = lines.map((texts) => texts.map((text) => doc.widthOfString(text)))
  const size = CAPTION_SIZE * Math.min(1, ...roomShares(run, widths))
  doc.fontSize(size)
  for (const [i, { x, bottom, width, align }] of run.entries()) {
    const texts = lines[i] ?? []
    texts.forEach((text, line) => {
      const indent = align === 'centre' ? (width - doc.widthOfString(text)) / 2 : 0
      const baseline = bottom - size * (DESCENDER + (texts.length - 1 - line) * LINE_SPACING)
      doc.text(text, x + indent, baseline - size * ASCENDER, { lineBreak: false })
    })
  }
}

/** By how much a caption alone, or each two neighbours of one line, must shrink so that a space tells them apart. */
function roomShares(run: readonly Caption[], widths: readonly number[][]): number[] {
  if (run.length === 1) return (widths[0] ?? []).map((natural) => (run[0]?.width ?? 0) / natural)
  return run.slice(1).flatMap((caption, i) => {
    const apart = middleOf(caption) - middleOf(run[i] ?? caption)
    return (widths[i] ?? []).map(
      (natural, line) => (2 * (apart - CAPTION_GAP)) / (natural + (widths[i + 1]?.[line] ?? natural)),
    )
  })
}

const middleOf = ({ x, width }: Caption): number => x + width / 2

function drawField(doc: Doc, { reading, boxes }: Field): void {
  const isTick = reading === 'tick'
  doc.lineWidth(isTick ? TICK_LINE : COMB_LINE).strokeColor(isTick ? TICK_GREY : COMB_GREY)
  for (const box of boxes) outline(doc, box)
}

const outline = (doc: Doc, { x, y, width, height }: Box) => doc.rect(x, y, width, height).stroke()
