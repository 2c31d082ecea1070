import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconDeviceLaptop,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#shared/contract/sync'
import { useFormats } from './format'
import { MessageLine } from './message-line'
import { useMessage } from './messages'
import { useIsSaving } from './saving'
import styles from './status-strip.module.css'
import { laptopZone } from './zoned-time'

type Props = { status: SyncStatus | undefined; reconnecting: boolean; onOpen: () => void }

/** Says in words where the work stands: saved here, waiting, sent. Opens Sync. Beside it, what the app has to say. */
export function StatusStrip({ status, reconnecting, onOpen }: Props) {
  const { t } = useTranslation()
  const isSaving = useIsSaving()
  const isSaid = useMessage() !== null
  const [saved, ...rest] = useStatusWords(status)
  const words = [isSaving ? t('app.status.saving') : saved, ...rest]
  const Icon = iconOf(status)
  const line = (
    <>
      <Icon size={20} stroke={1.75} aria-hidden />
      <span className={styles.words}>
        {(reconnecting ? [t('app.status.reconnecting')] : words).map((word) => (
          <span key={word}>{word}</span>
        ))}
      </span>
    </>
  )
  const trouble = status && (status.refused > 0 || status.conflicts > 0 || status.state === 'auth-needed')
  return (
    <section
      className={styles.strip}
      data-trouble={trouble || undefined}
      data-said={isSaid || undefined}
      aria-label={t('app.status.label')}
    >
      <button type="button" className={styles.open} onClick={onOpen}>
        {line}
        <span className={styles.hint}>{t('app.status.open')}</span>
      </button>
      <MessageLine />
    </section>
  )
}

function useStatusWords(status: SyncStatus | undefined): string[] {
  const { t } = useTranslation()
  const { time } = useFormats()
  if (!status) return [t('app.status.saved')]
  if (!status.server) return [t('app.status.saved'), t('app.status.alone')]
  const { waiting, refused, conflicts, lastSent, state } = status
  return [
    t('app.status.saved'),
    waiting > 0 ? t('app.status.waiting', { count: waiting }) : t('app.status.allSent'),
    ...(lastSent ? [t('app.status.lastSent', { time: time(lastSent, laptopZone()) })] : []),
    ...(state === 'offline' ? [t('app.status.offline')] : []),
    ...(state === 'auth-needed' ? [t('app.status.signIn')] : []),
    ...(state === 'no-access' ? [t('app.status.noAccess')] : []),
    ...(refused > 0 ? [t('app.status.refused', { count: refused })] : []),
    ...(conflicts > 0 ? [t('app.status.conflicts', { count: conflicts })] : []),
  ]
}

function iconOf(status: SyncStatus | undefined) {
  if (!status?.server) return IconDeviceLaptop
  if (status.refused > 0 || status.conflicts > 0 || status.state === 'auth-needed') return IconAlertTriangle
  if (status.state === 'offline') return IconCloudOff
  return status.waiting > 0 ? IconCloudUp : IconCloudCheck
}
