import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

const icons = {
  accent: IconCircleCheck,
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  bad: IconAlertTriangle,
}

type Props = { tone: keyof typeof icons; title: string; children?: ReactNode }

/** Something to know before going on, its gist in bold. It stays until its reason is gone. */
export function Notice({ tone, title, children }: Props) {
  const Icon = icons[tone]
  return (
    <section className={styles.notice} data-tone={tone}>
      <Icon className={styles.icon} size={24} stroke={1.75} aria-hidden />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
    </section>
  )
}
