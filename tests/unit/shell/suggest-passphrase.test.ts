import { describe, expect, test } from 'vitest'
import { suggestPassphrase } from '#main/shell/suggest-passphrase'
import { isLongEnough } from '#shared/domain/passphrase'

describe.each(['en', 'es'] as const)('a suggested passphrase in %s', (language) => {
  test('is four words that any keyboard can type', () => {
    for (let word = 0; word < 2048; word += 1)
      expect(suggestPassphrase(language, () => word)).toMatch(/^[a-z]+ [a-z]+ [a-z]+ [a-z]+$/)
  })

  test('is long enough even where chance picks the shortest words', () => {
    for (let word = 0; word < 2048; word += 1)
      expect(isLongEnough(suggestPassphrase(language, () => word))).toBe(true)
  })

  test('chooses among 2,048 words, each time anew', () => {
    const asked: number[] = []
    suggestPassphrase(language, (below) => {
      asked.push(below)
      return 0
    })
    expect(asked).toEqual([2048, 2048, 2048, 2048])
    expect(suggestPassphrase(language)).not.toBe(suggestPassphrase(language))
  })
})
