import { IconDoorExit } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { PageHeader } from '../../ui/page-header'
import { EmptyState } from '../../ui/states'

/** The room's laptop has taken this one out: what became of the work, and the way back to the beginning. */
export function Removed({ name }: { name: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const leave = useCommand(orpc.room.leave)
  const anew: Action = {
    id: 'room.anew',
    label: 'room.action.anew',
    group: 'sync',
    keys: ['mod+enter'],
    enabled: !leave.pending,
    run: () => void leave.run(undefined),
  }
  const problems: Action = {
    id: 'room.problems',
    label: 'room.action.problems',
    group: 'sync',
    run: () => void navigate({ to: '/sync' }),
  }
  useActions([anew, problems])
  return (
    <>
      <PageHeader before={<BackLink to="/sync" label={t('sync.title')} />} title={t('room.title')} />
      <EmptyState
        icon={<IconDoorExit size={40} stroke={1.5} aria-hidden />}
        title={t('room.removed.title', { name })}
        action={
          <ActionRow>
            <ActionButton action={anew} look="primary" />
            <ActionButton action={problems} />
          </ActionRow>
        }
      >
        {t('room.removed.body')}
      </EmptyState>
    </>
  )
}
