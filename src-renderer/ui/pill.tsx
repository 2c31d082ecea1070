import type { ReactNode } from 'react'
import styles from './pill.module.css'

export type Tone = 'plain' | 'accent' | 'warn' | 'bad'

/** A state in a word. The tone only repeats what the word (and the icon) say. */
export function Pill({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span className={styles.pill} data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}
