import { ipcMain, MessageChannelMain } from 'electron'
import { z } from 'zod'
import type { Connections } from '../shell/connections'
import type { CoreSupervisor } from '../shell/core-supervisor'
import type { Frame } from '../shell/messages'
import type { ShellContext } from '../shell/shell-router'
import { APP_ORIGIN } from './app-protocol'

const request = z.object({ channel: z.enum(['shell', 'core']), request: z.number().int() })

/**
 * Gives each page that asks a port of its own: to the shell (here), or past this process straight to the core. The
 * page asks on its first load, after a reload, and when the core came back, in the same way. Without a ready core the
 * answer is empty and the page asks again later.
 */
export function answerPages(supervisor: CoreSupervisor, shell: Connections<ShellContext>): void {
  let connections = 0
  ipcMain.on('open', (event, value: unknown) => {
    const frame = event.senderFrame
    const asked = request.safeParse(value)
    if (!asked.success || !frame?.url.startsWith(`${APP_ORIGIN}/`)) return
    const reply = (ports: Electron.MessagePortMain[]) => frame.postMessage('opened', asked.data, ports)
    if (asked.data.channel === 'shell') {
      const { port1, port2 } = new MessageChannelMain()
      const connection = { send: (data: Frame) => port1.postMessage(data) }
      const context = { page: event.sender.id }
      port1.on('message', (message) => shell.receive(connection, message.data, context))
      port1.on('close', () => shell.close(connection))
      port1.start()
      return reply([port2])
    }
    const core = supervisor.child()
    if (!core) return reply([])
    const { port1, port2 } = new MessageChannelMain()
    connections += 1
    core.send({ type: 'connect', connection: connections }, port1)
    reply([port2])
  })
}
