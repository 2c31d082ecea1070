import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/model/base'
import { Logo } from '../ui/logo'
import { jobsOf } from './jobs'
import styles from './rail.module.css'

/** The slim rail of jobs, those of this person's roles. */
export function Rail({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.rail} aria-label={t('app.rail')}>
      <div className={styles.brand} title={t('app.name')}>
        <Logo size={40} />
      </div>
      <ul>
        {jobsOf(roles).map(({ id, to, icon: Icon }) => (
          <li key={id}>
            <Link to={to} className={styles.job} activeOptions={{ exact: to === '/' }}>
              <Icon size={28} stroke={1.6} aria-hidden />
              {t(`app.job.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
