import { createHash } from 'node:crypto'
import { forbidden } from './http-error'

/** Where somebody signs in from, as who, and with the salt of which password. */
export type Attempt = { place: string; name: string; salt: string; password: string }

/**
 * Stops guessing: after five wrong passwords for one name from one place, that place waits. CouchDB's own rule and
 * words. By place, so that nobody can lock a colleague out from elsewhere; by salt, so that a new password starts
 * afresh. The same wrong password again is no further guess (CouchDB counts it): a laptop whose password was changed
 * elsewhere may ask for several things at once before it knows.
 */
export type Lockout = {
  /**
   * Asks whether the password is right. Throws 403 while this place has to wait. A guess counts from the moment it is
   * made: many that are made at once are no more than five.
   */
  guard(attempt: Attempt, isRight: () => Promise<boolean>): Promise<boolean>
}

const THRESHOLD = 5
const WAIT_MS = 5 * 60_000
const MAX_ENTRIES = 10_000

export function createLockout(now: () => number): Lockout {
  const failures = new Map<string, { guesses: Set<string>; since: number }>()
  const current = (key: string) => {
    const entry = failures.get(key)
    return entry && now() - entry.since < WAIT_MS ? entry : { guesses: new Set<string>(), since: now() }
  }
  return {
    async guard({ place, name, salt, password }, isRight) {
      const key = JSON.stringify([place, name, salt])
      const entry = current(key)
      if (entry.guesses.size >= THRESHOLD)
        throw forbidden('Account is temporarily locked due to multiple authentication failures')
      const guess = digest(password)
      const isNew = !entry.guesses.has(guess)
      entry.guesses.add(guess)
      failures.delete(key)
      failures.set(key, entry)
      const [oldest] = failures.keys()
      if (failures.size > MAX_ENTRIES && oldest !== undefined) failures.delete(oldest)
      const right = await isRight().catch((cause) => {
        if (isNew) entry.guesses.delete(guess)
        throw cause
      })
      if (right) entry.guesses.delete(guess)
      else entry.since = now()
      return right
    },
  }
}

/** No password stays in the memory longer than its request. */
const digest = (password: string): string => createHash('sha256').update(password).digest('base64')
