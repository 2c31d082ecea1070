import type { ReactNode } from 'react'
import styles from './split.module.css'

/** A work screen: it fills the window, and only its parts scroll. */
export const WorkPage = ({ children }: { children: ReactNode }) => (
  <div className={styles.page}>{children}</div>
)

type Props = {
  /** How much of the width the list takes. */
  list: 'wide' | 'half' | 'narrow'
  /** What narrows the list; stays above it. */
  above?: ReactNode
  rows: ReactNode
  hand: ReactNode
}

/** The layout of all work screens: the list left, the one thing in hand right. */
export function Split({ list, above, rows, hand }: Props) {
  return (
    <div className={styles.split} data-list={list}>
      <div className={styles.list}>
        {above}
        <div className={styles.rows}>{rows}</div>
      </div>
      {hand}
    </div>
  )
}

type HandProps = {
  /** Names the thing in hand, for screen readers. */
  label: string
  children: ReactNode
  /** What can be done with it; stays in sight. */
  foot?: ReactNode
}

/** The thing in hand: its content scrolls, what can be done with it stays. */
export const Hand = ({ label, children, foot }: HandProps) => (
  <section className={styles.hand} aria-label={label}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
    <div className={styles.scroll} tabIndex={0}>
      {children}
    </div>
    {foot ? <div className={styles.foot}>{foot}</div> : null}
  </section>
)
