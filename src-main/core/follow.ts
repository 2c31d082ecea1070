import type { Observable } from 'rxjs'

/**
 * A live query's values, for oRPC to send: the latest wins. Nothing slows a producer down on the way to a page, so
 * values that come faster than they are taken are passed over; the last one is always delivered. Ends when `signal`
 * aborts (a page went away: a generator that only waits for the next value would stay subscribed for ever), and when
 * the observable ends; throws what it throws.
 */
export async function* follow<T>(
  observable: Observable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void> {
  let latest: { value: T } | undefined
  let failure: { error: unknown } | undefined
  let ended = false
  let wake = () => {}
  const subscription = observable.subscribe({
    next: (value) => {
      latest = { value }
      wake()
    },
    error: (error: unknown) => {
      failure = { error }
      wake()
    },
    complete: () => {
      ended = true
      wake()
    },
  })
  const abort = () => {
    ended = true
    latest = undefined
    wake()
  }
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    for (;;) {
      if (latest) {
        const { value } = latest
        latest = undefined
        yield value
      } else if (failure) throw failure.error
      else if (ended) return
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    signal?.removeEventListener('abort', abort)
    subscription.unsubscribe()
  }
}
