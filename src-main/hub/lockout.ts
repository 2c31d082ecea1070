import { createHash } from 'node:crypto'
import { forbidden } from './http-error'

/**
 * Stops guessing: after five wrong passwords for one name from one address, that address waits. CouchDB's own
 * rule and words. By address, so that nobody can lock a colleague out from elsewhere; by salt, so that a new
 * password starts afresh. The same wrong password again is no further guess (CouchDB counts it): a laptop whose
 * password was changed elsewhere may ask for several things at once before it knows.
 */
export type Lockout = {
  /** Throws 403 while this address has to wait. */
  requireOpen(address: string, name: string, salt: string): void
  countFailure(address: string, name: string, salt: string, password: string): void
}

const THRESHOLD = 5
const WAIT_MS = 5 * 60_000
const MAX_ENTRIES = 10_000

export function createLockout(now: () => number): Lockout {
  const failures = new Map<string, { guesses: Set<string>; since: number }>()
  const keyOf = (...parts: string[]) => JSON.stringify(parts)
  const current = (key: string) => {
    const entry = failures.get(key)
    return entry && now() - entry.since < WAIT_MS ? entry : null
  }
  return {
    requireOpen(...parts) {
      if ((current(keyOf(...parts))?.guesses.size ?? 0) >= THRESHOLD) {
        throw forbidden('Account is temporarily locked due to multiple authentication failures')
      }
    },
    countFailure(address, name, salt, password) {
      const key = keyOf(address, name, salt)
      const guesses = new Set(current(key)?.guesses).add(digest(password))
      failures.delete(key)
      failures.set(key, { guesses, since: now() })
      const [oldest] = failures.keys()
      if (failures.size > MAX_ENTRIES && oldest !== undefined) failures.delete(oldest)
    },
  }
}

/** No password stays in the memory longer than its request. */
const digest = (password: string): string => createHash('sha256').update(password).digest('base64')
