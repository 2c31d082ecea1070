import { IconMapPinSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MeetingCounts } from '#shared/contract/meeting'
import type { Meeting, Moment } from '#shared/model/meeting'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { wallTimeOf } from '../../ui/zoned-time'
import styles from './altar-call.module.css'
import { HostForm } from './host-form'
import { LineUp } from './line-up'

/** Hosts stand in line: who, when, save, next. The line-up grows beside it. */
export function AltarCall({ id }: { id: string }) {
  const query = useLive(orpc.meeting.one, { id })
  return <Live query={query}>{(found) => <Desk {...found} />}</Live>
}

type Props = { meeting: Meeting; moments: Moment[]; counts: MeetingCounts }

function Desk({ meeting, moments, counts }: Props) {
  const { t } = useTranslation()
  const findHost = useFindHost(meeting)
  return (
    <WorkPage>
      <PageHeader
        before={
          <BackLink to="/meetings/$meetingId" params={{ meetingId: meeting.id }} label={meeting.title} />
        }
        title={t('altarCall.title')}
        actions={
          <>
            <p className={styles.counts} role="status">
              {[
                t('altarCall.hosts', { count: counts.hosts }),
                t('altarCall.events', { count: counts.events }),
                t('altarCall.signUps', { count: counts.signUps }),
              ].join(' · ')}
            </p>
            <ActionButton action={findHost} icon={<IconMapPinSearch size={20} stroke={1.75} aria-hidden />} />
          </>
        }
      />
      <div className={styles.desk}>
        <HostForm
          meetingId={meeting.id}
          after={wallTimeOf(meeting.startsAt, meeting.zone).date}
          zone={meeting.zone}
        />
        <LineUp meeting={meeting} moments={moments} />
      </div>
    </WorkPage>
  )
}

/** Where the room walks next. */
function useFindHost({ id }: Meeting): Action {
  const navigate = useNavigate()
  const action: Action = {
    id: 'altar-call.find-host',
    label: 'hosts.find.open',
    group: 'altarCall',
    keys: ['alt+f'],
    run: () => void navigate({ to: '/meetings/$meetingId/find-host', params: { meetingId: id } }),
  }
  useActions([action])
  return action
}
