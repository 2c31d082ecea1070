import { Children, type ReactNode } from 'react'
import type { RunState } from '#shared/domain/agenda-run'
import type { Meeting } from '#shared/model/meeting'
import { Clock } from './clock'
import styles from './part-now.module.css'
import { SpeakerNotes } from './speaker-notes'

type Props = {
  meeting: Meeting
  state: RunState
  now: number
  /** The tools of this part, where it has some: they take the place, the clock gets smaller. */
  children: ReactNode
}

/** The part at hand: its clock, its tools, what to say and what to do in it. */
export function PartNow({ meeting, state, now, children }: Props) {
  const segment =
    meeting.segments.find(({ id }) => id === state.current?.id) ??
    (state.phase === 'planned' ? meeting.segments[0] : undefined)
  const hasTools = Children.toArray(children).length > 0
  return (
    <div className={styles.now} data-tools={hasTools || undefined}>
      {hasTools ? (
        <>
          <div className={styles.left}>
            <Clock meeting={meeting} state={state} now={now} isSmall />
            <SpeakerNotes segment={segment} isBare />
          </div>
          <div className={styles.tools}>{children}</div>
        </>
      ) : (
        <>
          <Clock meeting={meeting} state={state} now={now} />
          <SpeakerNotes segment={segment} />
        </>
      )}
    </div>
  )
}
