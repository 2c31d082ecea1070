/**
 * Benches: `npm run --silent bench -- [--only PREFIX] [--json]` runs every tests/bench/*.bench.ts in a process of its
 * own and prints its rows. A file registers its rows as its default export:
 *
 * ```ts
 * export default benchFile({
 *   'topic.figure': {
 *     unit: 'ms',
 *     peerName: 'what ours is held against',
 *     run: async () => ({ ours: 1.2, peer: 1.0 }),
 *   },
 * })
 * ```
 *
 * - A row is run only where its name begins with PREFIX; what several rows share is made on first use (`lazy`).
 * - One name has one peer: a second peer is a second row, as `store.insert10kPouch`.
 * - Ours and peer run in the same process on the same data, in turns (`inTurns`), and the medians count. Where a
 *   figure has no rival but a bound, the bound is the peer.
 * - Nothing but rows goes to standard output.
 */

export type Unit = 'ms' | 's' | 'MB' | '%'
export type Figures = { ours: number; peer: number }
export type BenchRow = { unit: Unit; peerName: string; run: () => Promise<Figures> }
export type BenchFile = {
  rows: Readonly<Record<string, BenchRow>>
  /** Runs after the last row. */
  dispose: () => Promise<void>
}

export const benchFile = (
  rows: Readonly<Record<string, BenchRow>>,
  dispose: () => Promise<void> = async () => {},
): BenchFile => ({ rows, dispose })

/** One line of `--json`. `ratio` is ours / peer: below 1 ours is less. */
export type ResultLine = {
  name: string
  ours: number
  unit: Unit
  peer: number
  peerName: string
  ratio: number
}

export async function runRows(
  { rows, dispose }: BenchFile,
  only: string,
  report: (line: ResultLine) => void,
) {
  const wanted = Object.entries(rows).filter(([name]) => name.startsWith(only))
  try {
    for (const [name, { unit, peerName, run }] of wanted) {
      const { ours, peer } = await run()
      report({ name, ours: rounded(ours), unit, peer: rounded(peer), peerName, ratio: rounded(ours / peer) })
    }
  } finally {
    if (wanted.length > 0) await dispose()
  }
}

const rounded = (value: number): number => Number(value.toPrecision(4))

/** Makes something once, when it is first needed. */
export function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The smallest value that the share `q` of all values does not exceed. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)]
  if (value === undefined) throw new Error('no values')
  return value
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Measures ours and the peer by turns, the one that goes first changing, so that what else the machine does meets
 * both alike. Each is given the number of the round; both return their figure.
 */
export async function inTurns(
  rounds: number,
  ours: (round: number) => Promise<number>,
  peer: (round: number) => Promise<number>,
): Promise<{ ours: number[]; peer: number[] }> {
  const figures = { ours: [] as number[], peer: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) figures.ours.push(await ours(round))
    figures.peer.push(await peer(round))
    if (round % 2 === 1) figures.ours.push(await ours(round))
  }
  return figures
}

/** Medians of `inTurns`. */
export async function compared(...turns: Parameters<typeof inTurns>): Promise<Figures> {
  const { ours, peer } = await inTurns(...turns)
  return { ours: median(ours), peer: median(peer) }
}
