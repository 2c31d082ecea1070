import type { ProjectorModel } from '#shared/contract/projector'
import { projectorModel } from '#shared/domain/projector'
import { isLive } from '#shared/domain/record'
import type { Language } from '#shared/model/base'
import { countMeeting, eveningLogOf } from './evening'
import { roomEventsOf } from './hosts'
import type { Records } from './records'

/** What stands on the projector; null where there is no such meeting. */
export async function projectorOf(
  records: Records,
  meetingId: string,
  { now, language }: { now: string; language: Language },
): Promise<ProjectorModel | null> {
  const meeting = await records.one('meeting', meetingId)
  if (!meeting || !isLive(meeting)) return null
  const moments = await eveningLogOf(records, meetingId)
  const [events, counts] = await Promise.all([
    roomEventsOf(records, meetingId),
    countMeeting(records, meetingId, moments),
  ])
  return projectorModel({ meeting, moments, events, counts, now, language })
}
