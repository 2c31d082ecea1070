import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { role } from '#shared/model/base'
import { programName, userName } from '#shared/model/invitation'

/**
 * How two laptops that have never met come to trust each other by a code of 40 bits that one shows and somebody types
 * on the other. Both prove to each other that they know it, over a TLS line of which nothing is known yet; the
 * proofs are bound to that line's certificate. Who sits in between has another certificate: its proofs are worth
 * nothing on the other side, and to find the code behind one it would have to try them all at 60 ms each, while the
 * guest waits.
 */
export const PAIRING_PATH = '/room/pair'

export const pairingRequest = z.object({
  /** Whose laptop this is. */
  name: z.string().trim().min(1).max(60),
  /** The program that the guest belongs to; '' where it knows no server. */
  program: z.union([programName, z.literal('')]),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  proof: z.string().max(100),
})
export type PairingRequest = z.infer<typeof pairingRequest>

/** What a guest signs in with from now on. */
export const pairingGrant = z.object({
  roomId: z.string().min(1).max(60),
  name: z.string().min(1).max(60),
  program: programName,
  user: userName,
  password: z.string().min(16).max(200),
  roles: z.array(role),
})
export type PairingGrant = z.infer<typeof pairingGrant>
export const pairingAnswer = z.object({ grant: pairingGrant, proof: z.string().max(100) })
export const pairingRefusal = z.object({ error: z.enum(['wrong-code', 'too-many-tries', 'other-program']) })
export type PairingRefusal = z.infer<typeof pairingRefusal>['error']

/** 60 ms and 32 MB on an old laptop. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

/** @param fingerprint SHA-256 of the certificate that this side sees on the line */
export const pairingKey = (code: string, nonce: string, fingerprint: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(code, `${nonce} ${fingerprint}`, 32, COST, (error, key) => (error ? reject(error) : resolve(key)))
  })

export const guestProof = (
  key: Buffer,
  { name, program }: Pick<PairingRequest, 'name' | 'program'>,
): string => proofOf(key, ['guest', name, program])

export const roomProof = (key: Buffer, grant: PairingGrant): string =>
  proofOf(key, ['room', grant.roomId, grant.name, grant.program, grant.user, grant.password, ...grant.roles])

const proofOf = (key: Buffer, words: string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(words)).digest('base64')

export function sameProof(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
