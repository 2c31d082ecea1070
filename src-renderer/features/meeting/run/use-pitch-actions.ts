import type { LineUpModel } from '#shared/contract/line-up'
import {
  bringBack,
  nextPitch,
  type PitchLog,
  pitchLog,
  previousPitch,
  skipPitch,
} from '#shared/domain/line-up-pitch'
import type { Moment, MomentWhat } from '#shared/model/meeting'
import { type Action, useActions } from '../../../app/actions'
import type { Recorder } from './use-recorder'

/** The lightning round as the operator runs it. */
export type Pitches = {
  lineUp: LineUpModel
  log: PitchLog
  actions: { next: Action; before: Action; skip: Action }
  /** Who was passed over comes back into the line, at the old place. */
  comeBack: (key: string) => void
}

/** null outside of the altar call: then the clicker belongs to the agenda. */
export function usePitchActions(
  lineUp: LineUpModel | null,
  moments: readonly Moment[],
  { record, recorded }: Recorder,
): Pitches | null {
  const log = pitchLog(moments)
  const entries = lineUp?.entries ?? []
  const next = nextPitch(entries, log)
  const front = log.current?.key ?? lineUp?.nextKey
  const actions = {
    next: recorded(
      { id: 'pitch.next', group: 'altarCall', label: nextLabel(log, next), keys: ['pagedown'] },
      next,
    ),
    before: recorded(
      { id: 'pitch.before', group: 'altarCall', label: 'meeting.pitch.before', keys: ['pageup'] },
      previousPitch(entries, log),
    ),
    skip: recorded(
      { id: 'pitch.skip', group: 'altarCall', label: 'meeting.pitch.skip', keys: ['x'] },
      front ? skipPitch(log, front) : null,
    ),
  }
  useActions(lineUp ? Object.values(actions) : NONE)
  if (!lineUp) return null
  return { lineUp, log, actions, comeBack: (key) => record(bringBack(log, key)) }
}

const NONE: Action[] = []

function nextLabel({ turns }: PitchLog, next: MomentWhat | null): Action['label'] {
  if (next?.type === 'pitch' && next.state === 'done') return 'meeting.pitch.last'
  return turns.length === 0 ? 'meeting.pitch.first' : 'meeting.pitch.next'
}
