import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Digit, type DigitPart, digits } from '../../scripts/train/digits'

const hashOf = (...all: Digit[]) => {
  const hash = createHash('sha256')
  for (const { ink } of all) hash.update(ink)
  return hash.digest('hex')
}
const hashesOf = (part: DigitPart) => digits(part).map((digit) => hashOf(digit))

it('learns from no digit that tunes or tests', () => {
  const learned = new Set(hashesOf('training'))
  expect(learned.size).toBe(57_196)
  for (const part of ['tuning', 'test', 'strangers'] as const)
    expect(hashesOf(part).filter((hash) => learned.has(hash))).toEqual([])
})

it('tests on the ink with which the test pages were written', () => {
  expect(hashOf(...digits('test'))).toBe('417cb53e5c86ab56ebf06f71e9ff8c50833a6c456b4dd63d7d83350fa0b40157')
})
