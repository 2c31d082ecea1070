import { useEffect } from 'react'
import { openProjectorChannel } from '../live/projector-channel'

/** What a presenter's clicker sends, and the blank key. */
const FORWARDED = new Set(['PageDown', 'PageUp', 'ArrowRight', 'ArrowLeft', 'b', 'B', '.'])

/** A clicker speaks to whichever window was clicked last: pressed over this one, it still drives the meeting. */
export function useForwardedKeys(meetingId: string): void {
  useEffect(() => {
    const channel = openProjectorChannel(meetingId, () => {})
    const pressed = (event: KeyboardEvent) => {
      if (!FORWARDED.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      channel.send({ type: 'key', key: event.key })
    }
    window.addEventListener('keydown', pressed)
    return () => {
      window.removeEventListener('keydown', pressed)
      channel.close()
    }
  }, [meetingId])
}
