import { randomBytes } from 'node:crypto'
import { startHub } from '#main/hub/server'
import { openLibsql } from '#main/store/libsql-driver'

/** A server to test against: our hub, or Apache CouchDB. */
export type TestServer = { url: string; admin: { name: string; password: string }; close(): Promise<void> }

export const hubAdmin = { name: 'admin', password: 'correct horse' }

/** A hub on a free port. `file` keeps its data for a later one on the same `port`. */
export async function startTestHub(
  options: { file?: string; port?: number } = {},
): Promise<TestServer & { port: number }> {
  const hub = await startHub({
    driver: openLibsql(options.file ?? ':memory:'),
    admin: hubAdmin,
    port: options.port ?? 0,
    now: Date.now,
    onBug: (cause) => {
      throw cause
    },
  })
  return { url: hub.url, port: hub.port, admin: hubAdmin, close: () => hub.close() }
}

/** Apache CouchDB as named by COUCHDB_URL (`http://admin:password@host:port`). */
function couchServer(address: string): TestServer {
  const { origin, username, password } = new URL(address)
  const admin = { name: decodeURIComponent(username), password: decodeURIComponent(password) }
  return { url: `${origin}/`, admin, close: async () => {} }
}

const couchAddress = process.env.COUCHDB_URL

/** Every suite of the wire runs on the hub, and on Apache CouchDB too where there is one. */
export const servers: { name: string; start: () => Promise<TestServer> }[] = [
  { name: 'hub', start: startTestHub },
  ...(couchAddress ? [{ name: 'Apache CouchDB', start: async () => couchServer(couchAddress) }] : []),
]

export type Answer = { status: number; body: unknown; headers: Headers }
type Credentials = { name: string; password: string }
type Ask = { as?: Credentials | undefined; body?: unknown; raw?: string; headers?: Record<string, string> }

/** One plain HTTP request. `raw` sends text as it is, `body` sends JSON. */
export async function ask(
  server: TestServer,
  method: string,
  path: string,
  options: Ask = {},
): Promise<Answer> {
  const content = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  const response = await fetch(new URL(path, server.url), {
    method,
    headers: {
      ...(options.as && { authorization: basic(options.as) }),
      ...(content !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(content !== undefined && { body: content }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
}

const basic = ({ name, password }: Credentials): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`

export const randomName = (prefix: string): string => `${prefix}${randomBytes(6).toString('hex')}`

/** A user of this server, removed by nobody: names are random. */
export async function makeUser(server: TestServer, roles: string[]): Promise<Credentials> {
  const user = { name: randomName('user'), password: randomName('pw') }
  const body = { ...user, roles, type: 'user' }
  const { status } = await ask(server, 'PUT', `_users/org.couchdb.user:${user.name}`, {
    as: server.admin,
    body,
  })
  if (status !== 201) throw new Error(`user not made: ${status}`)
  return user
}
