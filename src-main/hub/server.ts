import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SqliteDriver } from '#main/store/driver'
import type { UserContext } from './access'
import { badRequest, HttpError, methodNotAllowed, unauthorized } from './http-error'
import { createNews, type Hub } from './hub'
import { createIntake, isObject, readJson } from './json'
import { createLockout, type Lockout } from './lockout'
import { createPasswordChecker, hashPassword } from './passwords'
import { type Reply, route } from './routes'
import { authenticate, makeCookie, signIn } from './sessions'
import { openHubStore } from './store'
import { findUser } from './users'

export type HubOptions = {
  driver: SqliteDriver
  admin: { name: string; password: string }
  /** Loopback unless said otherwise. */
  host?: string
  /** 0 takes any free port. */
  port: number
  now: () => number
  /** Told about what should never happen; the asker gets a 500. */
  onBug: (cause: unknown) => void
  maxRequestBytes?: number
  /** Somebody of this name was let in just now. */
  onSeen?: (name: string) => void
  /** What this user writes is not held against the rules: the server's own word, brought here by one laptop. */
  trusted?: string
}
export type RunningHub = {
  url: string
  host: string
  port: number
  /** Answers requests that came another way. */
  answer: RequestListener
  close(): Promise<void>
}

/** CouchDB accepts 4 GB. Ours must fit the memory of a small laptop. */
const MAX_REQUEST_BYTES = 32_000_000
/** A server keeps to these limits with lines that are slow, or say nothing. */
export const SERVER_LIMITS = {
  requestTimeout: 120_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 30_000,
  maxHeaderSize: 16_384,
}
/** Of all bodies that are under way. A laptop sends two megabytes at a time. */
const MAX_INTAKE_BYTES = 128_000_000
const VERSION = '3.5.0'

/**
 * A small server that speaks the part of CouchDB 3.5's protocol that our sync and `barnstorm central` use, over
 * one SQLite file. Owns the driver from here on. Throws what `listen` throws (`EADDRINUSE`, `EACCES`).
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const store = openHubStore(options.driver, options.now)
  const hub: Hub = {
    store,
    uuid: store.setting('uuid', () => randomBytes(16).toString('hex')),
    secret: store.setting('cookie-secret', () => randomBytes(32).toString('hex')),
    admin: { name: options.admin.name, hash: await hashPassword(options.admin.password) },
    passwords: createPasswordChecker(),
    rulesByDatabase: new Map(),
    news: createNews(),
    now: options.now,
    maxRequestBytes: options.maxRequestBytes ?? MAX_REQUEST_BYTES,
    intake: createIntake(MAX_INTAKE_BYTES),
    trusted: options.trusted ?? null,
    onSeen: options.onSeen ?? (() => {}),
  }
  const lockout = createLockout(options.now)
  const underWay = new Set<Promise<void>>()
  const answerRequest = (request: IncomingMessage, response: ServerResponse) => {
    const answered = handle(hub, lockout, request, response, options.onBug)
    underWay.add(answered)
    void answered.finally(() => underWay.delete(answered))
  }
  const server = createServer(SERVER_LIMITS, answerRequest)
  server.maxConnections = 1000
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    host,
    port,
    answer: answerRequest,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      // Long polls look once more at what they may read when their line is cut.
      await Promise.allSettled(underWay)
      store.close()
    },
  }
}

type Headers = Record<string, string>
const baseHeaders: Headers = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/** Answers one request. Whatever happens in here ends in a reply or a closed line, never in an exception. */
async function handle(
  hub: Hub,
  lockout: Lockout,
  request: IncomingMessage,
  response: ServerResponse,
  onBug: (cause: unknown) => void,
): Promise<void> {
  const line = openLine(response)
  try {
    const { status, body, headers } = await answer(hub, lockout, request, line)
    line.send(status, body, headers)
  } catch (cause) {
    if (!(cause instanceof HttpError)) onBug(cause)
    const { status, code, reason } =
      cause instanceof HttpError ? cause : new HttpError(500, 'internal_server_error', '')
    // The rest of a body we do not read would be taken for the next request.
    line.send(status, { error: code, reason }, request.complete ? {} : { connection: 'close' })
  } finally {
    line.close()
  }
}

type Line = ReturnType<typeof openLine>

/** The way back to the asker. */
function openLine(response: ServerResponse) {
  const hangUp = new AbortController()
  let beating: NodeJS.Timeout | undefined
  response.on('close', () => hangUp.abort())
  return {
    hangUp: hangUp.signal,
    beat(everyMs: number) {
      response.writeHead(200, baseHeaders)
      beating = setInterval(() => response.write('\n'), everyMs)
    },
    send(status: number, body: unknown, headers: Headers = {}) {
      if (response.destroyed) return
      // After the first heartbeat the status is gone: an error can only be told by hanging up.
      if (response.headersSent && status !== 200) return void response.destroy()
      if (!response.headersSent) response.writeHead(status, { ...baseHeaders, ...headers })
      response.end(`${JSON.stringify(body)}\n`)
    },
    close: () => clearInterval(beating),
  }
}

type FullReply = Reply & { headers?: Headers }

async function answer(hub: Hub, lockout: Lockout, request: IncomingMessage, line: Line): Promise<FullReply> {
  const { path, query } = parseUrl(request.url ?? '/')
  const method = request.method ?? 'GET'
  const [first, ...rest] = path
  if (first === undefined) return { status: 200, body: welcome(hub) }
  if (first === '_up' && rest.length === 0) return { status: 200, body: { status: 'ok', seeds: {} } }
  if (first === '_session' && rest.length === 0 && method !== 'GET' && method !== 'HEAD') {
    return changeSession(hub, lockout, request, method)
  }
  const user = await authenticate(hub, lockout, request)
  if (user.name !== null) hub.onSeen(user.name)
  if (first === '_session' && rest.length === 0) return { status: 200, body: sessionOf(user) }
  return route(hub, {
    method,
    path,
    query,
    user,
    readJson: () => readJson(request, hub.maxRequestBytes, hub.intake),
    waiting: { hangUp: line.hangUp, beat: line.beat },
    currentUser: () => currentUser(hub, user),
  })
}

const welcome = (hub: Hub) => ({
  couchdb: 'Welcome',
  version: VERSION,
  uuid: hub.uuid,
  features: [],
  vendor: { name: 'Barnstorm hub' },
})

function parseUrl(url: string): { path: string[]; query: URLSearchParams } {
  const [pathname = '', search = ''] = url.split(/\?(.*)/s)
  try {
    const path = pathname.split('/').slice(1).map(decodeURIComponent)
    return { path: path.at(-1) === '' ? path.slice(0, -1) : path, query: new URLSearchParams(search) }
  } catch {
    throw badRequest('invalid_url_encoding')
  }
}

const sessionOf = (user: UserContext) => ({
  ok: true,
  userCtx: user,
  info: {
    authentication_handlers: ['cookie', 'default'],
    ...(user.name !== null && { authenticated: 'default' }),
  },
})

async function changeSession(
  hub: Hub,
  lockout: Lockout,
  request: IncomingMessage,
  method: string,
): Promise<FullReply> {
  if (method === 'DELETE') return { status: 200, body: { ok: true }, headers: cookieHeader('', 0) }
  if (method !== 'POST') throw methodNotAllowed(['GET', 'HEAD', 'POST', 'DELETE'])
  const form = await readJson(request, 10_000, hub.intake)
  const { name, password } = isObject(form) ? form : {}
  if (typeof name !== 'string') throw badRequest('request body must contain a username')
  if (typeof password !== 'string') throw badRequest('request body must contain a password')
  const user = await signIn(hub, lockout, request, name, password)
  return { status: 200, body: { ok: true, ...user }, headers: cookieHeader(makeCookie(hub, name), 600) }
}

const cookieHeader = (value: string, seconds: number): Headers => ({
  'set-cookie': `AuthSession=${value}; Version=1; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict`,
})

function currentUser(hub: Hub, user: UserContext): UserContext {
  if (user.name === null) return user
  const known = findUser(hub, user.name)
  if (!known) throw unauthorized('Name or password is incorrect.')
  return known.context
}
