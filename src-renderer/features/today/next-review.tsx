import { IconClipboardCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EVERYTHING } from '#shared/domain/review-queue'
import type { Action } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { laptopZone } from '../../ui/zoned-time'
import { NextCard } from './next-card'

/** How long the queue is, and since when its oldest event has been waiting. */
export function NextReview() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { dayAndTime } = useFormats()
  const query = useLive(orpc.review.queue, { filter: EVERYTHING, from: 0, count: 1 })
  return (
    <Live query={query}>
      {({ waiting: total, oldest: since, rivals }) => {
        const action: Action = {
          id: 'today.next',
          label: total > 0 ? 'today.queue.action' : 'today.queue.look',
          group: 'go',
          keys: ['enter'],
          run: () => void navigate({ to: '/review' }),
        }
        return (
          <NextCard
            title={total > 0 ? t('today.queue.title', { count: total }) : t('today.queue.empty')}
            action={action}
            icon={<IconClipboardCheck size={44} stroke={1.5} aria-hidden />}
          >
            <p>
              {since
                ? t('today.queue.oldest', { since: dayAndTime(since, laptopZone()) })
                : t('today.queue.emptyBody')}
            </p>
            {rivals > 0 ? <p>{t('today.queue.rivals', { count: rivals })}</p> : null}
          </NextCard>
        )
      }}
    </Live>
  )
}
