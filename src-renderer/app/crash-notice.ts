import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../live/connection'
import { say } from '../ui/undo'

/** Says once when the core has died and come back: nobody should wonder why the screen paused. */
export function useCrashNotice(): void {
  const { t } = useTranslation()
  const connection = useConnection()
  const restarts = connection.status === 'connected' ? connection.restarts : undefined
  const known = useRef(restarts)
  useEffect(() => {
    if (restarts === undefined) return
    if (known.current !== undefined && restarts > known.current) say(t('app.crashed'))
    known.current = restarts
  }, [restarts, t])
}
