import { type Invitation, invitation } from '#shared/model/invitation'
import { err, ok, type Result } from './result'

/** `not-an-invitation`: no code in it. `damaged`: cut short or mistyped. `newer`: made by a newer app. */
export type InvitationProblem = 'not-an-invitation' | 'damaged' | 'newer'

const VERSION = 1
const CODE = /barnstorm(\d+)\.([A-Za-z0-9_-]+)\.([0-9a-f]{8})/

/** One line of URL-safe letters that survives mail, chat and a QR code. */
export function encodeInvitation(value: Invitation): string {
  const payload = toBase64Url(JSON.stringify(invitation.parse(value)))
  return `barnstorm${VERSION}.${payload}.${checksum(payload)}`
}

/** Reads a code out of whatever was pasted: line breaks, spaces and words around it do no harm. */
export function decodeInvitation(pasted: string): Result<Invitation, InvitationProblem> {
  const text = pasted.replaceAll(/\s/g, '')
  const [, version, payload = '', check] = CODE.exec(text) ?? []
  if (version === undefined) return err(/barnstorm\d+\./.test(text) ? 'damaged' : 'not-an-invitation')
  if (checksum(payload) !== check) return err('damaged')
  if (Number(version) > VERSION) return err('newer')
  const read = invitation.safeParse(fromBase64Url(payload))
  return read.success ? ok(read.data) : err('damaged')
}

function toBase64Url(text: string): string {
  const characters = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte))
  return btoa(characters.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(code: string): unknown {
  try {
    const characters = atob(code.replaceAll('-', '+').replaceAll('_', '/'))
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(characters, (sign) => sign.charCodeAt(0))))
  } catch {
    return undefined
  }
}

/** FNV-1a, 32 bits: finds a slip of copying. It is no seal. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
