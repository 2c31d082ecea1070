import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { normalizedPassphrase } from '#shared/domain/passphrase'
import { err, ok, type Result } from '#shared/domain/result'

/**
 * The database key under a passphrase. scrypt (RFC 7914) makes a key from the passphrase, AES-256-GCM seals the
 * database key with it. GCM's tag tells a wrong passphrase from a right one, and changing the passphrase later
 * rewrites these few bytes, not the database.
 */
export const sealedKey = z.object({
  scrypt: z.object({
    n: z
      .number()
      .int()
      .min(2 ** 10)
      .max(2 ** 20),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
    salt: z.base64(),
  }),
  iv: z.base64(),
  data: z.base64(),
  tag: z.base64(),
})
export type SealedKey = z.infer<typeof sealedKey>

type Cost = { n: number; r: number; p: number }

/** About 0.4 s and 128 MB for each guess on a laptop of 2020 (OWASP Password Storage Cheat Sheet, scrypt). */
const COST: Cost = { n: 2 ** 17, r: 8, p: 1 }

export async function sealKey(key: Buffer, passphrase: string, cost: Cost = COST): Promise<SealedKey> {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await stretch(passphrase, salt, cost), iv)
  const data = Buffer.concat([cipher.update(key), cipher.final()])
  return {
    scrypt: { ...cost, salt: salt.toString('base64') },
    iv: iv.toString('base64'),
    data: data.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

export async function unsealKey(
  sealed: SealedKey,
  passphrase: string,
): Promise<Result<Buffer, 'wrong-passphrase'>> {
  const { salt, ...cost } = sealed.scrypt
  const stretched = await stretch(passphrase, Buffer.from(salt, 'base64'), cost)
  const decipher = createDecipheriv('aes-256-gcm', stretched, Buffer.from(sealed.iv, 'base64'))
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'))
  try {
    return ok(Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]))
  } catch {
    return err('wrong-passphrase')
  }
}

function stretch(passphrase: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> {
  // Node refuses more memory than `maxmem`: scrypt needs 128 · N · r bytes, and some to spare.
  const options = { N: n, r, p, maxmem: 2 * 128 * n * r }
  return new Promise((resolve, reject) =>
    scrypt(normalizedPassphrase(passphrase), salt, 32, options, (error, stretched) =>
      error ? reject(error) : resolve(stretched),
    ),
  )
}
