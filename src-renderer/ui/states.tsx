import { Button, Loader } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './states.module.css'

type EmptyProps = { title: string; children?: ReactNode; icon?: ReactNode; action?: ReactNode }

/** Nothing here yet: says what this place is for, and offers the first step. */
export function EmptyState({ title, children, icon, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      {icon ? <div className={styles.icon}>{icon}</div> : null}
      <h2>{title}</h2>
      {children ? <div className={styles.body}>{children}</div> : null}
      {action}
    </div>
  )
}

/** Shown only when the answer takes long enough to be noticed (the delay is in CSS). */
export function Loading() {
  const { t } = useTranslation()
  return (
    <div className={`${styles.state} ${styles.late}`} role="status">
      <Loader color="accent" type="dots" />
      <p>{t('ui.loading')}</p>
    </div>
  )
}

/** Something could not be shown. `retry` is left out where there is nothing to try. */
export function ErrorState({
  title,
  children,
  retry,
}: {
  title: string
  children?: ReactNode
  retry?: () => void
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.state} role="alert">
      <div className={styles.icon} data-bad>
        <IconAlertTriangle size={40} stroke={1.75} />
      </div>
      <h2>{title}</h2>
      {children ? <div className={styles.body}>{children}</div> : null}
      {retry ? <Button onClick={retry}>{t('ui.retry')}</Button> : null}
    </div>
  )
}
