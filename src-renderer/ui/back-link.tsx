import { IconArrowLeft } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import styles from './back-link.module.css'

type Props = Pick<LinkProps, 'to' | 'params'> & {
  /** Where it leads. */
  label: string
}

/** The way up, before the title of a screen. */
export const BackLink = ({ label, ...link }: Props) => (
  <Link {...link} className={styles.back} aria-label={label} title={label}>
    <IconArrowLeft size={26} stroke={1.75} aria-hidden />
  </Link>
)
