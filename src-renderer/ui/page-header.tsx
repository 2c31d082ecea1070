import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './page-header.module.css'

type Props = {
  title: string
  /** One line under the title: where, when, how many. */
  subtitle?: ReactNode
  /** At most one primary button among them. */
  actions?: ReactNode
  /** Stands before the title, as a way back. */
  before?: ReactNode
}

/** Head of a screen: also names the window, and takes the focus when the screen has just been changed to. */
export function PageHeader({ title, subtitle, actions, before }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading, title)
  return (
    <header className={styles.header}>
      {before}
      <div className={styles.words}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  )
}

/** A field that wants the focus for itself (altar call) has it by then, and keeps it. */
function useArrival(heading: { current: HTMLElement | null }, title: string): void {
  const { t } = useTranslation()
  const pathname = useLocation({ select: (location) => location.pathname })
  useEffect(() => {
    document.title = t('app.title', { screen: title })
  }, [t, title])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what makes it an arrival
  useEffect(() => {
    const main = heading.current?.closest('main')
    if (!main?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true })
  }, [heading, pathname])
}
