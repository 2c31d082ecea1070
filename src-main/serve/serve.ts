import { createServer } from 'node:http'
import { join } from 'node:path'
import { NEVER } from 'rxjs'
import { serveConnections } from '../shell/connections'
import { superviseCore } from '../shell/core-supervisor'
import type { DataFolder } from '../shell/data-folder'
import { logTo, reportsTo } from '../shell/log'
import { rendererFilesIn } from '../shell/renderer-files'
import { createShellHost } from '../shell/shell-host'
import { createShellRouter, type ShellContext } from '../shell/shell-router'
import { createAccess, isSameSecret, secret } from './access'
import { forkCore } from './core-child'
import { answerHttp } from './http'
import { forgetInstance, rememberInstance } from './instance'
import { answerSockets } from './sockets'

export type ServeOptions = {
  folder: DataFolder
  /** The build: `renderer/` to serve, `main/core.js` to run. */
  out: string
  version: string
  /** 0 for any free one. */
  port: number
  passphrase?: string | undefined
}

export type Served = {
  port: number
  /** An address that lets one window in, once. */
  newAddress(): string
  close(): Promise<void>
}

/** Runs the app for a browser of this computer: the built renderer over loopback HTTP, the core beside it. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { folder, version } = options
  const log = logTo(process.stderr)
  const supervisor = superviseCore({
    fork: () => forkCore(join(options.out, 'main', 'core.js')),
    dataDir: folder.path,
    version,
    onState: (state) => {
      if (state.phase !== 'ready') sockets.hangUpCore()
      host.coreChanged(state)
    },
    onFrame: ({ connection, data }) => sockets.toPage(connection, data),
  })
  const host = createShellHost({ folder, keychain: null, passphrase: options.passphrase, supervisor })
  const about = { shell: 'browser' as const, version, dataDir: folder.path, platform: process.platform }
  const shell = serveConnections<ShellContext>(
    // A browser's window has no menu bar that a page could fill.
    createShellRouter(host, about, { set: () => {}, chosen: () => NEVER }),
    reportsTo(log),
  )

  const server = createServer()
  const port = await listen(server, options.port)
  const access = createAccess(port)
  const again = secret()
  server.on('request', (request, response) => void answer(request, response))
  const answer = answerHttp({
    access,
    files: rendererFilesIn(join(options.out, 'renderer')),
    mayAskAgain: (given) => isSameSecret(given, again),
  })
  const sockets = answerSockets({ server, access, shell, supervisor })
  // A read-only folder has no second instance to tell either; the page says what is wrong.
  await rememberInstance(folder, { port, secret: again }).catch(() => {})
  await host.begin()

  return {
    port,
    newAddress: () => `http://127.0.0.1:${port}/?token=${access.newToken()}`,
    async close() {
      await forgetInstance(folder)
      sockets.close()
      server.close()
      server.closeAllConnections()
      await supervisor.stop()
    },
  }
}

/** Loopback only: no other computer can reach it. Rejects where the port is taken. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
