import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { BackLink } from '../../../ui/back-link'
import { useFormats } from '../../../ui/format'
import { PageHeader } from '../../../ui/page-header'
import { WorkPage } from '../../../ui/split'
import styles from './kit-frame.module.css'
import { KitState } from './kit-state'

const parts = [
  { to: '/phone-bank/$kitId', label: 'overview' },
  { to: '/phone-bank/$kitId/contacts', label: 'contacts' },
  { to: '/phone-bank/$kitId/script', label: 'script' },
  { to: '/phone-bank/$kitId/party', label: 'party' },
  { to: '/phone-bank/$kitId/call', label: 'call' },
  { to: '/phone-bank/$kitId/sheets', label: 'sheets' },
  { to: '/phone-bank/$kitId/after', label: 'after' },
] as const

type Props = {
  kit: Pick<Kit, 'id' | 'title' | 'startsAt' | 'zone' | 'state'>
  /** At most one primary button among them. */
  actions?: ReactNode
  children: ReactNode
}

/** One evening: its name, its parts in the order in which they are needed, and the part in hand. */
export function KitFrame({ kit, actions, children }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/phone-bank" label={t('kit.toList')} />}
        title={kit.title}
        subtitle={
          <span className={styles.line}>
            {dayAndTime(kit.startsAt, kit.zone)}
            <KitState state={kit.state} />
          </span>
        }
        actions={actions}
      />
      <nav className={styles.nav} aria-label={t('kit.nav.label')}>
        <ul>
          {parts.map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                params={{ kitId: kit.id }}
                className={styles.part}
                activeOptions={{ exact: true }}
              >
                {t(`kit.nav.${label}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </WorkPage>
  )
}
