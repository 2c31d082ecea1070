import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RendererFiles } from '../shell/renderer-files'
import type { Access, Caller } from './access'

type Options = {
  access: Access
  files: RendererFiles
  /** A second `barnstorm serve` on the same data folder asks for a new address; see instance.ts. */
  mayAskAgain: (secret: string) => boolean
}

export const callerOf = ({ headers }: IncomingMessage): Caller => ({
  host: headers.host,
  origin: headers.origin,
  cookie: headers.cookie,
})

/** Answers plain HTTP: the way in, and the files of the built renderer for whoever is in. */
export function answerHttp({ access, files, mayAskAgain }: Options) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const caller = callerOf(request)
    // Not through `URL`: it throws on some of what a stranger may send, and reads a host out of `//name`.
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2)
    if (!access.isOurHost(caller)) return refuse(response, 403, 'This address is not served here.')
    if (request.method === 'POST' && path === '/again') {
      const given = request.headers['x-barnstorm-secret']
      if (typeof given !== 'string' || !mayAskAgain(given)) return refuse(response, 403, 'Not allowed.')
      response.writeHead(200, { 'content-type': 'text/plain' }).end(access.newToken())
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET.')
    const token = new URLSearchParams(query).get('token')
    if (path === '/' && token !== null) return enter(response, access.enter(token))
    if (!access.isSignedIn(caller)) return refuse(response, 401, NOT_SIGNED_IN)
    const file = await files(path)
    if (!file) return refuse(response, 404, 'There is nothing here.')
    response.writeHead(200, file.headers).end(request.method === 'HEAD' ? undefined : file.body)
  }
}

function enter(response: ServerResponse, cookie: string | null): void {
  if (cookie === null) {
    refuse(response, 403, NOT_SIGNED_IN)
    return
  }
  // The token leaves the address bar and the history, and names nothing any more.
  response.writeHead(303, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }).end()
}

/** Read by whoever opens an old address; there is no page of the app here yet that knows their language. */
const NOT_SIGNED_IN =
  'This address has been used, or Barnstorm was started again. Run "npm start" for a new one.\n\n' +
  'Esta dirección ya se usó, o Barnstorm se inició de nuevo. Ejecuta "npm start" para obtener otra.'

function refuse(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .end(`${text}\n`)
}
