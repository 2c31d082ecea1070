import { type Observable, startWith } from 'rxjs'
import { follow } from './follow'

/**
 * A live query: the model at once, then again whenever `changes` say that it may differ. Changes that arrive while
 * a model is being read, or while the reader is busy, become one further reading; equal models are not sent twice.
 * Ends when `signal` aborts.
 */
export async function* liveModel<T>(
  changes: Observable<unknown>,
  signal: AbortSignal | undefined,
  load: () => Promise<T>,
): AsyncGenerator<T, void> {
  let last: string | undefined
  for await (const _ of follow(changes.pipe(startWith(undefined)), signal)) {
    const model = await load()
    const text = JSON.stringify(model)
    if (text === last) continue
    last = text
    yield model
  }
}
