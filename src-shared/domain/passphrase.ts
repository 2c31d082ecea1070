/** Characters. Four words of a list have more; a shorter one of somebody's own would be too easy to try. */
export const PASSPHRASE_MIN_LENGTH = 10

/** The same passphrase typed on another keyboard, or with two spaces, is the same passphrase. */
export const normalizedPassphrase = (passphrase: string): string =>
  passphrase.normalize('NFKC').trim().replace(/\s+/g, ' ')

export const isLongEnough = (passphrase: string): boolean =>
  normalizedPassphrase(passphrase).length >= PASSPHRASE_MIN_LENGTH
