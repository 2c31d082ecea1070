import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { JsonObject } from './json'

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

export type PasswordChecker = { matches(password: string, hash: PasswordHash | null): Promise<boolean> }

/**
 * Checks passwords, and remembers in memory which one each salt was last right for (as a keyed digest): sync
 * sends the password with every request, and one scrypt per request would stop the machine.
 */
export function createPasswordChecker(): PasswordChecker {
  const key = randomBytes(32)
  const rightBySalt = new Map<string, string>()
  const digestOf = (password: string) => createHmac('sha256', key).update(password).digest('hex')
  return {
    async matches(password, hash) {
      const { salt, derived_key } = hash ?? nobody
      const known = rightBySalt.get(salt)
      if (known && sameSecret(known, digestOf(password))) return true
      const derived = await derive(password, salt)
      if (!sameSecret(derived.toString('hex'), derived_key)) return false
      rightBySalt.set(salt, digestOf(password))
      return true
    },
  }
}
