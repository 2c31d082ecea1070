import type { Observable } from 'rxjs'

/** The outside world as the core sees it: handed in once, so that tests and demos can set the time. */
export type Clock = {
  now(): Date
  /** Tells when the clock was set; left out where nobody can. */
  wasSet?: Observable<unknown>
}
export const systemClock: Clock = { now: () => new Date() }

/** `fields` never hold what somebody typed: no names, no numbers, no text. */
export type Log = (event: string, fields?: Record<string, string | number | boolean>) => void
