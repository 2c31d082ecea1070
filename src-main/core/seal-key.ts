import { type Actor, create } from '#shared/domain/record'
import { SEAL_KEY_ID, type SealKey } from '#shared/model/kit'
import { newSealKey } from '../exchange/sealed'
import type { Records } from './records'

/** The key pair of this laptop, made when it is first needed; the secret half stays in the encrypted database. */
export async function sealKeyOf(records: Records, actor: Actor): Promise<SealKey> {
  const known = await records.one('sealkey', SEAL_KEY_ID)
  if (known) return known
  const fresh = create('sealkey', { id: SEAL_KEY_ID, ...(await newSealKey()) }, actor)
  return records.command(async (unit) => {
    // Asked for twice at once: the first one stands.
    const key = (await unit.one('sealkey', SEAL_KEY_ID)) ?? fresh
    unit.put(key)
    return key
  })
}
