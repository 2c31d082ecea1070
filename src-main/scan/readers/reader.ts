import type { Reading } from '#shared/forms/form'
import type { Cell } from '../cells'

/** One field cut from a page, what may stand in it, and the names read beside it. */
export type FieldCrop = { reading: Reading; cells: Cell[]; names: readonly string[] }

/** A possible text of a field. `isRead` when the ink alone says so, without what is known about such fields. */
export type Candidate = { text: string; probability: number; isRead: boolean }

/** Reads fields of the kinds it is good at; answers, per field, the likeliest first. */
export type Reader = { read(crops: FieldCrop[]): Promise<Candidate[][]> }

/** Of scores that are logarithms, as shares of one. */
export function shares(scores: number[]): number[] {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

export const MOST_CANDIDATES = 5
