const MINUTE_MS = 60_000
const MOST_MS = 2 * MINUTE_MS
/** After a slower answer nobody knows which moment the server's date was of. */
const SLOWEST_ANSWER_MS = 5_000

/**
 * By how much a laptop's clock is ahead of its server's (negative: behind), in whole minutes; 0 within two minutes.
 * Null where this answer does not tell.
 * @param serverDate the `Date` header, to the second
 */
export function clockAheadMs(askedAt: Date, answeredAt: Date, serverDate: string | null): number | null {
  const server = Date.parse(serverDate ?? '')
  const took = answeredAt.getTime() - askedAt.getTime()
  // Less than nothing: the clock was set meanwhile.
  if (Number.isNaN(server) || took < 0 || took > SLOWEST_ANSWER_MS) return null
  const ahead = askedAt.getTime() + took / 2 - server
  return Math.abs(ahead) <= MOST_MS ? 0 : Math.round(ahead / MINUTE_MS) * MINUTE_MS
}
