import { printForms } from '#main/print/forms'
import { openPdf } from '#main/scan/pdf'
import type { FormKind, Paper } from '#shared/forms/form'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'
import type { PageCode } from '#shared/forms/page-code'
import { type Digit, type DigitPart, digits } from '../train/digits'
import { seeded } from '../train/random'
import { fillPage, type TrueRow } from './fill'
import type { Phones } from './people'
import { type Camera, photograph } from './photograph'
import { Sheet } from './sheet'

export type TestPage = { file: string; camera: Camera; code: PageCode; rows: TrueRow[]; jpeg: Buffer }

const KINDS: readonly FormKind[] = ['sign-in', 'host', 'sign-in', 'walk-in', 'sign-in', 'host', 'call']
const PAPER_ORDER: readonly Paper[] = ['letter', 'letter', 'a4']
export const CAMERAS: readonly Camera[] = ['photo', 'scan', 'photo', 'hard']
const LANGUAGES = ['en', 'both', 'es'] as const
/** Somewhat finer than a phone sees it. */
const PIXELS_PER_MM = 11

export type Plan = { count: number; seed: number; width: number; ink: DigitPart; phones: Phones }

/** Pages of all forms, papers, languages and cameras in turn; the same for the same seed. */
export async function* testPages({ count, seed, width, ink, phones }: Plan): AsyncGenerator<TestPage> {
  const held = digitsByName(ink)
  for (let i = 0; i < count; i++) {
    const random = seeded(seed * 1009 + i)
    const camera = CAMERAS[i % CAMERAS.length] ?? 'photo'
    const code = codeOf(i, `test-sheet-${seed}-${i}`)
    const sheet = await blankPage(code, i)
    const rows = fillPage(sheet, held, phones, random)
    const jpeg = await photograph(sheet, camera, width, random)
    yield {
      file: `${String(i + 1).padStart(2, '0')}-${code.kind}-${code.paper}-${camera}.jpg`,
      camera,
      code,
      rows,
      jpeg,
    }
  }
}

export function digitsByName(part: DigitPart): ReadonlyMap<string, Digit[]> {
  const byName = new Map(Array.from({ length: 10 }, (_, digit): [string, Digit[]] => [String(digit), []]))
  for (const one of digits(part)) byName.get(String(one.digit))?.push(one)
  return byName
}

/** Forms and papers take turns. */
export const codeOf = (i: number, sheet: string): PageCode => ({
  kind: KINDS[i % KINDS.length] ?? 'sign-in',
  version: LATEST_LAYOUT,
  paper: PAPER_ORDER[i % PAPER_ORDER.length] ?? 'letter',
  sheet,
  number: i + 1,
  page: 1,
})

/** Our own PDF, printed; languages take turns. */
export async function blankPage(code: PageCode, i: number): Promise<Sheet> {
  const language = LANGUAGES[i % LANGUAGES.length] ?? 'en'
  const geometry = pageGeometry(code.kind, code.version, code.paper)
  if (!geometry) throw new RangeError(`no layout ${code.version}`)
  const pdf = await printForms({
    kind: code.kind,
    paper: code.paper,
    language,
    heading: 'Westside barnstorm · Union Hall · Tuesday, March 14',
    sheets: [{ sheet: code.sheet, number: code.number, pages: 1 }],
    contacts:
      code.kind === 'call'
        ? geometry.rows.map((row) => ({ name: `Test Contact ${row.number}`, phone: '(212) 555-0100' }))
        : [],
    printedAt: new Date(0),
  })
  const opened = await openPdf(pdf)
  const page = opened.ok ? await opened.value.page(1, PIXELS_PER_MM) : opened
  if (!page.ok) throw new Error(`our own PDF: ${page.error.tag}`)
  const { data, width, height } = page.value
  const rgb = new Uint8ClampedArray(width * height * 3)
  for (let i = 0; i < width * height; i++) rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3)
  return new Sheet(rgb, geometry, width / geometry.width)
}
