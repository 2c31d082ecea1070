/**
 * Runs hard work a few at a time, and each place that asks for it gets its turn: who asks for much waits longer, the
 * others do not.
 */
export type FairQueue = <T>(place: string, work: () => Promise<T>) => Promise<T>

type Turn = { begin: () => void; refuse: (cause: Error) => void }

/** @param refusal what the last of the longest line gets where more would wait than may */
export function createFairQueue(atOnce: number, mostWaiting: number, refusal: () => Error): FairQueue {
  /** Who waits, by place; the place whose turn is next comes first. */
  const lines = new Map<string, Turn[]>()
  let free = atOnce
  let waiting = 0

  function keep(place: string, line: Turn[]): void {
    if (line.length === 0) lines.delete(place)
    else lines.set(place, line)
  }

  function beginNext(): void {
    const [next] = lines
    if (!next) return void free++
    const [place, [turn, ...rest]] = next
    lines.delete(place)
    keep(place, rest)
    waiting--
    turn?.begin()
  }

  function refuseOne(): void {
    const [place, line] = [...lines].reduce((a, b) => (b[1].length > a[1].length ? b : a))
    keep(place, line.slice(0, -1))
    waiting--
    line.at(-1)?.refuse(refusal())
  }

  return async (place, work) => {
    if (free > 0) free--
    else
      await new Promise<void>((begin, refuse) => {
        keep(place, [...(lines.get(place) ?? []), { begin, refuse }])
        if (++waiting > mostWaiting) refuseOne()
      })
    try {
      return await work()
    } finally {
      beginNext()
    }
  }
}
