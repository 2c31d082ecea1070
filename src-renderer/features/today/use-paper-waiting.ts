import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/model/base'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import type { Line } from './line'

const ROLES: readonly Role[] = ['organizer', 'data-entry', 'support', 'admin']

/** What of the paper waits, for those who deal with it. */
export function usePaperWaiting(role: Role): Line[] {
  const { t } = useTranslation()
  const { data } = useLive(orpc.paper.waiting, undefined)
  if (!data || !ROLES.includes(role)) return []
  const { read, setAside } = data
  const to = '/paper' as const
  return [
    ...(read > 0 ? [{ words: t('paper.today.item', { count: read }), to }] : []),
    ...(setAside > 0 ? [{ words: t('paper.today.aside', { count: setAside }), to }] : []),
  ]
}
