import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Connection, Connections } from '../shell/connections'
import type { CoreSupervisor } from '../shell/core-supervisor'
import type { Frame } from '../shell/messages'
import type { ShellContext } from '../shell/shell-router'
import type { Access } from './access'
import { callerOf } from './http'

/** The largest file that somebody may hand to the app in one piece: a scan of many pages. */
const MAX_FRAME_BYTES = 256 * 1024 * 1024

type Options = {
  server: Server
  access: Access
  shell: Connections<ShellContext>
  supervisor: CoreSupervisor
}

/** The pages' WebSockets: `/shell` is answered here, the frames of `/core` go to the core process and back. */
export function answerSockets({ server, access, shell, supervisor }: Options) {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
  })
  const coreSockets = new Map<number, WebSocket>()
  let pages = 0

  server.on('upgrade', (request, socket, head) => {
    const caller = callerOf(request)
    const isKnown = request.url === '/shell' || request.url === '/core'
    if (!access.isOurHost(caller) || !access.isOurPage(caller)) return refuse(socket, '403 Forbidden')
    if (!access.isSignedIn(caller)) return refuse(socket, '401 Unauthorized')
    if (!isKnown) return refuse(socket, '404 Not Found')
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      pages += 1
      if (request.url === '/shell') serveShell(accepted, pages)
      else relayToCore(accepted, pages)
    })
  })

  function serveShell(socket: WebSocket, page: number): void {
    const connection: Connection = { send: (frame) => socket.send(frame) }
    socket.on('message', (data, isBinary) => shell.receive(connection, frameOf(data, isBinary), { page }))
    socket.on('close', () => shell.close(connection))
    socket.on('error', () => socket.terminate())
  }

  function relayToCore(socket: WebSocket, connection: number): void {
    const core = supervisor.child()
    if (!core) {
      socket.close(1013, 'The core is not ready')
      return
    }
    coreSockets.set(connection, socket)
    core.send({ type: 'connect', connection })
    socket.on('message', (data, isBinary) =>
      core.send({ type: 'frame', connection, data: frameOf(data, isBinary) }),
    )
    socket.on('close', () => {
      coreSockets.delete(connection)
      core.send({ type: 'hang-up', connection })
    })
    socket.on('error', () => socket.terminate())
  }

  return {
    toPage: (connection: number, data: Frame) => coreSockets.get(connection)?.send(data),
    /** The core is gone, and with it what its pages were told: they open new lines when it is back. */
    hangUpCore() {
      for (const socket of coreSockets.values()) socket.close(1012, 'The core has stopped')
      coreSockets.clear()
    },
    close() {
      for (const socket of sockets.clients) socket.terminate()
    },
  }
}

/** `ws` hands each message over as one Buffer, of which text must become a string again. */
function frameOf(data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): Frame {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer)
  return isBinary ? bytes : bytes.toString('utf8')
}

function refuse(socket: { end(text: string): void }, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}
