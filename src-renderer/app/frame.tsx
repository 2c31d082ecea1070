import { IconMasksTheater } from '@tabler/icons-react'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { HelpOverlay } from '../features/help/help-overlay'
import { useArrivals } from '../features/room/use-arrivals'
import { orpc } from '../live/client'
import { useConnection } from '../live/connection'
import { useLive } from '../live/use-live'
import { ErrorBoundary } from '../ui/error-boundary'
import { StatusStrip } from '../ui/status-strip'
import { useActionKeys } from './actions'
import styles from './frame.module.css'
import { useFrameActions } from './frame-actions'
import { useNativeMenu } from './native-menu'
import { Palette } from './palette'
import { useProfile } from './profile'
import { Rail } from './rail'

/** What stays around every screen: the rail of jobs, the demo banner, the strip that says where the work stands. */
export function Frame() {
  const { t } = useTranslation()
  const profile = useProfile()
  const pathname = useLocation({ select: (location) => location.pathname })
  useFrameActions()
  useActionKeys()
  useNativeMenu()
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={skipToScreen}>
        {t('app.skip')}
      </button>
      <Rail roles={profile.roles} />
      <div className={styles.work}>
        {profile.demo ? (
          <aside className={styles.demo}>
            <IconMasksTheater size={20} stroke={1.75} aria-hidden />
            {t('app.demo')}
          </aside>
        ) : null}
        <main id="screen" className={styles.screen} tabIndex={-1}>
          <ErrorBoundary resetKey={pathname}>
            <Outlet />
          </ErrorBoundary>
        </main>
        <WorkStatus />
      </div>
      <Palette />
      <HelpOverlay />
    </div>
  )
}

/** A button and not a link: the address after # is the router's. */
function skipToScreen(): void {
  document.getElementById('screen')?.focus()
}

function WorkStatus() {
  const { data: status } = useLive(orpc.sync.status, undefined)
  const { data: room } = useLive(orpc.room.now, undefined)
  useArrivals(room)
  const connection = useConnection()
  const navigate = useNavigate()
  return (
    <StatusStrip
      status={status}
      room={room}
      reconnecting={connection.status === 'reconnecting'}
      onOpen={() => void navigate({ to: '/sync' })}
    />
  )
}
