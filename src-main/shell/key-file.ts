import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { err, ok, type Result } from '#shared/domain/result'
import { type DataFolder, databaseExists } from './data-folder'
import { sealedKey, sealKey, unsealKey } from './sealed-key'

/**
 * The database key is 32 random bytes, given out as hexadecimal. It never lies on the disk in the clear: `key.json`
 * beside the database holds it sealed, by the system's keychain or under a passphrase. A key file is made once, and
 * only where there is no database yet: a new key over an old database would lock its owner out for good.
 */
const keyFile = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('passphrase'), sealed: sealedKey }),
  z.object({ version: z.literal(1), kind: z.literal('keychain'), sealed: z.base64() }),
])
export type KeyFile = z.infer<typeof keyFile>

/** What the operating system offers to keep a secret. */
export type Keychain = {
  seal(secret: string): Buffer
  /** Throws where the keychain no longer has what sealed it. */
  unseal(sealed: Buffer): string
}

/** Key file of a data folder; null where the folder is new. A database without its key file is not new. */
export async function readKeyFile(
  folder: DataFolder,
): Promise<Result<KeyFile | null, 'key-missing' | 'key-damaged'>> {
  const text = await readIfThere(folder.keyFile)
  if (text === null) return databaseExists(folder) ? err('key-missing') : ok(null)
  const parsed = keyFile.safeParse(parseJson(text))
  if (parsed.success) return ok(parsed.data)
  if (databaseExists(folder)) return err('key-damaged')
  // Cut off while it was first written, before any database was made with it.
  await rm(folder.keyFile)
  return ok(null)
}

/** Makes the key of a new folder, kept under `passphrase`. Throws what the file system throws. */
export async function createPassphraseKey(
  folder: DataFolder,
  passphrase: string,
): Promise<Result<string, 'exists'>> {
  const key = randomBytes(32)
  const sealed = await sealKey(key, passphrase)
  return writeNew(folder, key.toString('hex'), { version: 1, kind: 'passphrase', sealed })
}

/** Makes the key of a new folder, kept by the keychain of the system. */
export async function createKeychainKey(
  folder: DataFolder,
  keychain: Keychain,
): Promise<Result<string, 'exists'>> {
  const key = randomBytes(32).toString('hex')
  const sealed = keychain.seal(key).toString('base64')
  return writeNew(folder, key, { version: 1, kind: 'keychain', sealed })
}

export async function openPassphraseKey(
  file: KeyFile & { kind: 'passphrase' },
  passphrase: string,
): Promise<Result<string, 'wrong-passphrase'>> {
  const opened = await unsealKey(file.sealed, passphrase)
  return opened.ok ? ok(opened.value.toString('hex')) : opened
}

export function openKeychainKey(
  file: KeyFile & { kind: 'keychain' },
  keychain: Keychain | null,
): Result<string, 'key-in-keychain'> {
  if (!keychain) return err('key-in-keychain')
  try {
    return ok(keychain.unseal(Buffer.from(file.sealed, 'base64')))
  } catch {
    return err('key-in-keychain')
  }
}

/** `wx` makes the file or fails: of two processes on one new folder, one wins and the other reads its key. */
async function writeNew(
  folder: DataFolder,
  key: string,
  content: KeyFile,
): Promise<Result<string, 'exists'>> {
  if (databaseExists(folder)) return err('exists')
  await mkdir(folder.path, { recursive: true, mode: 0o700 })
  const file = await open(folder.keyFile, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (!file) return err('exists')
  try {
    await file.writeFile(JSON.stringify(content))
    await file.sync()
  } finally {
    await file.close()
  }
  return ok(key)
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
