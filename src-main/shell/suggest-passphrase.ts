import { randomInt } from 'node:crypto'
import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'
import type { Language } from '#shared/model/base'

const wordsByLanguage: Record<Language, string[]> = { en: english, es: spanish }

/**
 * Four words of 2,048 (BIP-39's lists: common words, no two alike in their first four letters): 44 bits, which at
 * scrypt's price per guess is out of reach. Accents are left out, so that any keyboard can type them.
 */
export function suggestPassphrase(language: Language, pick: (below: number) => number = randomInt): string {
  const words = wordsByLanguage[language]
  return Array.from({ length: 4 }, () => plain(words[pick(words.length)] ?? '')).join(' ')
}

const plain = (word: string): string => word.normalize('NFD').replace(/\p{Mark}/gu, '')
