import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreFailure, storeErrorFrom } from '../store/store-error'

/**
 * Pictures as encrypted files beside the database, each named by the SHA-256 of its content: the same picture twice is one file. A file
 * appears under its name only when all of it is on the disk.
 */
export type Vault = {
  /** Answers the hash. Throws a `StoreFailure` where the disk is full or read-only; nothing is left behind then. */
  put(bytes: Uint8Array): Promise<string>
  /** null where it is not here, or was damaged. */
  get(hash: string): Promise<Uint8Array | null>
  has(hash: string): Promise<boolean>
  /** Bytes of the picture; null where it is not here. */
  size(hash: string): Promise<number | null>
  remove(hash: string): Promise<void>
}

/** Names the way the files are written, so that a later one can tell. */
const MAGIC = Buffer.from('BSPIC1\0\0')
const IV = 12
const TAG = 16

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** @param key the store's: the pictures' own key is derived from it. */
export async function openVault(dir: string, key: string): Promise<Vault> {
  const folder = join(dir, 'pictures')
  const secret = Buffer.from(hkdfSync('sha256', key, 'barnstorm', 'pictures', 32))
  const fileOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
  await removeParts(folder)

  return {
    async put(bytes) {
      const hash = hashOf(bytes)
      const file = fileOf(hash)
      if (await isThere(file)) return hash
      try {
        await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 })
        await writeWhole(file, seal(bytes, hash, secret))
      } catch (cause) {
        const error = storeErrorFrom(cause, file)
        throw error ? new StoreFailure(error, { cause }) : cause
      }
      return hash
    },
    async get(hash) {
      const sealed = await readFile(fileOf(hash)).catch(() => null)
      return sealed && unseal(sealed, hash, secret)
    },
    has: (hash) => isThere(fileOf(hash)),
    async size(hash) {
      const sealed = await stat(fileOf(hash)).catch(() => null)
      return sealed && Math.max(0, sealed.size - MAGIC.length - IV - TAG)
    },
    remove: (hash) => rm(fileOf(hash), { force: true }),
  }
}

/** The hash is bound to the content: a file under another's name does not open. */
function seal(bytes: Uint8Array, hash: string, secret: Buffer): Buffer {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(Buffer.from(hash))
  const body = [cipher.update(bytes), cipher.final()]
  return Buffer.concat([MAGIC, iv, ...body, cipher.getAuthTag()])
}

function unseal(sealed: Buffer, hash: string, secret: Buffer): Uint8Array | null {
  const start = MAGIC.length + IV
  if (sealed.length < start + TAG || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) return null
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(MAGIC.length, start))
    .setAAD(Buffer.from(hash))
    .setAuthTag(sealed.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(start, -TAG)), decipher.final()])
  } catch {
    // Damaged, or of another key.
    return null
  }
}

/** Under another name, flushed, then under its own. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const part = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    const handle = await open(part, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, file)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => {})
    throw cause
  }
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** What a pulled plug left half written. */
async function removeParts(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  for (const name of names)
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true }).catch(() => {})
}
