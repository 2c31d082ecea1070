import { IconCalendarEvent } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { NextCard } from './next-card'

/** The events that are coming, and the first of them. */
export function NextEvents() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { dayAndTime } = useFormats()
  const query = useLive(orpc.event.list, { meetingId: null, state: null, when: 'coming', text: '', limit: 1 })
  const action: Action = {
    id: 'today.next',
    label: 'today.events.action',
    group: 'go',
    keys: ['enter'],
    run: () => void navigate({ to: '/events' }),
  }
  return (
    <Live query={query}>
      {({ rows: [first], total }) => (
        <NextCard
          title={total > 0 ? t('today.events.title', { count: total }) : t('today.events.none')}
          action={action}
          icon={<IconCalendarEvent size={44} stroke={1.5} aria-hidden />}
        >
          <p>
            {first
              ? t('today.events.first', {
                  title: first.event.title,
                  when: dayAndTime(first.event.startsAt, first.event.zone),
                })
              : t('today.events.noneBody')}
          </p>
        </NextCard>
      )}
    </Live>
  )
}
