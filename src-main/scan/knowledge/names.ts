import type { Reading } from '#shared/forms/form'
import { FIRST_NAMES, LAST_NAMES } from './name-list'

/** How much likelier (as a logarithm) a name of the list is than another spelling of the same length. */
const LISTED = 4

const words = (list: string) => list.trim().split(/\s+/)
const first = new Set(words(FIRST_NAMES))
const last = new Set(words(LAST_NAMES))
const firstByLength = byLength(first)
const lastByLength = byLength(last)

function byLength(names: ReadonlySet<string>): ReadonlyMap<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const name of names) groups.set(name.length, [...(groups.get(name.length) ?? []), name])
  return groups
}

export const namesOfLength = (reading: Reading, length: number): string[] =>
  (reading === 'firstName' ? firstByLength : lastByLength).get(length) ?? []

export const namePrior = (reading: Reading, name: string): number =>
  (reading === 'firstName' ? first : last).has(name) ? LISTED : 0
