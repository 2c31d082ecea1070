import { IconFileText } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { NextCard } from './next-card'

/** The stack of paper, as long as some of it waits; else what comes otherwise. */
export function NextPaper({ otherwise }: { otherwise: ReactNode }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useLive(orpc.paper.waiting, undefined)
  return (
    <Live query={query}>
      {({ read, next }) => {
        if (read === 0) return otherwise
        const action: Action = {
          id: 'today.next',
          label: 'paper.action.verify',
          group: 'go',
          keys: ['enter'],
          enabled: next !== '',
          run: () => void navigate({ to: '/paper/verify/$pageId', params: { pageId: next }, search: {} }),
        }
        return (
          <NextCard
            title={t('paper.today.title', { count: read })}
            action={action}
            icon={<IconFileText size={44} stroke={1.5} aria-hidden />}
          >
            <p>{t('paper.today.body')}</p>
          </NextCard>
        )
      }}
    </Live>
  )
}
