import PDFDocument from 'pdfkit'

/** A page of paper to show to whoever doubts it. All texts are ready. */
export type PaperEvidence = {
  title: string
  /** Who verified it and when, which files it was read from. */
  facts: string[]
  /** JPEG. */
  picture: Uint8Array
  /** What was read, row by row. */
  rows: { number: string; lines: string[] }[]
  printedAt: Date
}

const MARGIN = 40
const SIZE: [number, number] = [612, 792]

/** The picture as large as the sheet allows, then what was made of it. */
export function paperEvidence({ title, facts, picture, rows, printedAt }: PaperEvidence): Promise<Buffer> {
  const doc = new PDFDocument({ size: SIZE, margin: MARGIN, info: { Title: title, CreationDate: printedAt } })
  const bytes = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  doc.font('Helvetica-Bold').fontSize(13).text(title)
  doc.font('Helvetica').fontSize(8.5)
  for (const fact of facts) doc.text(fact)
  const top = doc.y + 8
  doc.image(Buffer.from(picture), MARGIN, top, {
    fit: [SIZE[0] - 2 * MARGIN, SIZE[1] - MARGIN - top],
    align: 'center',
  })
  doc.addPage().fontSize(9.5)
  for (const { number, lines } of rows) {
    doc.font('Helvetica-Bold').text(number, { continued: false })
    doc.font('Helvetica')
    for (const line of lines) doc.text(line, { indent: 14 })
    doc.moveDown(0.3)
  }
  doc.end()
  return bytes
}
