/** Work that needs the server waits here while there is none. */
export type Gate = {
  /** Resolves while open, and when it opens; rejects once closed for good. */
  pass(): Promise<void>
  open(): void
  shut(): void
  close(reason: Error): void
}

export function createGate(): Gate {
  let waiting: { promise: Promise<void>; resolve: () => void; reject: (reason: Error) => void } | null =
    barrier()
  return {
    pass: () => waiting?.promise ?? Promise.resolve(),
    open() {
      waiting?.resolve()
      waiting = null
    },
    shut() {
      waiting ??= barrier()
    },
    close(reason) {
      waiting ??= barrier()
      waiting.reject(reason)
    },
  }
}

function barrier() {
  let resolve = () => {}
  let reject = (_reason: Error) => {}
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  // Nobody may be waiting when it is closed.
  promise.catch(() => {})
  return { promise, resolve, reject }
}
