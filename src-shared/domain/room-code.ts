/** Digits and capitals that nobody takes for one another, as Douglas Crockford chose them: no I, L, O and U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const HALF = 4

/** 40 bits: with the slow hash over it (core/room-pairing.ts) two thousand years of one processor for all of them. */
export const CODE_LENGTH = 2 * HALF

/** The code that a room shows, `K7MQ-2F9D`. @param bytes random, one for each sign */
export const roomCodeOf = (bytes: Uint8Array): string =>
  spacedCode(Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join(''))

/** As it is shown, however it was typed; a part of one where it is not whole. */
export function spacedCode(typed: string): string {
  const signs = signsOf(typed)
  return signs.length > HALF ? `${signs.slice(0, HALF)}-${signs.slice(HALF)}` : signs
}

export const isWholeCode = (typed: string): boolean => signsOf(typed).length === CODE_LENGTH

const signsOf = (typed: string): string =>
  Array.from(typed.normalize('NFKC').toUpperCase(), (sign) => MISTAKEN[sign] ?? sign)
    .filter((sign) => SIGNS.includes(sign))
    .join('')
    .slice(0, CODE_LENGTH)

const MISTAKEN: Record<string, string> = { O: '0', I: '1', L: '1', U: 'V' }
