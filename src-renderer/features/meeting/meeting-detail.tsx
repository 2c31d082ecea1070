import {
  IconMapPinSearch,
  IconPencil,
  IconPlayerPlay,
  IconReportAnalytics,
  IconUsersPlus,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '#shared/contract/meeting'
import { may } from '#shared/domain/access'
import { runState } from '#shared/domain/agenda-run'
import type { Meeting } from '#shared/model/meeting'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { nowMs } from '../../live/clock'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { AgendaEditor } from './agenda-editor'

/** One meeting before it begins: its plan in a line, its agenda to work on. */
export function MeetingDetail({ id }: { id: string }) {
  const query = useLive(orpc.meeting.one, { id })
  return (
    <Live query={query}>
      {({ meeting, moments }) => {
        const { phase } = runState(meeting, moments, nowMs())
        return <Detail meeting={meeting} phase={phase === 'paused' ? 'running' : phase} />
      }}
    </Live>
  )
}

type Props = { meeting: Meeting; phase: MeetingSummary['phase'] }

function Detail({ meeting, phase }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const actions = useDetailActions(meeting, phase)
  const { startsAt, promisedEnd, zone, venue } = meeting
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/meetings" label={t('meeting.detail.allMeetings')} />}
        title={meeting.title}
        subtitle={[formats.day(startsAt, zone), formats.timeSpan(startsAt, promisedEnd, zone), venue]
          .filter((part) => part !== '')
          .join(' · ')}
        actions={
          <>
            <ActionButton
              action={actions.edit}
              icon={<IconPencil {...icon} />}
              iconOnly={phase !== 'planned'}
            />
            {phase === 'planned' ? null : (
              <>
                <ActionButton action={actions.debrief} icon={<IconReportAnalytics {...icon} />} />
                <ActionButton action={actions.findHost} icon={<IconMapPinSearch {...icon} />} />
              </>
            )}
            <ActionButton action={actions.altarCall} icon={<IconUsersPlus {...icon} />} />
            <ActionButton action={actions.run} look="primary" icon={<IconPlayerPlay {...icon} />} />
          </>
        }
      />
      <AgendaEditor meeting={meeting} />
    </WorkPage>
  )
}

function useDetailActions({ id }: Meeting, phase: Props['phase']) {
  const navigate = useNavigate()
  const { roles } = useProfile()
  const params = { meetingId: id }
  const mayRun = may(roles, 'run-meetings')

  const actions = {
    run: {
      id: 'meeting.run',
      label: phase === 'planned' ? 'meeting.detail.run' : 'meeting.detail.goOn',
      group: 'meeting',
      keys: ['r'],
      run: () => void navigate({ to: '/meetings/$meetingId/run', params }),
    },
    altarCall: {
      id: 'meeting.altar-call',
      label: 'meeting.detail.altarCall',
      group: 'meeting',
      keys: ['a'],
      run: () => void navigate({ to: '/meetings/$meetingId/altar-call', params }),
    },
    findHost: {
      id: 'meeting.find-host',
      label: 'hosts.find.open',
      group: 'meeting',
      keys: ['f'],
      run: () => void navigate({ to: '/meetings/$meetingId/find-host', params }),
    },
    debrief: {
      id: 'meeting.debrief',
      label: 'debrief.open',
      group: 'meeting',
      keys: ['b'],
      run: () => void navigate({ to: '/meetings/$meetingId/debrief', params }),
    },
    edit: {
      id: 'meeting.edit',
      label: 'meeting.detail.edit',
      group: 'meeting',
      keys: ['e'],
      enabled: mayRun,
      run: () => void navigate({ to: '/meetings/$meetingId/plan', params }),
    },
  } as const satisfies Record<string, Action>
  useActions(Object.values(actions))
  return actions
}
