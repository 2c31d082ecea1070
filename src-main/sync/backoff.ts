const FIRST_MS = 500
const LAST_MS = 60_000

/** Waits longer after each failure, and never as long as the next laptop: a whole room comes back at once otherwise. */
export function createBackoff(random: () => number) {
  let next = FIRST_MS
  return {
    /** Milliseconds to wait now: between half and all of the current step. */
    take(): number {
      const step = next
      next = Math.min(next * 2, LAST_MS)
      return step * (0.5 + random() / 2)
    },
    reset(): void {
      next = FIRST_MS
    },
  }
}

/** Resolves after this time, or as soon as `signal` is aborted. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
