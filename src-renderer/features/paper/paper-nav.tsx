import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './paper-nav.module.css'

const PLACES = [
  { id: 'stack', to: '/paper' },
  { id: 'print', to: '/paper/print' },
  { id: 'accounts', to: '/paper/accounts' },
  { id: 'second', to: '/paper/second' },
] as const

/** The four jobs with paper, and which of them is on the screen. */
export function PaperNav({ meetingId }: { meetingId: string | undefined }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.nav} aria-label={t('paper.nav.label')}>
      {PLACES.map(({ id, to }) => (
        <Link
          key={id}
          to={to}
          search={meetingId ? { meeting: meetingId } : {}}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.place}
        >
          {t(`paper.nav.${id}`)}
        </Link>
      ))}
    </nav>
  )
}
