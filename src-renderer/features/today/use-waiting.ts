import { useTranslation } from 'react-i18next'
import type { EventRow } from '#shared/contract/event'
import type { Role } from '#shared/model/base'
import type { EventState } from '#shared/model/event'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import type { Line } from './line'

/** Coming events that are looked through for what they lack; further ones are counted when these are done. */
const LOOKED_THROUGH = 2000

const NONE: EventRow[] = []

/** What of the coming events waits for this role. */
export function useWaiting(role: Role): Line[] {
  const { t } = useTranslation()
  const { data } = useLive(orpc.event.list, {
    meetingId: null,
    state: null,
    when: 'coming',
    text: '',
    limit: LOOKED_THROUGH,
  })
  const rows = data?.rows ?? NONE
  const line = (key: keyof ReturnType<typeof countWaiting>, to: Line['to'] = '/events'): Line[] => {
    const count = counts[key]
    return count > 0 ? [{ words: t(`today.item.${key}`, { count }), to }] : []
  }
  const counts = countWaiting(rows)
  switch (role) {
    case 'moderator':
      return line('changes')
    case 'support':
      return [...line('empty'), ...line('incomplete')]
    case 'data-entry':
      return line('incomplete')
    case 'host':
      return [...line('changes'), ...line('incomplete'), ...line('empty')]
    case 'organizer':
    case 'admin':
      return [
        ...line('changes'),
        ...line('ready'),
        ...line('incomplete'),
        ...line('inReview'),
        ...line('empty'),
      ]
  }
}

/** Counts of events, each under what has to happen with it next; one without sign-ups counts there as well. */
export function countWaiting(rows: readonly EventRow[]) {
  const inState = (state: EventState) => rows.filter(({ event }) => event.state === state)
  const drafts = inState('draft')
  return {
    incomplete: drafts.filter(({ missing }) => missing.length > 0).length,
    ready: drafts.filter(({ missing }) => missing.length === 0).length,
    changes: inState('changes-requested').length,
    inReview: inState('submitted').length,
    empty: inState('approved').filter(({ seats }) => seats.taken === 0).length,
  }
}
