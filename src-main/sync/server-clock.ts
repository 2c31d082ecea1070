import { clockAheadMs } from '#shared/domain/clock-skew'

type Fetch = (input: string, init?: RequestInit) => Promise<Response>

/** The same `fetch`; by the way it compares this laptop's clock with the date of each quick answer. */
export const comparingClocks =
  (fetch: Fetch, now: () => Date, onCompared: (aheadMs: number) => void): Fetch =>
  async (input, init) => {
    const askedAt = now()
    const response = await fetch(input, init)
    const ahead = clockAheadMs(askedAt, now(), response.headers.get('date'))
    if (ahead !== null) onCompared(ahead)
    return response
  }
