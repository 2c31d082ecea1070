// Trains a network and writes it to resources/models: npx tsx scripts/train/train.ts digits|digits-small|letters [steps] [file] [begin with]
// With the file of a network of the same shape it begins with what that one has learned.
// What was learned stands in <file>.state every 500 steps, and a run that was stopped goes on from there.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { GLYPH_SIDE } from '#main/scan/glyph'
import { loadNetwork } from '#main/scan/readers/network'
import { learnedBlocks } from './learned'
import { type Batch, type Learner, openLearner } from './learning'
import { eightBit, forward, newBlocks, type Shape } from './network'
import { Graph } from './onnx'
import { seeded } from './random'
import { digitTask, letterTask, type Task } from './samples'

const BATCH = 64
const PEAK_RATE = 1.5e-3
const TEST_SAMPLES = 4096
const SEED = 20_240_917
const REPORT_EVERY = 500
/** The last part of the steps, over which the rate falls. */
const FALL = 0.25

/** Two networks for digits, of unlike shape, which err on unlike digits. Letters have more classes and more shapes than digits. */
const PLANS = {
  digits: {
    task: digitTask,
    stages: [
      [16, 16],
      [32, 32],
      [64, 64],
    ],
    hidden: 128,
    steps: 6_300,
  },
  'digits-small': { task: digitTask, stages: [[16], [32], [64]], hidden: 128, steps: 6_300 },
  letters: { task: letterTask, stages: [[32], [64], [128]], hidden: 256, steps: 10_000 },
}

const [name = '', given, to, older] = process.argv.slice(2)
if (name !== 'digits' && name !== 'digits-small' && name !== 'letters') {
  console.error('Say which network to train: digits, digits-small or letters.')
  process.exit(2)
}
const plan = PLANS[name]
const steps = given ? Number(given) : plan.steps
const file = to ?? resolve(import.meta.dirname, '../../resources/models', `${name}.onnx`)
const saved = `${file}.state`
const task = plan.task('training')
const shape = { side: GLYPH_SIDE, stages: plan.stages, hidden: plan.hidden, classes: task.classes.length }
const fresh = newBlocks(shape, seeded(SEED))
const blocks = older ? learnedBlocks(readFileSync(older), fresh) : fresh
const learner = await openLearner(shape, blocks, BATCH)
console.log(`${name}: ${blocks.reduce((sum, { values }) => sum + values.length, 0)} weights, ${steps} steps`)
await learn(learner, task, steps)
writeFileSync(file, fileOf(shape, learner))
rmSync(saved)
console.log(`on ink that training never saw: ${await test(plan.task('test'))}`)

/** A short climb, then an even rate, which falls to nothing over the last part: the even part is the same for all lengths. */
function rateAt(step: number, steps: number): number {
  return PEAK_RATE * Math.min(1, (step + 1) / 100, (steps - step) / (FALL * steps))
}

async function learn(learner: Learner, task: Task, steps: number): Promise<void> {
  let loss = 0
  let right = 0
  const first = begun(learner)
  let batch = batchOf(task, first)
  for (let step = first; step < steps; step++) {
    const stepped = learner.step(batch, rateAt(step, steps))
    // Drawn while the step runs in a thread of its own.
    batch = batchOf(task, step + 1)
    const result = await stepped
    loss += result.loss / REPORT_EVERY
    right += result.right / REPORT_EVERY
    if ((step + 1) % REPORT_EVERY > 0) continue
    console.log(`step ${step + 1}: loss ${loss.toFixed(3)}, right ${(100 * right).toFixed(2)} %`)
    loss = 0
    right = 0
    writeFileSync(saved, Buffer.from(learner.state().buffer))
  }
}

function batchOf(task: Task, step: number): Batch {
  const random = seeded(SEED + 1 + step * 7919)
  const samples = Array.from({ length: BATCH }, () => task.draw(random))
  return {
    pictures: samples.map(({ picture }) => picture),
    labels: samples.map(({ label }) => label),
    random,
  }
}

/** The step to go on with. */
function begun(learner: Learner): number {
  if (!existsSync(saved)) return 0
  const state = new Float32Array(Uint8Array.from(readFileSync(saved)).buffer)
  learner.resume(state)
  return state[0] ?? 0
}

function fileOf(shape: Shape, learner: Learner): Buffer {
  const graph = new Graph()
  eightBit(graph, learner.blocks())
  forward(graph, shape)
  return graph.model()
}

async function test(task: Task): Promise<string> {
  const random = seeded(SEED + 2)
  const samples = Array.from({ length: TEST_SAMPLES }, () => task.draw(random))
  const network = await loadNetwork(file, task.classes)
  const answers = await network.read(samples.map(({ picture }) => picture))
  const right = answers.filter((shares, i) => shares.indexOf(Math.max(...shares)) === samples[i]?.label)
  return `${((100 * right.length) / TEST_SAMPLES).toFixed(2)} % of ${TEST_SAMPLES} right`
}
