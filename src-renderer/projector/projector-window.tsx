import { useEffect } from 'react'
import { orpc } from '../live/client'
import { useLive } from '../live/use-live'
import { FullScreenHint } from './full-screen'
import { Stage } from './stage'
import { useForwardedKeys } from './use-forwarded-keys'
import { usePresence } from './use-presence'
import { useScreenAwake } from './use-screen-awake'

/**
 * The window on the wall. Whatever goes wrong behind it (the core restarts, the laptop sleeps), the room sees what it
 * saw last, its clock going on, until there is something newer: never an error.
 */
export function ProjectorWindow({ meetingId }: { meetingId: string }) {
  const { data: model } = useLive(orpc.projector.live, { meetingId })
  usePresence(meetingId)
  useForwardedKeys(meetingId)
  useScreenAwake()
  useEffect(() => {
    if (!model || model.view === 'blank') return
    document.documentElement.lang = model.language
    document.title = model.title
  }, [model])
  return (
    <>
      <Stage model={model ?? { view: 'blank' }} />
      <FullScreenHint />
    </>
  )
}
