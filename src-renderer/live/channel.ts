import { LinkMessagePortClient } from '@orpc/client/message-port'
import type { StandardLinkClient } from '@orpc/client/standard'
import { LinkWebsocketClient } from '@orpc/client/websocket'
import type { CallContext } from './call-context'

/** `shell` answers before there is an open database, `core` after. Each is a line of its own. */
export type Channel = 'shell' | 'core'
export type Line = StandardLinkClient<CallContext>
/** Opens a line; calls `onClose` once when an open line is lost. Rejects where there is none to be had now. */
export type OpenLine = (onClose: () => void) => Promise<Line>

declare global {
  interface Window {
    /** Electron's preload; a browser has none and speaks through WebSockets. */
    barnstorm?: { open(channel: Channel, request: number): void }
  }
}

export const openLine = (channel: Channel): OpenLine =>
  window.barnstorm ? throughPort(channel, window.barnstorm) : throughSocket(channel)

const ANSWER_MS = 5000
/** Begins anywhere: two clients in one page count apart, and neither may take the other's answer. */
let requests = Math.floor(Math.random() * 1_000_000_000)

const throughPort =
  (channel: Channel, bridge: NonNullable<Window['barnstorm']>): OpenLine =>
  (onClose) =>
    new Promise((resolve, reject) => {
      requests += 1
      const request = requests
      const finish = () => {
        clearTimeout(late)
        window.removeEventListener('message', answered)
      }
      const late = setTimeout(() => {
        finish()
        reject(new Error(`no answer for ${channel}`))
      }, ANSWER_MS)
      function answered({ source, data, ports }: MessageEvent) {
        if (source !== window || data?.type !== 'barnstorm-opened' || data.request !== request) return
        finish()
        const [port] = ports
        if (!port) return reject(new Error(`${channel} is not ready`))
        port.addEventListener('close', onClose, { once: true })
        const line = new LinkMessagePortClient<CallContext>({ port })
        port.start()
        resolve(line)
      }
      window.addEventListener('message', answered)
      bridge.open(channel, request)
    })

const throughSocket =
  (channel: Channel): OpenLine =>
  (onClose) =>
    new Promise((resolve, reject) => {
      const websocket = new WebSocket(`${window.location.origin.replace(/^http/, 'ws')}/${channel}`)
      websocket.binaryType = 'arraybuffer'
      let wasOpen = false
      const line = new LinkWebsocketClient<CallContext>({ websocket })
      websocket.addEventListener('open', () => {
        wasOpen = true
        resolve(line)
      })
      // Also fires for a socket that never opened: then this try has failed, and no second loop may begin.
      websocket.addEventListener('close', () => (wasOpen ? onClose() : reject(new Error(`no ${channel}`))), {
        once: true,
      })
    })
