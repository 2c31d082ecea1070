import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { GLYPH_SIDE } from '#main/scan/glyph'

const require = createRequire(import.meta.url)

/**
 * Shares of every digit, from the end of the package's list, that training never sees: the last fill the test pages, those before
 * them the pages on which thresholds are set.
 */
const FOR_TEST = 0.2
const FOR_TUNING = 0.08

export type DigitPart = 'training' | 'tuning' | 'test'

export type Digit = { digit: number; ink: Float32Array }

/** Real handwritten digits of the `mnist` package (10,000 of the MNIST set, 28 × 28, ink 1). */
export function digits(part: DigitPart): Digit[] {
  return Array.from({ length: 10 }, (_, digit) => digit).flatMap((digit) => {
    const file = require.resolve(`mnist/src/digits/${digit}.json`)
    const { data }: { data: number[] } = JSON.parse(readFileSync(file, 'utf8'))
    const size = GLYPH_SIDE ** 2
    const count = Math.floor(data.length / size)
    const [from, to] = range(part, count)
    return Array.from({ length: to - from }, (_, i) => ({
      digit,
      ink: Float32Array.from(data.slice((from + i) * size, (from + i + 1) * size)),
    }))
  })
}

function range(part: DigitPart, count: number): [number, number] {
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
