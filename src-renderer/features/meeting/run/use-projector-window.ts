import { useEffect, useRef, useState } from 'react'
import { HEARTBEAT_MS, openProjectorChannel, type WindowState } from '../../../live/projector-channel'

export type ProjectorWindow = { state: WindowState | 'closed'; open: () => void }

/**
 * The projector's window as the operator's screen knows it: whether it is there, how to open it. A key pressed over
 * that window by a clicker is pressed here.
 */
export function useProjectorWindow(meetingId: string): ProjectorWindow {
  const [state, setState] = useState<ProjectorWindow['state']>('closed')
  const heardAt = useRef(0)
  useEffect(() => {
    const channel = openProjectorChannel(meetingId, (message) => {
      if (message.type === 'here') {
        heardAt.current = performance.now()
        setState(message.state)
      } else if (message.type === 'gone') setState('closed')
      else if (message.type === 'key')
        window.dispatchEvent(new KeyboardEvent('keydown', { key: message.key, cancelable: true }))
    })
    channel.send({ type: 'who' })
    const timer = window.setInterval(() => {
      const isSilent = performance.now() - heardAt.current > 2.5 * HEARTBEAT_MS
      // A hidden window's own timers are slowed down: its silence says nothing.
      setState((now) => (isSilent && now !== 'hidden' ? 'closed' : now))
    }, HEARTBEAT_MS)
    return () => {
      window.clearInterval(timer)
      channel.close()
    }
  }, [meetingId])
  return { state, open: () => openWindow(meetingId) }
}

/** Of a meeting, or of an evening of calls. One window, however often this is pressed: Electron puts it on the second screen, a browser opens one to be dragged there. */
export function openWindow(meetingId: string): void {
  window.open(
    `./projector.html#${encodeURIComponent(meetingId)}`,
    'barnstorm-projector',
    'popup,width=1024,height=576',
  )
}
