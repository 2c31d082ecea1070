import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Role } from '#shared/model/base'
import { createFairQueue } from '../hub/fair-queue'
import {
  guestProof,
  type PairingGrant,
  type PairingRefusal,
  pairingKey,
  pairingRequest,
  roomProof,
  sameProof,
} from './pairing'

export type GuestsInput = {
  roomId: string
  name: string
  program: string
  guestRoles: Role[]
  /** SHA-256 of the room's certificate. */
  fingerprint: string
  code: () => string
  now: () => number
  /** @returns the password of the account */
  makeAccount: (user: string) => Promise<string>
  onJoined: (guest: { user: string; name: string }) => Promise<void>
  onBug: (cause: unknown) => void
}

const MAX_BYTES = 2000
/** A code is typed by a person; these are for slips. A code has 40 bits, so that guessing is hopeless even so. */
const TRIES_A_MINUTE = 10
const MOST_WAITING = 16

/** Lets laptops into the room that prove that they know its code. */
export function admitGuests(input: GuestsInput) {
  const { name, program, roomId, guestRoles: roles } = input
  const inTurn = createFairQueue(1, MOST_WAITING, () => new Busy())
  const triesByPlace = new Map<string, number[]>()

  /** Counted before the code is looked at, so that many at once are no way round. */
  function mayTry(place: string): boolean {
    const since = input.now() - 60_000
    for (const [known, times] of triesByPlace) if ((times.at(-1) ?? 0) < since) triesByPlace.delete(known)
    const recent = (triesByPlace.get(place) ?? []).filter((time) => time > since)
    if (recent.length >= TRIES_A_MINUTE) return false
    triesByPlace.set(place, [...recent, input.now()])
    return true
  }

  async function admit(
    body: unknown,
    place: string,
  ): Promise<{ grant: PairingGrant; proof: string } | PairingRefusal> {
    const asked = pairingRequest.safeParse(body)
    if (!asked.success) return 'wrong-code'
    if (!mayTry(place)) return 'too-many-tries'
    const guest = asked.data
    const key = await inTurn(place, () => pairingKey(input.code(), guest.nonce, input.fingerprint))
    if (!sameProof(guest.proof, guestProof(key, guest))) return 'wrong-code'
    if (guest.program !== '' && guest.program !== program) return 'other-program'
    triesByPlace.delete(place)
    const user = `guest-${randomBytes(5).toString('hex')}`
    const grant = { roomId, name, program, user, password: await input.makeAccount(user), roles }
    await input.onJoined({ user, name: guest.name })
    return { grant, proof: roomProof(key, grant) }
  }

  return {
    async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const reply = (status: number, body: unknown) =>
        response
          .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
          .end(JSON.stringify(body))
      try {
        const body = request.method === 'POST' ? await bodyOf(request) : null
        const answered = await admit(body, request.socket.remoteAddress ?? '')
        if (typeof answered === 'string') reply(403, { error: answered })
        else reply(200, answered)
      } catch (cause) {
        if (!(cause instanceof Busy) && !request.destroyed) input.onBug(cause)
        if (!response.headersSent) reply(503, { error: 'too-many-tries' })
      }
    },
  }
}

class Busy extends Error {}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  request.setEncoding('utf8')
  // The line stays open, for the answer.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    text += part
    if (text.length > MAX_BYTES) return null
  }
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
