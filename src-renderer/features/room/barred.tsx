import { Button } from '@mantine/core'
import { IconDoorOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BackLink } from '../../ui/back-link'
import { PageHeader } from '../../ui/page-header'
import { EmptyState } from '../../ui/states'

const reasons = { host: 'problem.host-stays-out', demo: 'problem.demo-stays-here' } as const

/** Why there is no room on this laptop. */
export function Barred({ why }: { why: keyof typeof reasons }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <>
      <PageHeader before={<BackLink to="/sync" label={t('sync.title')} />} title={t('room.title')} />
      <EmptyState
        icon={<IconDoorOff size={40} stroke={1.5} aria-hidden />}
        title={t('room.barred.title')}
        action={<Button onClick={() => void navigate({ to: '/sync' })}>{t('sync.handOver.toSync')}</Button>}
      >
        {t(reasons[why])}
      </EmptyState>
    </>
  )
}
