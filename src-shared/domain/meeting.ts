import type { Problem } from '#shared/contract/base'
import type { Meeting } from '#shared/model/meeting'
import { checkSegments } from './agenda'
import { err, ok, type Result } from './result'

type Plan = Pick<Meeting, 'startsAt' | 'promisedEnd' | 'segments'>

/** A meeting as it may be stored: it ends after it starts, has an agenda, and no segment shrinks above its length. */
export function checkMeeting<M extends Plan>(meeting: M): Result<M, Problem> {
  if (meeting.promisedEnd <= meeting.startsAt) return err({ tag: 'ends-before-start', field: 'promisedEnd' })
  if (meeting.segments.length === 0) return err({ tag: 'no-segments', field: 'segments' })
  return ok({ ...meeting, segments: checkSegments(meeting.segments) })
}
