import { pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeFileDurably } from './durable-files'

/**
 * A wrong key and a damaged first page look the same to SQLite: "not a database". A small file beside the database
 * tells them apart. It holds a salted, slow hash of the key: as costly to guess from as the database itself.
 */
const keyCheck = z.object({ salt: z.string(), hash: z.string() })

export type KeyVerdict = 'fits' | 'differs' | 'unknown'

export function checkKey(file: string, key: string): KeyVerdict {
  const stored = readKeyCheck(file)
  if (!stored) return 'unknown'
  const expected = Buffer.from(stored.hash, 'hex')
  const actual = hashOf(key, Buffer.from(stored.salt, 'hex'))
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? 'fits' : 'differs'
}

/** Writes the key check of a database that `key` has just opened. */
export function rememberKey(file: string, key: string): void {
  const salt = randomBytes(16)
  const content = { salt: salt.toString('hex'), hash: hashOf(key, salt).toString('hex') }
  writeFileDurably(file, `${JSON.stringify(content)}\n`)
}

/** SQLite's cipher takes 4,001 rounds to make its key of ours. */
const ROUNDS = 10_000

const hashOf = (key: string, salt: Buffer): Buffer => pbkdf2Sync(key, salt, ROUNDS, 32, 'sha256')

function readKeyCheck(file: string): z.infer<typeof keyCheck> | undefined {
  if (!existsSync(file)) return undefined
  try {
    return keyCheck.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined // cut short or not ours: it knows nothing
  }
}
