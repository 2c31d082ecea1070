// Makes filled and photographed test pages: npx tsx scripts/test-pages/generate.ts <folder> [pages] [seed] [width] [tuning|strangers]
// With `tuning` their digits are neither those of training nor those of the tests, with `strangers` their writers wrote none of all those;
// phones are then any that could exist.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { testPages } from './pages'

const [folder, pages = '28', seed = '4711', width = '2250', purpose = 'test'] = process.argv.slice(2)
if (!folder) {
  console.error('Say into which folder.')
  process.exit(2)
}
await mkdir(folder, { recursive: true })
let truths = ''
const ink = purpose === 'tuning' || purpose === 'strangers' ? purpose : 'test'
const plan = {
  count: Number(pages),
  seed: Number(seed),
  width: Number(width),
  ink,
  phones: ink === 'test' ? 'fiction' : 'any',
} as const
for await (const { jpeg, ...truth } of testPages(plan)) {
  await writeFile(join(folder, truth.file), jpeg)
  truths += `${JSON.stringify(truth)}\n`
  console.log(`${truth.file}: ${Math.round(jpeg.length / 1024)} kB`)
}
await writeFile(join(folder, 'truth.jsonl'), truths)
