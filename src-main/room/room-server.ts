import { randomBytes, X509Certificate } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { SqliteDriver } from '#main/store/driver'
import type { Result } from '#shared/domain/result'
import { type Role, role } from '#shared/model/base'
import { init } from '../central/init'
import { invite, revoke } from '../central/invite'
import { type RunningHub, SERVER_LIMITS, startHub } from '../hub/server'
import type { RoomCertificate } from './certificate'
import { admitGuests } from './guests'
import { PAIRING_PATH } from './pairing'

export type RoomServerInput = {
  /** The room's own copy of what its laptops share. Owned from here on. */
  driver: SqliteDriver
  certificate: RoomCertificate
  roomId: string
  name: string
  program: string
  /** What guests may do here: no more than the laptop whose room it is. */
  guestRoles: Role[]
  /** Text of resources/couchdb/validate.js. */
  rules: string
  /** Where it was before; another where that is taken. */
  port: number
  /** The code of this moment. */
  code: () => string
  now: () => number
  onJoined: (guest: { user: string; name: string }) => Promise<void>
  onSeen: (user: string) => void
  onBug: (cause: unknown) => void
}
export type RoomServer = {
  port: number
  /** How the laptop whose room it is signs in: on loopback, as an account whose writes are taken as they are. */
  own: { url: string; user: string; password: string }
  /** Ends somebody's part. Their laptop is told at its next contact. */
  remove(user: string): Promise<void>
  close(): Promise<void>
}

const OWN_USER = 'own'
const MOST_LINES = 200

/**
 * A hub for the laptops of a room: plain on loopback for the laptop itself, and over TLS for the others, who get an
 * account by the code on its screen. Throws what `listen` throws.
 */
export async function startRoomServer(input: RoomServerInput): Promise<RoomServer> {
  const { driver, program, onBug, onSeen } = input
  const admin = { name: 'admin', password: randomBytes(18).toString('base64url') }
  const hub = await startHub({ driver, admin, port: 0, now: input.now, onBug, onSeen, trusted: OWN_USER })
  const address = { url: hub.url, admin }
  const account = { address, program }
  const guests = admitGuests({
    ...input,
    fingerprint: new X509Certificate(input.certificate.certificate).fingerprint256,
    makeAccount: async (user) =>
      expectOk(await invite({ ...account, name: user, roles: input.guestRoles })).invitation.password,
  })
  let server: Server | null = null
  const close = async () => {
    server?.close()
    server?.closeAllConnections()
    await hub.close()
  }
  try {
    expectOk(await init({ address, program, rules: input.rules }))
    const own = { ...account, name: OWN_USER, roles: [...role.options].filter((one) => one !== 'host') }
    const { invitation } = expectOk(await invite({ ...own, renew: true }))
    server = createServer(
      { ...SERVER_LIMITS, cert: input.certificate.certificate, key: input.certificate.privateKey },
      (request, response) => answer(hub, guests, request, response),
    )
    // What somebody who is no guest says on a line is no trouble of ours.
    server.on('tlsClientError', (_cause, socket) => socket.destroy())
    server.maxConnections = MOST_LINES
    await listen(server, input.port)
    return {
      port: (server.address() as AddressInfo).port,
      own: { url: hub.url, user: OWN_USER, password: invitation.password },
      remove: async (user) => void expectOk(await revoke({ ...account, name: user })),
      close,
    }
  } catch (cause) {
    await close()
    throw cause
  }
}

function answer(
  hub: RunningHub,
  guests: ReturnType<typeof admitGuests>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.url === PAIRING_PATH) void guests.answer(request, response)
  else hub.answer(request, response)
}

/** All networks of this laptop: nobody knows which of them is the room's. */
async function listen(server: Server, port: number): Promise<void> {
  const tryPort = (one: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(one, () => {
        server.off('error', reject)
        resolve()
      })
    })
  await tryPort(port).catch((cause: NodeJS.ErrnoException) => {
    if (port === 0 || cause.code !== 'EADDRINUSE') throw cause
    return tryPort(0)
  })
}

/** Our own hub, just started, by its own admin: a refusal would be a mistake of ours. */
function expectOk<T>(result: Result<T, { tag: string }>): T {
  if (!result.ok) throw new Error(`the room's hub: ${result.error.tag}`)
  return result.value
}
