// npm run --silent bench -- [--only PREFIX] [--json]: measures, and prints ours beside a peer (tests/bench/harness.ts).
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './lib/prepare.mjs'
import { at } from './lib/run.mjs'

const { only = '', json = false } = readArguments()
ensureInstalled()

const rows = []
let hasFailed = false
for (const file of readdirSync(at('tests', 'bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .sort()) {
  if (!(await runFile(at('tests', 'bench', file)))) {
    console.error(`${file} failed`)
    hasFailed = true
  }
}
if (!json) console.log(tableOf(rows))
if (rows.length === 0 && !hasFailed) console.error(`No row begins with '${only}'.`)
process.exitCode = hasFailed || rows.length === 0 ? 1 : 0

function readArguments() {
  try {
    return parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean' } } }).values
  } catch (error) {
    console.error(`${error.message}\nUsage: npm run --silent bench -- [--only PREFIX] [--json]`)
    process.exit(2)
  }
}

/** Each file has a process of its own, so that memory figures hold nothing of the others. */
function runFile(file) {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', at('tests', 'bench', 'harness-run.ts'), file, only],
    { cwd: at('.'), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  createInterface({ input: child.stdout }).on('line', (line) => {
    rows.push(JSON.parse(line))
    if (json) console.log(line)
    else console.error(`${rows.at(-1).name} …`)
  })
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)))
}

function tableOf(lines) {
  const cells = lines.map(({ name, ours, unit, peer, peerName, ratio }) => [
    name,
    `${ours} ${unit}`,
    `${peer} ${unit}`,
    // A peer that reads nothing right has no ratio.
    ratio?.toFixed(2) ?? '–',
    peerName,
  ])
  const table = [['row', 'ours', 'peer', 'ratio', 'peer is'], ...cells]
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)))
  const isText = (column) => column === 0 || column === 4
  return table
    .map((line) =>
      line
        .map((cell, column) => (isText(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
