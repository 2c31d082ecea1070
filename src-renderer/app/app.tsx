import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { FirstRun } from '../features/first-run/first-run'
import { Unlock } from '../features/unlock/unlock'
import { orpc } from '../live/client'
import { type Connection, useConnection } from '../live/connection'
import { useLive } from '../live/use-live'
import { ErrorBoundary } from '../ui/error-boundary'
import { MessageLine } from '../ui/message-line'
import { Loading } from '../ui/states'
import { useCrashNotice } from './crash-notice'
import { speak } from './i18n'
import { ProfileProvider } from './profile'
import { router } from './router'

/** Which of three things to show: what stands before the database, the first run, or the work. */
export function App() {
  const connection = useConnection()
  return (
    <ErrorBoundary>
      {isOpen(connection) ? <OpenWorkspace /> : <Unlock connection={connection} />}
    </ErrorBoundary>
  )
}

/** While the core comes back the screens stay: what is typed there is not lost, and calls wait. */
export const isOpen = (
  connection: Connection,
): connection is Extract<Connection, { status: 'connected' | 'reconnecting' }> =>
  connection.status === 'connected' || connection.status === 'reconnecting'

function OpenWorkspace() {
  useCrashNotice()
  const { data: profile } = useLive(orpc.profile.live, undefined)
  const [settingUp, setSettingUp] = useState(false)
  const language = profile?.language
  useEffect(() => {
    if (language) speak(language)
  }, [language])

  if (profile === undefined) return <Loading />
  if (profile === null || settingUp)
    return (
      <>
        <FirstRun onBusy={setSettingUp} />
        <MessageLine alone />
      </>
    )
  return (
    <ProfileProvider value={profile}>
      <RouterProvider router={router} />
    </ProfileProvider>
  )
}
