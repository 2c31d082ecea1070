import type { ReactNode } from 'react'
import styles from './facts.module.css'

export const Facts = ({ children }: { children: ReactNode }) => <dl className={styles.facts}>{children}</dl>

type Props = {
  label: string
  /** '' where it is not known: then `open` stands there, paler. */
  value: ReactNode
  open?: string
  /** A text that needs the whole width. */
  wide?: boolean
}

/** One fact with its name. */
export function Fact({ label, value, open = '–', wide = false }: Props) {
  const isOpen = value === '' || value === null || value === undefined
  return (
    <div className={styles.fact} data-wide={wide || undefined}>
      <dt>{label}</dt>
      <dd data-open={isOpen || undefined}>{isOpen ? open : value}</dd>
    </div>
  )
}
