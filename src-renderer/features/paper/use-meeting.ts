import { useNavigate, useSearch } from '@tanstack/react-router'
import type { MeetingSummary } from '#shared/contract/meeting'
import { orpc } from '../../live/client'
import { nowMs } from '../../live/clock'
import { useLive } from '../../live/use-live'

/** The meeting whose paper is on the screen: the one in the address, else the last that has begun, else the next. */
export function useMeeting() {
  const navigate = useNavigate()
  const { meeting: wanted } = useSearch({ strict: false })
  const { data: meetings } = useLive(orpc.meeting.list, undefined)
  const meeting = meetings?.find(({ id }) => id === wanted) ?? (meetings && likeliest(meetings))
  return {
    meetings: meetings ?? [],
    meeting: meeting ?? null,
    isReady: meetings !== undefined,
    choose: (id: string) => void navigate({ to: '.', search: { meeting: id }, replace: true }),
  }
}

/** Paper comes in during a meeting and on the days after it. */
export function likeliest(meetings: readonly MeetingSummary[]): MeetingSummary | undefined {
  const now = new Date(nowMs()).toISOString()
  const byStart = [...meetings].sort((one, other) => (one.startsAt < other.startsAt ? 1 : -1))
  return byStart.find(({ startsAt }) => startsAt <= now) ?? byStart.at(-1)
}
