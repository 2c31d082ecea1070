import { setImmediate as nextTurn } from 'node:timers/promises'

/** Short enough that nobody who waits for their turn notices. */
const STEPS = 1000

/** Goes through a long list and lets others have their turn. */
export async function inTurns<T>(items: readonly T[], run: (item: T) => void): Promise<void> {
  for (const [index, item] of items.entries()) {
    run(item)
    if (index % STEPS === STEPS - 1) await nextTurn()
  }
}
