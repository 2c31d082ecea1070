import { IconPhoneCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { NextCard } from './next-card'

/** What is most urgent of all that events need. */
export function NextFollowUp() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { dayAndTime } = useFormats()
  const query = useLive(orpc.followUp.list, undefined)
  return (
    <Live query={query}>
      {(rows) => {
        const [first] = rows
        const action: Action = {
          id: 'today.next',
          label: 'today.followUp.action',
          group: 'go',
          keys: ['enter'],
          run: () => void navigate({ to: '/follow-up', search: first ? { id: first.id } : {} }),
        }
        return (
          <NextCard
            {...(first ? { kicker: t('followUp.count', { count: rows.length }) } : {})}
            title={first ? t(`followUp.what.${first.what}`) : t('followUp.empty.title')}
            action={action}
            icon={<IconPhoneCheck size={44} stroke={1.5} aria-hidden />}
          >
            <p>
              {first
                ? [first.title, first.hostName, dayAndTime(first.startsAt, first.zone)].join(' · ')
                : t('followUp.empty.body')}
            </p>
          </NextCard>
        )
      }}
    </Live>
  )
}
