import { randomBytes, X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { connect, type TLSSocket } from 'node:tls'
import { err, ok, type Result } from '#shared/domain/result'
import { spacedCode } from '#shared/domain/room-code'
import {
  guestProof,
  PAIRING_PATH,
  type PairingGrant,
  type PairingRefusal,
  pairingAnswer,
  pairingKey,
  pairingRefusal,
  roomProof,
  sameProof,
} from './pairing'

export type JoinInput = {
  /** `host:port` as the room's screen shows it. */
  address: string
  code: string
  /** Whose laptop this is, and its program ('' for none). */
  name: string
  program: string
}
export type Joined = { grant: PairingGrant; url: string; certificate: string }
export type JoinProblem = { tag: 'room-not-found' | PairingRefusal }

const TIMEOUT_MS = 20_000
/** A grant is a few hundred bytes; whoever sends more is no room. */
const MAX_ANSWER_BYTES = 10_000

/** Asks to be let into a room. Nothing but these names is told before the room has proved that it knows the code. */
export async function joinRoom(input: JoinInput): Promise<Result<Joined, JoinProblem>> {
  const place = placeOf(input.address)
  if (!place) return err({ tag: 'room-not-found' })
  const line = await open(place).catch(() => null)
  if (!line) return err({ tag: 'room-not-found' })
  try {
    const certificate = new X509Certificate(line.getPeerCertificate().raw)
    const nonce = randomBytes(16).toString('hex')
    const key = await pairingKey(spacedCode(input.code), nonce, certificate.fingerprint256)
    const { name, program } = input
    const answer = await post(line, place.host, { name, program, nonce, proof: guestProof(key, input) })
    const refused = pairingRefusal.safeParse(answer)
    if (refused.success) return err({ tag: refused.data.error })
    const { grant, proof } = pairingAnswer.parse(answer)
    if (!sameProof(proof, roomProof(key, grant))) return err({ tag: 'wrong-code' })
    return ok({ grant, url: urlOf(place), certificate: certificate.toString() })
  } catch {
    return err({ tag: 'room-not-found' })
  } finally {
    line.destroy()
  }
}

type RoomPlace = { host: string; port: number }

/** null where it is no address with a port. */
function placeOf(address: string): RoomPlace | null {
  try {
    const { hostname, port, pathname } = new URL(`https://${address}/`)
    return port !== '' && pathname === '/'
      ? { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
      : null
  } catch {
    return null
  }
}

export const urlOf = ({ host, port }: RoomPlace): string =>
  `https://${host.includes(':') ? `[${host}]` : host}:${port}/`

const open = ({ host, port }: RoomPlace): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    // Nothing is known of the certificate yet: the proofs are bound to it.
    const socket = connect({ host, port, rejectUnauthorized: false }, () => resolve(socket))
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('no answer')))
    socket.on('error', reject)
  })

const post = (socket: TLSSocket, host: string, body: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const options = { method: 'POST', host, path: PAIRING_PATH, headers, createConnection: () => socket }
    const asked = request(options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        if (text.length > MAX_ANSWER_BYTES) response.destroy(new Error('too long'))
      })
      response.on('end', () => {
        try {
          resolve(JSON.parse(text))
        } catch (cause) {
          reject(cause)
        }
      })
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })
