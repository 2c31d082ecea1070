/** Runs the rows of one bench file: `tsx harness-run.ts FILE PREFIX`. One JSON line per row. */
import { pathToFileURL } from 'node:url'
import { type BenchFile, runRows } from './harness'

const [file = '', only = ''] = process.argv.slice(2)
const { default: bench } = (await import(pathToFileURL(file).href)) as { default: BenchFile }
await runRows(bench, only, (line) => process.stdout.write(`${JSON.stringify(line)}\n`))
