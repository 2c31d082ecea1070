import {
  IconDoorEnter,
  IconListDetails,
  IconMapPinSearch,
  IconReportAnalytics,
  IconUsersPlus,
} from '@tabler/icons-react'
import { skipToken } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MeetingCounts } from '#shared/contract/meeting'
import { runState } from '#shared/domain/agenda-run'
import type { Meeting, Moment } from '#shared/model/meeting'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { BackLink } from '../../../ui/back-link'
import { Live } from '../../../ui/live'
import { PageHeader } from '../../../ui/page-header'
import { WorkPage } from '../../../ui/split'
import { useNow } from '../../../ui/use-now'
import { LightningRound } from './lightning-round'
import { OtherHand } from './other-hand'
import { PartNow } from './part-now'
import { ProjectorCard } from './projector-card'
import { PromisedEnd } from './promised-end'
import { Ribbon } from './ribbon'
import { RoomCounts } from './room-counts'
import styles from './run.module.css'
import { RunAgenda } from './run-agenda'
import { RunControls } from './run-controls'
import { StoriesPanel } from './stories-panel'
import { usePitchActions } from './use-pitch-actions'
import { useRecorder } from './use-recorder'
import { useRunActions } from './use-run-actions'

/** Often enough that a second never looks long. */
const TICK_MS = 250

/** The meeting as it runs: what is now, how long, whether it ends as promised, and what the room has done. */
export function RunMeeting({ id }: { id: string }) {
  const query = useLive(orpc.meeting.one, { id })
  return <Live query={query}>{(run) => <Running {...run} />}</Live>
}

type Props = { meeting: Meeting; moments: Moment[]; counts: MeetingCounts }

function Running({ meeting, moments, counts }: Props) {
  const { t } = useTranslation()
  const now = useNow(TICK_MS)
  const state = runState(meeting, moments, now)
  const current = meeting.segments.find(({ id }) => id === state.current?.id)
  const recorder = useRecorder(meeting)
  const isAltarCall = current?.kind === 'altar-call'
  const { data: lineUp } = useLive(orpc.lineUp.live, isAltarCall ? { meetingId: meeting.id } : skipToken)
  const pitches = usePitchActions((isAltarCall && lineUp) || null, moments, recorder)
  const { actions, jumpTo } = useRunActions({
    meeting,
    state,
    recorder,
    clickerTaken: {
      next: pitches?.actions.next.enabled === true,
      back: pitches?.actions.before.enabled === true,
    },
  })
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/meetings" label={t('meeting.detail.allMeetings')} />}
        title={meeting.title}
        subtitle={<OtherHand moments={moments} />}
        actions={
          <>
            <ActionButton action={actions.plan} icon={<IconListDetails {...icon} />} />
            <ActionButton action={actions.door} icon={<IconDoorEnter {...icon} />} />
            {state.phase === 'over' ? (
              <ActionButton
                action={actions.debrief}
                look="primary"
                icon={<IconReportAnalytics {...icon} />}
              />
            ) : current?.kind === 'find-host' ? (
              <ActionButton action={actions.findHost} icon={<IconMapPinSearch {...icon} />} />
            ) : (
              <ActionButton action={actions.altarCall} icon={<IconUsersPlus {...icon} />} />
            )}
          </>
        }
      />
      <div className={styles.columns}>
        <RunAgenda meeting={meeting} state={state} onJump={jumpTo} />
        <div className={styles.stage}>
          <PartNow meeting={meeting} state={state} now={now}>
            {current?.kind === 'stories' ? (
              <StoriesPanel moments={moments} now={now} recorder={recorder} />
            ) : null}
            {pitches ? <LightningRound pitches={pitches} now={now} /> : null}
          </PartNow>
          <Ribbon meeting={meeting} state={state} now={now} />
          <RunControls
            actions={actions}
            state={state}
            pitches={pitches?.actions.next.enabled ? pitches : null}
          />
        </div>
        <aside className={styles.side} aria-label={t('meeting.run.room')}>
          <PromisedEnd meeting={meeting} state={state} />
          <ProjectorCard meeting={meeting} moments={moments} recorder={recorder} />
          <RoomCounts meeting={meeting} counts={counts} actions={actions} />
        </aside>
      </div>
    </WorkPage>
  )
}
