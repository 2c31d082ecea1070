import { startCore } from '../core/core'
import { systemClock } from '../core/ports'
import { clockSetBy } from '../core/set-clock'
import { type Connection, type Connections, serveConnections } from './connections'
import { logTo, reportsTo } from './log'
import type { Frame, FromCore, ToCore } from './messages'

/**
 * The core as a process of its own. Electron starts it as a utility process, and each page's frames come through a
 * MessagePort of their own, past the main process; the browser shell starts it as a child of Node and passes the
 * frames of its WebSockets along.
 */
type Port = {
  postMessage(frame: Frame): void
  on(event: 'message', listener: (event: { data: Frame | ArrayBuffer }) => void): void
  on(event: 'close', listener: () => void): void
  start(): void
}
type Parent = {
  postMessage(message: FromCore): void
  on(event: 'message', listener: (event: { data: ToCore; ports: Port[] }) => void): void
}

const electronParent = (process as { parentPort?: Parent }).parentPort

const send = (message: FromCore): void => {
  if (electronParent) electronParent.postMessage(message)
  else process.send?.(message)
}

/** Only where a rehearsal or a test asks for it; nothing else in the app knows of this name. */
const clockFile = process.env.BARNSTORM_CLOCK_FILE
const clock = clockFile ? clockSetBy(clockFile) : systemClock

const log = logTo(process.stderr)
const relayed = new Map<number, Connection>()
let connections: Connections<Record<never, never>> | null = null
let close = async () => {}

async function receive(message: ToCore, port?: Port): Promise<void> {
  if (message.type === 'start') await start(message)
  else if (message.type === 'stop') await stop()
  else if (message.type === 'connect') connect(message.connection, port)
  else if (message.type === 'frame') {
    const connection = relayed.get(message.connection)
    if (connection) connections?.receive(connection, message.data, {})
  } else hangUp(message.connection)
}

async function start(options: ToCore & { type: 'start' }): Promise<void> {
  const core = await startCore({ ...options, clock, log, restart })
  if (!core.ok) {
    send({ type: 'problem', problem: core.error })
    return
  }
  close = core.value.close
  connections = serveConnections(core.value.router, reportsTo(log))
  send({ type: 'ready' })
}

function connect(id: number, port: Port | undefined): void {
  const connection: Connection = port
    ? { send: (frame) => port.postMessage(frame) }
    : { send: (data) => send({ type: 'frame', connection: id, data }) }
  if (!port) {
    relayed.set(id, connection)
    return
  }
  port.on('message', (event) => connections?.receive(connection, event.data, {}))
  port.on('close', () => connections?.close(connection))
  port.start()
}

function hangUp(id: number): void {
  const connection = relayed.get(id)
  if (!connection) return
  relayed.delete(id)
  connections?.close(connection)
}

/** The supervisor starts the next one as soon as this one has ended. */
function restart(): void {
  send({ type: 'restarting' })
  void stop()
}

async function stop(): Promise<void> {
  connections?.closeAll()
  await close()
  process.exit(0)
}

if (electronParent) electronParent.on('message', (event) => void receive(event.data, event.ports[0]))
else {
  process.on('message', (message) => void receive(message as ToCore))
  // The shell is gone, however it ended: no orphan may keep the data folder locked.
  process.on('disconnect', () => void stop())
}
