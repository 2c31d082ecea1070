/** The sync drill by hand: `npm run --silent drill -- [--seeds 50] [--from 1] [--steps 1000]`, or one seed again. */
import { parseArgs } from 'node:util'
import { drill } from './drill'

const { values } = parseArgs({
  options: { seeds: { type: 'string' }, from: { type: 'string' }, steps: { type: 'string' } },
})
const [seeds, from, steps] = [
  Number(values.seeds ?? 50),
  Number(values.from ?? 1),
  Number(values.steps ?? 1000),
]
let failed = 0
for (let seed = from; seed < from + seeds; seed++) {
  const { faults, ...result } = await drill(seed, steps)
  process.stdout.write(`${JSON.stringify(result)}\n`)
  for (const fault of faults) process.stdout.write(`  ${fault.slice(0, 1500)}\n`)
  if (faults.length > 0) failed++
}
process.stdout.write(`${seeds - failed} of ${seeds} seeds passed\n`)
process.exit(failed === 0 ? 0 : 1)
