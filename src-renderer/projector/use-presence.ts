import { useEffect } from 'react'
import { HEARTBEAT_MS, openProjectorChannel, type WindowState } from '../live/projector-channel'

/** Tells the operator's screen that this window is there, and how it stands. */
export function usePresence(meetingId: string): void {
  useEffect(() => {
    const channel = openProjectorChannel(meetingId, (message) => {
      if (message.type === 'who') tell()
    })
    const tell = () => channel.send({ type: 'here', state: stateNow() })
    const leave = () => channel.send({ type: 'gone' })
    tell()
    const timer = window.setInterval(tell, HEARTBEAT_MS)
    for (const name of ['visibilitychange', 'fullscreenchange'] as const)
      document.addEventListener(name, tell)
    window.addEventListener('resize', tell)
    window.addEventListener('pagehide', leave)
    return () => {
      window.clearInterval(timer)
      for (const name of ['visibilitychange', 'fullscreenchange'] as const)
        document.removeEventListener(name, tell)
      window.removeEventListener('resize', tell)
      window.removeEventListener('pagehide', leave)
      leave()
      channel.close()
    }
  }, [meetingId])
}

function stateNow(): WindowState {
  if (document.visibilityState === 'hidden') return 'hidden'
  const fills = window.innerHeight >= window.screen.height && window.innerWidth >= window.screen.width
  return fills ? 'full' : 'open'
}
