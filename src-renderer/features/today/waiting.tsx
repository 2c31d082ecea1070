import { IconAlertTriangle, IconChevronRight, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/domain/access'
import type { Role } from '#shared/model/base'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import type { Line } from './line'
import { MessagesOfReviewers } from './messages-of-reviewers'
import styles from './today.module.css'
import { usePaperWaiting } from './use-paper-waiting'
import { useWaiting } from './use-waiting'

/** What waits for this role, and what is wrong; each line leads to where it can be dealt with. */
export function Waiting({ role }: { role: Role }) {
  const { t } = useTranslation()
  const { roles } = useProfile()
  const waiting = [...usePaperWaiting(role), ...useWaiting(role)]
  const wrong = useTroubles()
  return (
    <div className={styles.side}>
      {wrong.length > 0 ? (
        <section className={styles.list} data-wrong aria-labelledby="today-wrong">
          <h2 id="today-wrong">
            <IconAlertTriangle size={22} stroke={1.75} aria-hidden />
            {t('today.wrong')}
          </h2>
          <Lines lines={wrong.map((words) => ({ words, to: '/sync' as const }))} />
        </section>
      ) : null}
      {may(roles, 'edit-events') ? <MessagesOfReviewers /> : null}
      <section className={styles.list} aria-labelledby="today-waits">
        <h2 id="today-waits">{t('today.waits')}</h2>
        {waiting.length > 0 ? (
          <Lines lines={waiting} />
        ) : (
          <p className={styles.nothing}>
            <IconCircleCheck size={24} stroke={1.75} aria-hidden />
            {t('today.nothingWaits')}
          </p>
        )}
      </section>
    </div>
  )
}

const Lines = ({ lines }: { lines: Line[] }) => (
  <ul>
    {lines.map(({ words, to }) => (
      <li key={words}>
        <Link to={to} className={styles.line}>
          {words}
          <IconChevronRight size={22} stroke={1.75} aria-hidden />
        </Link>
      </li>
    ))}
  </ul>
)

function useTroubles(): string[] {
  const { t } = useTranslation()
  const { data: status } = useLive(orpc.sync.status, undefined)
  if (!status) return []
  return [
    ...(status.state === 'auth-needed' ? [t('today.item.signIn')] : []),
    ...(status.state === 'no-access' ? [t('today.item.noAccess')] : []),
    ...(status.refused > 0 ? [t('today.item.refused', { count: status.refused })] : []),
    ...(status.conflicts > 0 ? [t('today.item.conflicts', { count: status.conflicts })] : []),
  ]
}
