import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/domain/access'
import type { Meeting } from '#shared/model/meeting'
import type { Action } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { offerUndo } from '../../ui/undo'

/** Takes a meeting off the list, with a way back. */
export function useRemoveMeeting({ id, title }: Meeting): Action {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const remove = useCommand(orpc.meeting.remove)
  const restore = useCommand(orpc.meeting.restore)
  const run = async () => {
    const removed = await remove.run({ id })
    if (!removed.ok) return
    offerUndo(t('meeting.detail.removed', { title }), () => restore.run({ id }))
    void navigate({ to: '/meetings' })
  }
  return {
    id: 'meeting.remove',
    label: 'meeting.detail.remove',
    group: 'meeting',
    enabled: may(roles, 'run-meetings'),
    run: () => void run(),
  }
}
