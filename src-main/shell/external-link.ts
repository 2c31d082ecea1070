const SCHEMES = ['https:', 'mailto:', 'tel:']

/** A link that may leave the app for the system's browser, mail or phone program; null for anything else. */
export function externalLink(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  // `https://somebody@host` shows one name and leads to another.
  const isDeceptive = url.protocol === 'https:' && (url.username !== '' || url.password !== '')
  return SCHEMES.includes(url.protocol) && !isDeceptive ? url.href : null
}
