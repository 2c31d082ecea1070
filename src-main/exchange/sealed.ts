import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import type { Problem } from '#shared/contract/base'
import { err, ok, type Result } from '#shared/domain/result'
import { instant } from '#shared/model/base'

/**
 * A file that travels by stick or mail: the `age` format, around zipped lines of JSON. The first line says what it is,
 * each other one is a record. The file is whole or it does not open: age proves every piece of it and that none is
 * missing.
 */
export type SealedBundle = {
  /** What it is for, as `kit` or `results`: each use has its own word. */
  use: string
  madeAt: string
  madeBy: string
  /** Version of the app. */
  app: string
  /** Whatever the use needs to say beside its records. */
  about: Record<string, unknown>
  records: readonly { id: string }[]
}
export type OpenedBundle = Omit<SealedBundle, 'records'> & { records: unknown[] }

/** Who can open it. A passphrase may be given on the phone; a recipient is the public key of one laptop, `age1…`. */
export type SealFor = { passphrase: string } | { recipient: string }
export type OpenWith = { passphrase: string; identity: string | null }

/** Version of this format. A newer one is not guessed at. */
const FORMAT = 1
const head = z.object({
  barnstorm: z.literal('sealed'),
  format: z.number().int(),
  use: z.string().max(40),
  madeAt: instant,
  madeBy: z.string().max(200),
  app: z.string().max(40),
  about: z.record(z.string(), z.unknown()),
  records: z.number().int().min(0),
})

export const SHORTEST_PASSPHRASE = 8
/** 2^16 rounds: a quarter of a second on an old laptop, and too much for whoever tries words one by one. */
const SCRYPT_WORK = 16
/** Larger than any evening, small enough not to fill a laptop's memory. */
const MAX_SEALED_BYTES = 200 * 1024 * 1024
const MAX_PLAIN_BYTES = 1024 * 1024 * 1024

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** Fails with `bad-passphrase` (too short) or `bad-recipient`. */
export async function seal(
  bundle: SealedBundle,
  lock: SealFor,
): Promise<Result<Uint8Array<ArrayBuffer>, Problem>> {
  const age = await import('age-encryption')
  const encrypter = new age.Encrypter()
  if ('passphrase' in lock) {
    if (lock.passphrase.trim().length < SHORTEST_PASSPHRASE)
      return err({ tag: 'bad-passphrase', field: 'passphrase', detail: String(SHORTEST_PASSPHRASE) })
    encrypter.setPassphrase(lock.passphrase.trim())
    encrypter.setScryptWorkFactor(SCRYPT_WORK)
  } else {
    try {
      encrypter.addRecipient(lock.recipient.trim())
    } catch {
      return err({ tag: 'bad-recipient', field: 'recipient' })
    }
  }
  const { records, ...about } = bundle
  const first = { barnstorm: 'sealed', format: FORMAT, ...about, records: records.length }
  const lines = [first, ...records].map((line) => JSON.stringify(line)).join('\n')
  const sealed = await encrypter.encrypt(await zip(lines))
  return ok(new Uint8Array(sealed))
}

/**
 * Opens a sealed file. Fails with `not-sealed`, `file-truncated`, `bad-passphrase`, `passphrase-needed`,
 * `not-for-this-laptop` or `file-newer`; what is in the records is for the caller to check.
 */
export async function open(bytes: Uint8Array, key: OpenWith): Promise<Result<OpenedBundle, Problem>> {
  if (bytes.byteLength > MAX_SEALED_BYTES)
    return err({ tag: 'file-too-large', detail: String(MAX_SEALED_BYTES / 1024 / 1024) })
  const header = headerOf(bytes)
  if (!header) return err({ tag: 'not-sealed' })
  if (!header.isWhole) return err({ tag: 'file-truncated' })
  if (header.isForPassphrase && key.passphrase.trim() === '')
    return err({ tag: 'passphrase-needed', field: 'passphrase' })
  if (!header.isForPassphrase && key.identity === null) return err({ tag: 'not-for-this-laptop' })
  const plain = await decrypt(bytes, key, header.isForPassphrase)
  return plain.ok ? read(plain.value) : plain
}

const MAGIC = 'age-encryption.org/v1\n'

/** The lines before the sealed part say for whom it is; they end with `---`. */
function headerOf(bytes: Uint8Array): { isForPassphrase: boolean; isWhole: boolean } | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64 * 1024)).toString(
    'latin1',
  )
  if (!text.startsWith(MAGIC.slice(0, Math.max(1, Math.min(text.length, MAGIC.length)))) || text.length === 0)
    return null
  const end = /\n--- [A-Za-z0-9+/]+\n/.exec(text)
  const stanzas = text.slice(0, end?.index ?? text.length)
  return { isForPassphrase: /\n-> scrypt /.test(stanzas), isWhole: end !== null }
}

async function decrypt(
  bytes: Uint8Array,
  { passphrase, identity }: OpenWith,
  isForPassphrase: boolean,
): Promise<Result<Uint8Array, Problem>> {
  const age = await import('age-encryption')
  const decrypter = new age.Decrypter()
  if (isForPassphrase) decrypter.addPassphrase(passphrase.trim())
  else if (identity) decrypter.addIdentity(identity)
  try {
    return ok(await decrypter.decrypt(bytes))
  } catch (cause) {
    // The header opens, or does not, before the first byte of what it seals is read.
    const isKeyWrong =
      cause instanceof Error &&
      /no identity matched|incorrect passphrase|wrong passphrase/i.test(cause.message)
    if (!isKeyWrong) return err({ tag: 'file-truncated' })
    return err({ tag: isForPassphrase ? 'bad-passphrase' : 'not-for-this-laptop' })
  }
}

async function read(bytes: Uint8Array): Promise<Result<OpenedBundle, Problem>> {
  const lines = await linesOf(bytes)
  const first = lines && head.safeParse(parsed(lines[0] ?? ''))
  if (!lines || !first) return err({ tag: 'not-sealed' })
  if (!first.success) {
    const { format } = z
      .looseObject({ format: z.number() })
      .catch({ format: 0 })
      .parse(parsed(lines[0] ?? ''))
    return format > FORMAT ? err({ tag: 'file-newer', detail: String(format) }) : err({ tag: 'not-sealed' })
  }
  const { format, records: count, barnstorm: _, ...about } = first.data
  if (format > FORMAT) return err({ tag: 'file-newer', detail: about.app })
  const records = lines.slice(1).map(parsed)
  if (records.length !== count) return err({ tag: 'file-truncated' })
  return ok({ ...about, records })
}

async function linesOf(bytes: Uint8Array): Promise<string[] | null> {
  try {
    return (await unzip(bytes, { maxOutputLength: MAX_PLAIN_BYTES })).toString('utf8').split('\n')
  } catch {
    return null
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** A key pair of a laptop: what the public one seals, only the secret one opens. */
export async function newSealKey(): Promise<{ identity: string; recipient: string }> {
  const age = await import('age-encryption')
  const identity = await age.generateIdentity()
  return { identity, recipient: await age.identityToRecipient(identity) }
}
