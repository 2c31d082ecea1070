import { hashOf } from './vault'

/**
 * Bytes of one part: with what base64 adds, half of what the server takes as one record, and little enough to get through a slow line
 * well before the time limit of a request. Most pages are one or two parts.
 */
export const PART_BYTES = 360_000

export type Part = { hash: string; part: number; of: number; data: string }

export const partsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / PART_BYTES))

/** @param part from 1 */
export const partOf = (picture: Uint8Array, part: number): string =>
  Buffer.from(picture.subarray((part - 1) * PART_BYTES, part * PART_BYTES)).toString('base64')

/** The picture with this hash, or null: a part is missing, or what they make together is another picture. */
export function joinParts(parts: readonly Part[], hash: string): Uint8Array | null {
  const own = parts.filter((part) => part.hash === hash && part.data !== '')
  const byNumber = new Map(own.map((part) => [part.part, part]))
  const of = own[0]?.of ?? 0
  if (of === 0 || byNumber.size < of) return null
  const pieces = Array.from({ length: of }, (_, at) =>
    Buffer.from(byNumber.get(at + 1)?.data ?? '', 'base64'),
  )
  const picture = Uint8Array.from(Buffer.concat(pieces))
  return hashOf(picture) === hash ? picture : null
}
