import type { SegmentRun } from '#shared/domain/agenda-run'

/** A few seconds less are nobody's business: a part is called shortened once its minutes, as they are shown, are fewer. */
export const shownStatus = ({ status, allottedSeconds, plannedSeconds }: SegmentRun): SegmentRun['status'] =>
  status === 'cut' && Math.round(allottedSeconds / 60) === Math.round(plannedSeconds / 60) ? 'coming' : status
