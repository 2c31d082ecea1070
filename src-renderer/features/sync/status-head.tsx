import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudSearch,
  IconCloudUp,
  IconDeviceLaptop,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#shared/contract/sync'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useFormats } from '../../ui/format'
import { laptopZone } from '../../ui/zoned-time'
import styles from './sync.module.css'

type Standing = 'alone' | 'auth' | 'noAccess' | 'offline' | 'connecting' | 'waiting' | 'sent'

/** What the numbers amount to for the person at the screen; the worst news first. */
export function standingOf({ server, state, waiting }: SyncStatus): Standing {
  if (server === null) return 'alone'
  if (state === 'auth-needed') return 'auth'
  if (state === 'no-access') return 'noAccess'
  if (state === 'offline') return 'offline'
  if (state === 'connecting') return 'connecting'
  return waiting > 0 ? 'waiting' : 'sent'
}

const icons: Record<Standing, typeof IconCloudUp> = {
  alone: IconDeviceLaptop,
  auth: IconAlertTriangle,
  noAccess: IconAlertTriangle,
  offline: IconCloudOff,
  connecting: IconCloudSearch,
  waiting: IconCloudUp,
  sent: IconCloudCheck,
}

/** One sentence on where the work stands, one on what that means. */
export function StatusHead({ status }: { status: SyncStatus }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const pictures = useLive(orpc.paper.picturesToSend, undefined).data ?? 0
  const stands = standingOf(status)
  const isOnlyPictures = stands === 'sent' && pictures > 0
  const standing = isOnlyPictures ? 'waiting' : stands
  const Icon = icons[standing]
  const { trouble } = status
  const isTrouble = standing === 'auth' || standing === 'noAccess'
  return (
    <div className={styles.head} data-tone={isTrouble ? 'warn' : undefined} role="status">
      <Icon size={36} stroke={1.5} aria-hidden />
      <h2>
        {isOnlyPictures
          ? t('sync.head.pictures', { count: pictures })
          : standing === 'waiting'
            ? t('sync.head.waiting', { count: status.waiting })
            : t(`sync.head.${standing}`)}
      </h2>
      {standing === 'sent' ? null : <p className={styles.headBody}>{t(`sync.head.${standing}Body`)}</p>}
      {pictures > 0 && !isOnlyPictures ? (
        <p className={styles.headBody}>{t('paper.picturesToSend', { count: pictures })}</p>
      ) : null}
      {trouble && standing !== 'sent' && standing !== 'alone' ? (
        <p className={`${styles.headBody} ${styles.trouble}`}>
          {t(`sync.trouble.${trouble.tag}`, { time: time(trouble.at, laptopZone()) })}
        </p>
      ) : null}
    </div>
  )
}
