import type { LineUpEntry } from './line-up'

/** Letters that are not mistaken for a digit, neither read nor heard over a hall's loudspeakers. */
const LETTERS = 'ACDEFHJKLMNPRTUVWXY'

/**
 * The letter of a laptop on the forms that it numbers. Two laptops without a link count on from the same number, so
 * the number alone would stand on two hosts' paper. `seed` is whatever tells the laptop from others.
 */
export function deskLetter(seed: string): string {
  let hash = 0x811c9dc5
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return LETTERS[hash % LETTERS.length] ?? 'A'
}

/** `12K`: one more than the highest that this laptop knows of in the meeting, with the letter of its desk. */
export const nextFormNumber = (taken: Iterable<string>, desk: string): string =>
  `${Math.max(0, ...[...taken].map(countOf)) + 1}${desk}`

const countOf = (formNumber: string): number => Number(/^\d{1,6}/.exec(formNumber)?.[0] ?? 0)

/**
 * Numbers for the hosts who have none yet, by key of sign-up, in the order of the line. A number once given stays:
 * it stands on paper that somebody is carrying through the hall.
 */
export function missingFormNumbers(entries: readonly LineUpEntry[], desk: string): Map<string, string> {
  const taken = entries.map(({ formNumber }) => formNumber)
  const given = new Map<string, string>()
  for (const { key, formNumber } of entries) {
    if (formNumber !== '') continue
    const next = nextFormNumber([...taken, ...given.values()], desk)
    given.set(key, next)
  }
  return given
}

/** Sign-ups whose number stands on somebody else's form too: two laptops without a link that share a letter. */
export function doubleFormNumbers(entries: readonly LineUpEntry[]): Set<string> {
  const keysByNumber = new Map<string, string[]>()
  for (const { key, formNumber } of entries)
    if (formNumber !== '') keysByNumber.set(formNumber, [...(keysByNumber.get(formNumber) ?? []), key])
  return new Set([...keysByNumber.values()].filter((keys) => keys.length > 1).flat())
}
