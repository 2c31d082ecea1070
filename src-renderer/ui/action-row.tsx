import type { ReactNode } from 'react'
import styles from './action-row.module.css'

/** Buttons side by side, the main one first; `away` stands at the far end, out of the way of a quick hand. */
export const ActionRow = ({ children, away }: { children: ReactNode; away?: ReactNode }) => (
  <div className={styles.row}>
    {children}
    {away ? <div data-away>{away}</div> : null}
  </div>
)
