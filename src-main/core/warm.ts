import { may } from '#shared/domain/access'
import type { CoreContext } from './context'

/** After the first screens have what they asked for. */
const IDLE_MS = 2_000

/**
 * Reads ahead what the person at this laptop is about to need and what takes a noticeable moment: the queue, for those
 * who decide on it. Returns how to stop; resolves when nothing is being read any more.
 */
export function warmWhenIdle(context: CoreContext): () => Promise<void> {
  let reading: Promise<unknown> = Promise.resolve()
  const timer = setTimeout(() => {
    if (!may(context.profile()?.roles ?? [], 'review')) return
    reading = context
      .reviewDesk()
      .catch((error: unknown) =>
        context.log('warm-failed', { error: error instanceof Error ? error.name : '' }),
      )
  }, IDLE_MS)
  timer.unref()
  return async () => {
    clearTimeout(timer)
    await reading
  }
}
