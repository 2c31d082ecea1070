/** Words that belong to the last name that follows them. */
const PARTICLES = new Set(
  [
    'de',
    'del',
    'la',
    'las',
    'los',
    'da',
    'das',
    'do',
    'dos',
    'di',
    'van',
    'von',
    'der',
    'den',
    'ter',
    'bin',
  ].concat(['ibn', 'al', 'el', 'le', 'du', 'st', 'st.', 'san', 'santa', 'mac', 'mc', "o'"]),
)
const SUFFIX = /^(jr|sr|ii|iii|iv)\.?$/i

/**
 * A whole name in two parts. `Last, First` says it itself; else the last word is the last name, with the particles
 * before it (`Ana de la Cruz`) and a suffix behind it (`John Smith Jr.`); of four words or more without particles, as
 * is usual in Spanish, the last two. A single word, or a name in a script without spaces, is a first name.
 */
export function splitName(name: string): { firstName: string; lastName: string } {
  const [last, first] = name.split(',', 2).map((part) => part.trim())
  if (last && first && !SUFFIX.test(first)) return { firstName: first, lastName: last }
  const words = name.replace(/,/g, ' ').split(/\s+/).filter(Boolean)
  const at = lastNameAt(words)
  return { firstName: words.slice(0, at).join(' '), lastName: words.slice(at).join(' ') }
}

/** Index of the word at which the last name begins. */
function lastNameAt(words: readonly string[]): number {
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()))
  if (particle > 0 && particle < words.length - 1) return particle
  const hasSuffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '')
  const end = hasSuffix ? words.length - 1 : words.length
  return Math.max(1, end >= 4 ? end - 2 : end - 1)
}
