import { may, rightToRecord } from '#shared/domain/access'
import type { Meeting, MomentWhat } from '#shared/model/meeting'
import type { Action } from '../../../app/actions'
import { useProfile } from '../../../app/profile'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useCommand } from '../../../ui/command'

export type Recorder = {
  record: (what: MomentWhat | null) => void
  /** An action that adds one entry to the meeting's log; with null it is not to be had now. */
  recorded: (action: Omit<Action, 'run' | 'enabled'>, what: MomentWhat | null) => Action
}

/** What happens in the room goes into the meeting's log, by whoever may run it. */
export function useRecorder(meeting: Meeting): Recorder {
  const { run } = useCommand(orpc.meeting.record)
  const { roles } = useProfile()
  const record = (what: MomentWhat | null) => {
    if (what) void run({ key: newKey(), meetingId: meeting.id, what })
  }
  return {
    record,
    recorded: (action, what) => ({
      ...action,
      enabled: what !== null && may(roles, rightToRecord(what.type)),
      run: () => record(what),
    }),
  }
}
