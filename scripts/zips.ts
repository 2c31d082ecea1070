// Writes which ZIPs exist to resources/zips.bits, one bit each: npx tsx scripts/zips.ts
// The whole package, with the place of each, would take 90 MB of memory in every thread that reads.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import zipcodes from 'zipcodes'

const bits = new Uint8Array(100_000 / 8)
for (const zip of Object.keys(zipcodes.codes).filter((code) => /^\d{5}$/.test(code))) {
  const number = Number(zip)
  bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7))
}
writeFileSync(resolve(import.meta.dirname, '../resources/zips.bits'), bits)
