import { z } from 'zod'
import { err, ok, type Result } from '#shared/domain/result'

/** Where the server is, and its admin. */
export type ServerAddress = { url: string; admin: { name: string; password: string } }

export type ServerProblem =
  | { tag: 'bad-url' }
  | { tag: 'unreachable'; detail: string }
  | { tag: 'not-couchdb' }
  | { tag: 'sign-in-refused' }
  | { tag: 'not-admin' }
  /** The server answered what we did not expect; `detail` is its own word for it. */
  | { tag: 'server-error'; status: number; detail: string }

/** `http://admin:password@host:5984` taken apart. The password may be left out of the address and given apart. */
export function parseServerAddress(text: string, password = ''): Result<ServerAddress, ServerProblem> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username === '') return err({ tag: 'bad-url' })
  const admin = {
    name: decodeURIComponent(url.username),
    password: url.password === '' ? password : decodeURIComponent(url.password),
  }
  return ok({ url: `${url.origin}${url.pathname.replace(/\/*$/, '/')}`, admin })
}

export type ServerAnswer = { status: number; body: unknown }
export type ServerClient = {
  url: string
  ask(method: string, path: string, body?: unknown): Promise<ServerAnswer>
}

/** Thrown by `ask` and by `expectAnswer`, caught by `withServer`: procedures below read as if all went well. */
class ServerTrouble extends Error {
  constructor(readonly problem: ServerProblem) {
    super(problem.tag)
  }
}

const TIMEOUT_MS = 60_000

function createClient({ url, admin }: ServerAddress): ServerClient {
  const authorization = `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`
  return {
    url,
    async ask(method, path, body) {
      const init = {
        method,
        headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }
      try {
        const response = await fetch(url + path, init)
        return { status: response.status, body: await response.json() }
      } catch (cause) {
        throw new ServerTrouble({ tag: 'unreachable', detail: causeOf(cause) })
      }
    },
  }
}

/** The word of the system, as `ECONNREFUSED`, behind fetch's own. */
function causeOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'no JSON'
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown'
}

const couchError = z.object({ error: z.string(), reason: z.string().nullish() })

/** The body of an answer with one of these statuses; anything else ends the procedure with a problem. */
export function expectAnswer<S extends z.ZodType>(
  { status, body }: ServerAnswer,
  schema: S,
  ...statuses: number[]
): z.infer<S> {
  const read = statuses.includes(status) ? schema.safeParse(body) : undefined
  if (read?.success) return read.data
  if (status === 401) throw new ServerTrouble({ tag: 'sign-in-refused' })
  if (status === 403) throw new ServerTrouble({ tag: 'not-admin' })
  const said = couchError.safeParse(body)
  const detail = said.success ? `${said.data.error}: ${said.data.reason ?? ''}` : 'unexpected answer'
  throw new ServerTrouble({ tag: 'server-error', status, detail })
}

export type ServerIdentity = { version: string; vendor: string }

const welcome = z.object({
  couchdb: z.string(),
  version: z.string(),
  vendor: z.object({ name: z.string() }).optional(),
})
const session = z.object({ userCtx: z.object({ name: z.string().nullable(), roles: z.array(z.string()) }) })

/** Runs work on a server that answers as CouchDB does and knows us as its admin; its trouble comes back as a value. */
export async function withServer<T, E>(
  address: ServerAddress,
  work: (client: ServerClient, identity: ServerIdentity) => Promise<Result<T, E>>,
): Promise<Result<T, E | ServerProblem>> {
  const client = createClient(address)
  try {
    const { version, vendor } = readWelcome(await client.ask('GET', ''))
    const { userCtx } = expectAnswer(await client.ask('GET', '_session'), session, 200)
    if (!userCtx.roles.includes('_admin')) return err({ tag: 'not-admin' })
    return await work(client, { version, vendor })
  } catch (cause) {
    if (cause instanceof ServerTrouble) return err(cause.problem)
    throw cause
  }
}

function readWelcome(answer: ServerAnswer): ServerIdentity {
  if (answer.status === 401) throw new ServerTrouble({ tag: 'sign-in-refused' })
  const read = welcome.safeParse(answer.body)
  if (!read.success) throw new ServerTrouble({ tag: 'not-couchdb' })
  return { version: read.data.version, vendor: read.data.vendor?.name ?? '' }
}
