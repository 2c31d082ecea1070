/** Why a link is not as safe as it looks. `detail` of a finding is the link as it was written. */
export type LinkRisk =
  | 'scheme'
  | 'plain-http'
  | 'look-alike'
  | 'number-address'
  | 'shortener'
  | 'sign-in-in-link'
  | 'odd-port'
  | 'program-file'
  | 'mismatch'

export type RiskyLink = { link: string; risks: LinkRisk[] }

/** Services that hide where a link leads. */
const SHORTENERS = new Set(
  'adf.ly bit.do bit.ly buff.ly cutt.ly goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly s.id shorturl.at snip.ly t.co t.ly tiny.cc tinyurl.com tr.im trib.al v.gd x.co'.split(
    ' ',
  ),
)

/** What a browser downloads and a system may run. */
const PROGRAM_FILE = /\.(apk|bat|cmd|com|dmg|exe|iso|jar|js|lnk|msi|pkg|ps1|scr|vbs)$/i

/** `scheme:` with something behind it, or a bare `www.` name: as people write links into a sentence. */
const LINK =
  /\b(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"'»”)\]]+|\b(?:javascript|data|file|vbscript):[^\s<>"'»”]+/giu
/** `[what it says](where it leads)`, and `what it says <where it leads>`. */
const NAMED_LINK =
  /\[([^\]\n]{1,200})\]\(([^)\s]{1,2000})\)|((?:https?:\/\/|www\.)\S{1,200})\s*<([^>\s]{1,2000})>/giu

/** The links in what somebody wrote that a moderator should look at, each with all that is odd about it. No network. */
export function riskyLinks(text: string): RiskyLink[] {
  const found = new Map<string, Set<LinkRisk>>()
  const add = (link: string, risks: readonly LinkRisk[]) => {
    if (risks.length === 0) return
    const known = found.get(link) ?? new Set<LinkRisk>()
    for (const risk of risks) known.add(risk)
    found.set(link, known)
  }
  for (const match of text.matchAll(NAMED_LINK)) {
    const says = match[1] ?? match[3] ?? ''
    const leadsTo = match[2] ?? match[4] ?? ''
    add(leadsTo, risksOf(leadsTo))
    if (isMismatch(says, leadsTo)) add(leadsTo, ['mismatch'])
  }
  for (const [match] of text.matchAll(LINK)) {
    const link = match.replace(/[.,;:!?]+$/u, '')
    add(link, risksOf(link))
  }
  return [...found].map(([link, risks]) => ({ link, risks: [...risks] }))
}

/** All that is odd about one link; empty where nothing is. */
export function risksOf(link: string): LinkRisk[] {
  const url = parsed(link)
  if (!url) return []
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return ['scheme']
  const host = url.hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
  const risks: LinkRisk[] = []
  if (url.protocol === 'http:') risks.push('plain-http')
  if (isLookAlike(url.hostname, link)) risks.push('look-alike')
  if (isNumberAddress(url.hostname)) risks.push('number-address')
  if (SHORTENERS.has(host)) risks.push('shortener')
  if (url.username !== '' || url.password !== '') risks.push('sign-in-in-link')
  if (url.port !== '') risks.push('odd-port')
  if (PROGRAM_FILE.test(url.pathname)) risks.push('program-file')
  return risks
}

/** A bare name is meant as https; what cannot be read as a link is none. */
function parsed(link: string): URL | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`
  return URL.canParse(whole) ? new URL(whole) : null
}

/** Letters of another alphabet that look like ours: the name as browsers know it begins with `xn--`. */
const isLookAlike = (hostname: string, link: string): boolean =>
  hostname.split('.').some((label) => label.startsWith('xn--')) || /[^\x20-\x7e]/.test(hostOf(link))

const hostOf = (link: string): string => link.replace(/^[a-z]+:\/\//i, '').split(/[/?#]/)[0] ?? ''

const isNumberAddress = (hostname: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(hostname) || hostname.startsWith('[')

/** The words are themselves an address, and of another place. */
function isMismatch(says: string, leadsTo: string): boolean {
  if (!/^\s*(https?:\/\/|www\.)|^\s*[\w-]+(\.[\w-]+)+\s*(\/|$)/i.test(says)) return false
  const [one, other] = [parsed(says.trim()), parsed(leadsTo)]
  return one !== null && other !== null && siteOf(one) !== siteOf(other)
}

const siteOf = ({ hostname }: URL): string => hostname.toLowerCase().replace(/^www\./, '')
