import { protocol, type Session } from 'electron'
import type { RendererFiles } from '../shell/renderer-files'

export const APP_ORIGIN = 'app://barnstorm'

/** Must run before Electron is ready: gives `app:` pages an origin, so that the content policy means something. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built renderer, and nothing else on this computer, to the pages of `session`. */
export function serveApp(session: Session, files: RendererFiles): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const file = url.host === 'barnstorm' ? await files(url.pathname) : null
    return file
      ? new Response(typeof file.body === 'string' ? file.body : new Uint8Array(file.body), {
          headers: file.headers,
        })
      : new Response(null, { status: 404 })
  })
}
