/** How a projector window stands; `hidden`: minimized, behind another, or waiting for a second screen. */
export type WindowState = 'open' | 'full' | 'hidden'

type Message =
  | { type: 'who' }
  | { type: 'here'; state: WindowState }
  | { type: 'gone' }
  | { type: 'key'; key: string }

/** A window that has not been heard of for two of these has gone without a word. */
export const HEARTBEAT_MS = 2000

export type ProjectorChannel = { send(message: Message): void; close(): void }

/** Between the operator's screen and the projector's windows of one meeting, on this laptop alone. */
export function openProjectorChannel(
  meetingId: string,
  onMessage: (message: Message) => void,
): ProjectorChannel {
  const channel = new BroadcastChannel(`barnstorm-projector-${meetingId}`)
  channel.onmessage = ({ data }: MessageEvent<Message>) => onMessage(data)
  return {
    send: (message) => channel.postMessage(message),
    close: () => channel.close(),
  }
}
