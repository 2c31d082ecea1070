import { IconPlayerPlay, IconSpeakerphone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '#shared/contract/meeting'
import type { Action } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { useNow } from '../../ui/use-now'
import { NextCard } from './next-card'
import styles from './today.module.css'

type Props = {
  /** What the button leads to: an organizer plans and runs, the desk signs up hosts. */
  opens: 'plan' | 'desk'
}

/** The meeting that is running, else the next one. */
export function NextMeeting({ opens }: Props) {
  const query = useLive(orpc.meeting.list, undefined)
  const now = useNow(60_000)
  return (
    <Live query={query}>
      {(meetings) => {
        const meeting = nextOf(meetings, new Date(now).toISOString())
        return meeting ? <MeetingCard meeting={meeting} opens={opens} /> : <NoMeeting />
      }}
    </Live>
  )
}

/** What runs comes first; then what has not ended by its promise, the soonest. */
export function nextOf(meetings: readonly MeetingSummary[], now: string): MeetingSummary | undefined {
  const running = meetings.find(({ phase }) => phase === 'running')
  const coming = meetings
    .filter(({ phase, promisedEnd }) => phase === 'planned' && promisedEnd > now)
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
  return running ?? coming[0]
}

function MeetingCard({ meeting, opens }: { meeting: MeetingSummary } & Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const formats = useFormats()
  const { startsAt, promisedEnd, zone, venue, counts } = meeting
  const params = { meetingId: meeting.id }
  const isRunning = meeting.phase === 'running'
  const action: Action =
    opens === 'desk'
      ? {
          id: 'today.next',
          label: 'today.meeting.desk',
          group: 'go',
          keys: ['enter'],
          run: () => void navigate({ to: '/meetings/$meetingId/altar-call', params }),
        }
      : {
          id: 'today.next',
          label: isRunning ? 'today.meeting.run' : 'today.meeting.open',
          group: 'go',
          keys: ['enter'],
          run: () =>
            void navigate({ to: isRunning ? '/meetings/$meetingId/run' : '/meetings/$meetingId', params }),
        }
  return (
    <NextCard
      kicker={t(isRunning ? 'today.meeting.running' : 'today.meeting.coming')}
      title={meeting.title}
      action={action}
      icon={
        isRunning ? (
          <IconPlayerPlay size={44} stroke={1.5} aria-hidden />
        ) : (
          <IconSpeakerphone size={44} stroke={1.5} aria-hidden />
        )
      }
    >
      <p className={styles.when}>
        {formats.longDay(startsAt, zone)}
        <br />
        {formats.timeSpan(startsAt, promisedEnd, zone)}
      </p>
      {venue ? <p>{venue}</p> : null}
      <dl className={styles.counts}>
        {(['hosts', 'events', 'signUps'] as const).map((count) => (
          <div key={count}>
            <dt>{t(`meeting.list.${count}`)}</dt>
            <dd>{formats.number(counts[count])}</dd>
          </div>
        ))}
      </dl>
    </NextCard>
  )
}

function NoMeeting() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const action: Action = {
    id: 'today.next',
    label: 'today.meeting.plan',
    group: 'go',
    keys: ['enter'],
    run: () => void navigate({ to: '/meetings/new' }),
  }
  return (
    <NextCard
      title={t('today.meeting.none')}
      action={action}
      icon={<IconSpeakerphone size={44} stroke={1.5} aria-hidden />}
    >
      <p>{t('today.meeting.noneBody')}</p>
    </NextCard>
  )
}
