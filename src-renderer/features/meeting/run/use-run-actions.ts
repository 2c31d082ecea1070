import { useNavigate } from '@tanstack/react-router'
import {
  adjustSegment,
  enterSegment,
  nextSegment,
  previousSegment,
  type RunState,
  togglePause,
} from '#shared/domain/agenda-run'
import type { Meeting, MomentWhat } from '#shared/model/meeting'
import { type Action, useActions } from '../../../app/actions'
import type { Recorder } from './use-recorder'

export type RunActions = ReturnType<typeof useRunActions>['actions']

type Options = {
  meeting: Meeting
  state: RunState
  recorder: Recorder
  /** Keys of the clicker that the lightning round has taken for itself. */
  clickerTaken: { next: boolean; back: boolean }
}

/** What the operator can do with the clock while the meeting runs; each is one entry in the meeting's log. */
export function useRunActions({ meeting, state, recorder, clickerTaken }: Options) {
  const { record } = recorder
  const recorded = (action: Omit<Action, 'group' | 'run'>, what: MomentWhat | null): Action =>
    recorder.recorded({ ...action, group: 'meeting' }, what)
  const next = nextSegment(state)
  const back = previousSegment(state)
  const isOpen = state.phase === 'running' || state.phase === 'paused'

  const actions = {
    next: recorded(
      {
        id: 'run.next',
        label: nextLabel(state, next),
        keys: clickerTaken.next ? ['arrowright'] : ['pagedown', 'arrowright'],
      },
      next,
    ),
    back: recorded(
      {
        id: 'run.back',
        label: state.phase === 'over' ? 'meeting.run.reopen' : 'meeting.run.back',
        keys: clickerTaken.back ? ['arrowleft'] : ['pageup', 'arrowleft'],
      },
      back,
    ),
    pause: recorded(
      {
        id: 'run.pause',
        label: state.phase === 'paused' ? 'meeting.run.resume' : 'meeting.run.pause',
        keys: ['p'],
      },
      togglePause(state),
    ),
    fewer: recorded({ id: 'run.fewer', label: 'meeting.run.fewer', keys: ['-'] }, adjustSegment(state, -1)),
    more: recorded({ id: 'run.more', label: 'meeting.run.more', keys: ['+', '='] }, adjustSegment(state, 1)),
    finish: recorded({ id: 'run.finish', label: 'meeting.run.finish' }, isOpen ? { type: 'end' } : null),
    addHead: recorded(
      { id: 'run.add-head', label: 'meeting.run.addHead', keys: ['h'] },
      { type: 'heads', count: 1 },
    ),
    addTen: recorded(
      { id: 'run.add-ten', label: 'meeting.run.addTen', keys: ['t'] },
      { type: 'heads', count: 10 },
    ),
    dropHead: recorded(
      { id: 'run.drop-head', label: 'meeting.run.dropHead', keys: ['shift+h'] },
      { type: 'heads', count: -1 },
    ),
    ...useWays(meeting.id),
  } satisfies Record<string, Action>
  useActions(Object.values(actions))
  return { actions, jumpTo: (segmentId: string) => record(enterSegment(state, segmentId)) }
}

/** From the clock to what belongs to the same evening. */
function useWays(meetingId: string) {
  const navigate = useNavigate()
  const params = { meetingId }
  return {
    altarCall: {
      id: 'meeting.altar-call',
      label: 'meeting.detail.altarCall',
      group: 'meeting',
      keys: ['a'],
      run: () => void navigate({ to: '/meetings/$meetingId/altar-call', params }),
    },
    door: {
      id: 'meeting.door',
      label: 'meeting.door.title',
      group: 'meeting',
      keys: ['d'],
      run: () => void navigate({ to: '/meetings/$meetingId/door', params }),
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
      keys: ['g'],
      run: () => void navigate({ to: '/meetings/$meetingId/debrief', params }),
    },
    plan: {
      id: 'meeting.plan',
      label: 'meeting.run.plan',
      group: 'meeting',
      keys: ['e'],
      run: () => void navigate({ to: '/meetings/$meetingId', params }),
    },
  } as const satisfies Record<string, Action>
}

function nextLabel({ phase }: RunState, next: MomentWhat | null): Action['label'] {
  if (phase === 'planned') return 'meeting.run.start'
  return next?.type === 'end' ? 'meeting.run.endIt' : 'meeting.run.next'
}
