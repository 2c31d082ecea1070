import { expect, test } from 'vitest'
import { asksOf, callKeys, choiceKey, keystrokes, outcomeKeys } from '#shared/domain/call-keys'
import { outcome } from '#shared/model/conversation'

const keys = [...outcomeKeys.map(({ key }) => key), ...Object.values(callKeys)]

test('every outcome has a key of its own', () => {
  expect(outcomeKeys.map((one) => one.outcome).sort()).toEqual([...outcome.options].sort())
})

test('no key does two things, and digits are left to the answers', () => {
  expect(new Set(keys).size).toBe(keys.length)
  for (let answer = 0; answer < 9; answer++) expect(keys).not.toContain(choiceKey(answer))
})

test('a caller logs any outcome in two presses, and no answer in one', () => {
  for (const one of outcome.options) expect(keystrokes(one, 3)).toBeLessThanOrEqual(2)
  expect(keystrokes('no-answer', 3)).toBe(1)
})

test('which number was wrong is asked only where there are several', () => {
  expect(asksOf('wrong-number', 1)).toBe('nothing')
  expect(asksOf('wrong-number', 2)).toBe('number')
})
