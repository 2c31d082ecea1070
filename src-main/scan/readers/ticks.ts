/** Below the first an empty box (dirt, the printed line), above the second a tick: 360 of 360 in the first trials. */
const EMPTY = 0.05
const TICKED = 0.15

/** Probability that somebody ticked a box of which this share is inked. */
export function tickProbability(inked: number): number {
  const middle = (EMPTY + TICKED) / 2
  const steepness = Math.log(199) / ((TICKED - EMPTY) / 2)
  return 1 / (1 + Math.exp(-steepness * (inked - middle)))
}
