import { readFileSync } from 'node:fs'
import { resourcePath } from '../../core/resources'

let bits: Uint8Array | undefined

/** Whether mail is delivered to such a ZIP; `scripts/zips.ts` writes the list. */
export function isZip(digits: string): boolean {
  if (!/^\d{5}$/.test(digits)) return false
  bits ??= readFileSync(resourcePath('zips.bits'))
  const number = Number(digits)
  return ((bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0
}
