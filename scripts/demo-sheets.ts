// Draws the filled sheets of the demo anew: npx tsx scripts/demo-sheets.ts. People and numbers on them are made up.
import { mkdir, writeFile } from 'node:fs/promises'
import { printForms } from '#main/print/forms'
import { DEMO_SHEET_LAYOUT, DEMO_SHEETS } from '#shared/demo/sheets'
import { fillPdf } from './test-pages/fill-pdf'

const FOLDER = 'resources/demo'

await mkdir(FOLDER, { recursive: true })
for (const [index, { sheet, form, number, picture }] of DEMO_SHEETS.entries()) {
  const pdf = await printForms({
    kind: form,
    paper: 'letter',
    language: 'both',
    heading: 'Demo',
    sheets: [{ sheet, number, pages: 1 }],
    contacts: [],
    printedAt: new Date('2026-03-01T12:00:00Z'),
  })
  const code = { kind: form, version: DEMO_SHEET_LAYOUT, paper: 'letter' as const, sheet, number, page: 1 }
  const [page] = await fillPdf(new Uint8Array(pdf), [code], {
    seed: 41 + index,
    camera: 'photo',
    phones: 'demo',
    width: 1900,
  })
  if (page) await writeFile(`${FOLDER}/${picture}`, page.jpeg)
}
