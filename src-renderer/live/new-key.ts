const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A random, url-safe key of 21 characters (126 bits): the id of what a command is about to make. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(21))
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 63)).join('')
}
