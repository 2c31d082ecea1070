import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import type { PageResult, ScannedPage, ScannedRow, ScanProblem } from '../scan/scanned'
import { withJson } from './options'
import { Failure } from './outcome'

/** A page takes some 200 MB while it is read. */
const MOST_THREADS = 2

export function addScan(program: Command): void {
  withJson(program.command('scan'))
    .description('reads filled forms from photos, scans and PDFs')
    .argument('<files...>', 'JPEG, PNG, HEIC, WebP, TIFF or PDF')
    .option('--digits', 'digits and ticks only: three times as fast')
    .action(async (files: string[], { json, digits }: { json?: boolean; digits?: boolean }) => {
      const { openScanner } = await import('../scan/scanner')
      const scanner = openScanner({ threads: Math.min(MOST_THREADS, availableParallelism()) })
      const options = { reach: digits ? 'digits-and-ticks' : 'all', pictures: false } as const
      let failed = 0
      try {
        for (const file of files) {
          const bytes = await readFile(file).catch(() => null)
          if (!bytes) {
            failed++
            process.stdout.write(`${json ? JSON.stringify({ file, ...UNREADABLE }) : unreadable(file)}\n`)
            continue
          }
          for await (const result of scanner.read(bytes, options)) {
            if (!result.ok) failed++
            process.stdout.write(`${json ? JSON.stringify({ file, ...result }) : wordsOf(file, result)}\n`)
          }
        }
      } finally {
        await scanner.close()
      }
      if (failed > 0) throw new Failure(`${failed} could not be read.`)
    })
}

const UNREADABLE = { ok: false, problem: { tag: 'unreadable' } }
const unreadable = (file: string) => `${file}: the file cannot be opened.`

function wordsOf(file: string, result: PageResult): string {
  const lead = `${file}, picture ${result.picture}:`
  return result.ok ? `${lead} ${pageWords(result.page)}` : `${lead} ${scanSentence(result.problem)}`
}

function pageWords({ form, quality, rows }: ScannedPage): string {
  const sheet = form.number === null ? 'its code cannot be read' : `sheet ${form.number}`
  const trouble = quality.problems.length > 0 ? ` (${quality.problems.join(', ')})` : ''
  return [`${form.kind}, ${sheet}${trouble}`, ...rows.filter((row) => !row.blank).map(rowWords)].join('\n')
}

/** A question mark follows what wants a look. */
const rowWords = ({ number, fields }: ScannedRow): string =>
  `${String(number).padStart(4)}  ${fields
    .filter((field) => !field.blank)
    .map((field) => `${field.name} ${field.value}${field.accepted ? '' : '?'}`)
    .join('  ')}`

/** What is wrong and what helps. */
export function scanSentence(problem: ScanProblem): string {
  switch (problem.tag) {
    case 'empty':
      return 'the file is empty: copy it again from where it came.'
    case 'not-a-picture':
      return 'this is no picture that Barnstorm knows: use JPEG, PNG, HEIC, WebP, TIFF or PDF.'
    case 'too-large':
      return 'the picture has more than 210 million pixels: scan at 300 dpi.'
    case 'too-slow':
      return 'reading it took too long: take the picture again, or print the PDF and scan it.'
    case 'pdf-locked':
      return 'the PDF has a password: save it without one.'
    case 'pdf-broken':
      return 'the PDF is damaged: save or scan it again.'
    case 'pdf-too-long':
      return 'the PDF has more than 500 pages: split it.'
    case 'pdf-too-large':
      return 'the PDF unpacks to more than any scan: save or scan it again.'
    case 'no-sheet':
      return 'no form of ours is on it: lay the sheet flat on a dark table and take it whole.'
    case 'corner-missing':
      return `only ${problem.found} of the four corner marks are to be seen: take the picture again with the whole sheet.`
    case 'newer-layout':
      return `the form is of layout ${problem.version}, newer than this Barnstorm: install the latest version.`
    case 'unknown-form':
      return 'the code is covered and the lines do not tell which form it is: take the picture again, closer and from above.'
  }
}
