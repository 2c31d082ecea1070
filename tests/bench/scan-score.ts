import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { PageResult, ScannedField, ScannedPage } from '#main/scan/scanned'

const trueRow = z.object({
  number: z.number(),
  state: z.enum(['filled', 'blank', 'struck']),
  fields: z.record(z.string(), z.string()),
})

/** What really stands on a test page. */
const truth = z.object({
  file: z.string(),
  camera: z.enum(['scan', 'photo', 'hard']),
  code: z.object({ kind: z.string(), sheet: z.string(), number: z.number(), page: z.number() }),
  rows: z.array(trueRow),
})
export type Truth = z.infer<typeof truth>

/** One page per line. */
export const readTruth = (file: string): Truth[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => truth.parse(JSON.parse(line)))

/** So many right of so many. */
export type Share = { right: number; all: number }

export type Score = Record<
  | 'pages'
  | 'ticks'
  | 'phone'
  | 'zip'
  | 'number'
  | 'name'
  | 'email'
  | 'emailDomain'
  | 'acceptedShare'
  | 'acceptedRight'
  | 'acceptedWrong'
  | 'blankRows'
  | 'filledCalledBlank',
  Share
>

const EMPTY = (): Share => ({ right: 0, all: 0 })

export const newScore = (): Score => ({
  pages: EMPTY(),
  ticks: EMPTY(),
  phone: EMPTY(),
  zip: EMPTY(),
  number: EMPTY(),
  name: EMPTY(),
  email: EMPTY(),
  emailDomain: EMPTY(),
  acceptedShare: EMPTY(),
  acceptedRight: EMPTY(),
  acceptedWrong: EMPTY(),
  blankRows: EMPTY(),
  filledCalledBlank: EMPTY(),
})

/** Adds one page; `wrong` hears of every mistake. */
export function addPage(
  score: Score,
  truth: Truth,
  result: PageResult | undefined,
  wrong: (what: string) => void,
): void {
  const found = result?.ok === true && result.page.form.sheet === truth.code.sheet
  count(score.pages, found)
  if (result?.ok) for (const row of truth.rows) addRow(score, truth.file, row, result.page, wrong)
  else wrong(`${truth.file}: no page`)
}

function addRow(
  score: Score,
  file: string,
  row: Truth['rows'][number],
  page: ScannedPage,
  wrong: (what: string) => void,
) {
  const read = page.rows.find((one) => one.number === row.number)
  if (!read) {
    wrong(`${file} row ${row.number}: missing`)
    return
  }
  if (row.state === 'blank') count(score.blankRows, read.blank)
  else count(score.filledCalledBlank, read.blank)
  if (row.state === 'struck') return
  for (const field of read.fields) {
    if (field.reading === 'writing') continue
    const wanted = row.fields[field.name] ?? ''
    const isRight = field.value.toUpperCase() === (field.reading === 'tick' ? wanted.toUpperCase() : wanted)
    if (!isRight) {
      const look = field.accepted ? 'ACCEPTED' : 'asks'
      wrong(
        `${file} row ${row.number} ${field.name}: ${wanted} read as ${field.value} (${field.confidence.toFixed(3)}, ${look})`,
      )
    }
    if (field.accepted) count(score.acceptedWrong, !isRight)
    else score.acceptedWrong.all++
    if (field.reading === 'tick') count(score.ticks, isRight)
    else if (wanted !== '') addText(score, field, wanted, isRight)
  }
}

function addText(score: Score, field: ScannedField, wanted: string, isRight: boolean): void {
  if (field.reading === 'phone' || field.reading === 'zip' || field.reading === 'number') {
    count(score[field.reading], isRight)
    count(score.acceptedShare, field.accepted)
    if (field.accepted) count(score.acceptedRight, isRight)
  } else if (field.reading === 'email') {
    count(score.email, isRight)
    count(score.emailDomain, field.value.split('@')[1] === wanted.split('@')[1])
  } else count(score.name, isRight)
}

function count(share: Share, isRight: boolean): void {
  share.all++
  if (isRight) share.right++
}

export const percent = ({ right, all }: Share): number => (all === 0 ? 0 : (100 * right) / all)
