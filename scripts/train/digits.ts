import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GLYPH_SIDE } from '#main/scan/glyph'

const DATA = join(dirname(createRequire(import.meta.url).resolve('mnist-loader/package.json')), 'data')
const SIZE = GLYPH_SIDE ** 2

/**
 * Of so many digits at the beginning, the last shares of each of the ten are never learned from: the very last fill the test pages, those
 * before them the pages on which thresholds are set. All after them are learned from.
 */
const MIXED = 10_000
const FOR_TEST = 0.2
const FOR_TUNING = 0.08

/** `strangers`: the MNIST set's own test half, whose writers wrote nothing of the rest. */
export type DigitPart = 'training' | 'tuning' | 'test' | 'strangers'

export type Digit = { digit: number; ink: Float32Array }

/** Real handwritten digits of the MNIST set (28 × 28, ink 1), in the order of what they mean. */
export function digits(part: DigitPart): Digit[] {
  return chosen(part)
    .sort((one, other) => one.digit - other.digit)
    .map(({ digit, bytes }) => ({ digit, ink: new Float32Array(bytes).map(inkOf) }))
}

type Picture = { digit: number; bytes: Uint8Array }

function chosen(part: DigitPart): Picture[] {
  if (part === 'strangers') return pictures('t10k')
  const known = pictures('train')
  const first = known.slice(0, MIXED)
  const own = Array.from({ length: 10 }, (_, digit) => first.filter((one) => one.digit === digit)).flatMap(
    (alike) => alike.slice(...range(part, alike.length)),
  )
  return part === 'training' ? [...own, ...known.slice(MIXED)] : own
}

function range(part: Exclude<DigitPart, 'strangers'>, count: number): [number, number] {
  const test = Math.floor(count * (1 - FOR_TEST))
  const tuning = Math.floor(count * (1 - FOR_TEST - FOR_TUNING))
  switch (part) {
    case 'training':
      return [0, tuning]
    case 'tuning':
      return [tuning, test]
    case 'test':
      return [test, count]
  }
}

/** The set's files: a head of 16 bytes and the pictures; a head of 8 bytes and what they mean. */
function pictures(half: 'train' | 't10k'): Picture[] {
  const bytes = readFileSync(join(DATA, `${half}-images-idx3-ubyte`)).subarray(16)
  const meanings = readFileSync(join(DATA, `${half}-labels-idx1-ubyte`)).subarray(8)
  return Array.from(meanings, (digit, i) => ({ digit, bytes: bytes.subarray(i * SIZE, (i + 1) * SIZE) }))
}

/** In thousandths: so stood the ink of the test pages in the package they were first made from. */
const inkOf = (byte: number) => Math.round((byte / 255) * 1000) / 1000
