import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { createFairQueue } from './fair-queue'
import { tooBusy } from './http-error'
import type { JsonObject } from './json'
import type { Attempt } from './lockout'

/** What is kept of a password. Cost as OWASP asks for scrypt: 2^15 blocks of 8, about 60 ms and 32 MB a check. */
export type PasswordHash = { password_scheme: 'scrypt'; salt: string; derived_key: string }

const KEY_BYTES = 32
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

const derive = (password: string, salt: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16).toString('hex')
  const key = await derive(password, salt)
  return { password_scheme: 'scrypt', salt, derived_key: key.toString('hex') }
}

/** The hash in a user's document, or null where there is none that we can check. */
export function passwordHashOf(user: JsonObject): PasswordHash | null {
  const { password_scheme, salt, derived_key } = user
  return password_scheme === 'scrypt' && typeof salt === 'string' && typeof derived_key === 'string'
    ? { password_scheme, salt, derived_key }
    : null
}

/** Equal in a time that tells nothing about where they differ. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())

/** Stands in for the hash of somebody unknown, so that asking for a name takes as long whether it exists or not. */
const nobody: PasswordHash = { password_scheme: 'scrypt', salt: 'nobody', derived_key: '' }

export type PasswordChecker = {
  /** Throws 503 where too many are being checked. */
  matches(attempt: Attempt, hash: PasswordHash | null): Promise<boolean>
}

/** One processor stays free for those who are signed in. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1))
/** The last of them is answered within the half minute that a laptop waits. */
const MOST_WAITING = 256

/**
 * Checks passwords, and remembers in memory which one each salt was last right for (as a keyed digest): sync
 * sends the password with every request, and one scrypt per request would stop the machine.
 */
export function createPasswordChecker(): PasswordChecker {
  const key = randomBytes(32)
  const rightBySalt = new Map<string, string>()
  /** A laptop asks for several things at once; its password is checked once. */
  const underWay = new Map<string, Promise<boolean>>()
  const inTurn = createFairQueue(AT_ONCE, MOST_WAITING, tooBusy)
  const digestOf = (password: string) => createHmac('sha256', key).update(password).digest('hex')

  async function check(password: string, { salt, derived_key }: PasswordHash): Promise<boolean> {
    const derived = await derive(password, salt)
    if (!sameSecret(derived.toString('hex'), derived_key)) return false
    rightBySalt.set(salt, digestOf(password))
    return true
  }

  return {
    async matches({ place, name, password }, hash) {
      const known = rightBySalt.get((hash ?? nobody).salt)
      if (known && sameSecret(known, digestOf(password))) return true
      const same = JSON.stringify([name, hash?.salt, digestOf(password)])
      const checking =
        underWay.get(same) ??
        inTurn(place, () => check(password, hash ?? nobody)).finally(() => underWay.delete(same))
      underWay.set(same, checking)
      return checking
    },
  }
}
