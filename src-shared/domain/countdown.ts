/** A timer as of an instant. Never both: `remainingSeconds` is 0 once time is over. */
export type Countdown = { elapsedSeconds: number; remainingSeconds: number; overSeconds: number }

/** A timer of `seconds` that began at an instant. A clock that was set back since then shows it as just begun. */
export function countdown(startedAt: string, seconds: number, now: string | number): Countdown {
  const at = typeof now === 'number' ? now : Date.parse(now)
  const elapsedSeconds = Math.max(0, Math.floor((at - Date.parse(startedAt)) / 1000))
  return {
    elapsedSeconds,
    remainingSeconds: Math.max(0, seconds - elapsedSeconds),
    overSeconds: Math.max(0, elapsedSeconds - seconds),
  }
}
