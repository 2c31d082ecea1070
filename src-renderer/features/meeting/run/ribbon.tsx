import { useTranslation } from 'react-i18next'
import type { RunState, SegmentRun } from '#shared/domain/agenda-run'
import type { Meeting } from '#shared/model/meeting'
import { clockText, useFormats } from '../../../ui/format'
import styles from './ribbon.module.css'
import { shownStatus } from './shown-status'

type Props = { meeting: Meeting; state: RunState; now: number }

/** The whole evening as one band: each part as wide as it takes, filled as far as it has gone. */
export function Ribbon({ meeting, state, now }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const end = Date.parse(state.promisedEnd)
  const promisedMinutes = Math.round((end - Date.parse(meeting.startsAt)) / 60_000)
  const isOpen = state.phase === 'running' || state.phase === 'paused'
  return (
    <div className={styles.ribbon}>
      <p className={styles.whole}>
        <strong>{t('meeting.run.whole')}</strong>
        <span>
          {isOpen
            ? t('meeting.run.wholeLeft', { time: clockText(Math.max(0, end - now)) })
            : t('meeting.run.wholeNotStarted', { minutes: promisedMinutes })}
        </span>
      </p>
      <div className={styles.band} aria-hidden="true">
        {state.segments.map((segment) => (
          <div
            key={segment.id}
            className={styles.part}
            data-status={shownStatus(segment)}
            style={{ flexGrow: lengthOf(segment) }}
            title={meeting.segments.find(({ id }) => id === segment.id)?.title}
          >
            <span style={{ width: `${fillOf(segment) * 100}%` }} />
          </div>
        ))}
      </div>
      <p className={styles.ends} aria-hidden="true">
        <span>{formats.time(state.startedAt ?? meeting.startsAt, meeting.zone)}</span>
        <span>{formats.time(state.projectedEnd, meeting.zone)}</span>
      </p>
    </div>
  )
}

/** Seconds that a part takes up on the band: what it was given, or what it used where that is more. */
const lengthOf = ({ status, allottedSeconds, elapsedSeconds }: SegmentRun): number => {
  if (status === 'skipped') return 0
  return status === 'done' ? elapsedSeconds : Math.max(allottedSeconds, elapsedSeconds)
}

const fillOf = (segment: SegmentRun): number => {
  if (segment.status === 'done') return 1
  return segment.status === 'now'
    ? Math.min(1, segment.elapsedSeconds / Math.max(1, segment.allottedSeconds))
    : 0
}
