import { useTranslation } from 'react-i18next'
import type { RunState } from '#shared/domain/agenda-run'
import type { Meeting } from '#shared/model/meeting'
import { Dial } from '../../../ui/dial'
import { clockText } from '../../../ui/format'
import styles from './clock.module.css'

type Props = {
  meeting: Meeting
  state: RunState
  now: number
  /** Beside something that matters more now, as a speaker's timer. */
  isSmall?: boolean
}

type Face = {
  title: string
  /** Seconds to show, and whether they are beyond zero. */
  seconds: number
  isOver: boolean
  caption: string
  /** Share of the dial that is still full, 0 to 1. */
  share: number
}

/** The big clock: what is left of the part at hand, as a number and as a shrinking wedge. */
export function Clock({ meeting, state, now, isSmall = false }: Props) {
  const face = useFace(meeting, state, now)
  const { t } = useTranslation()
  const minutes = t('ui.minutes', { count: Math.ceil(face.seconds / 60) })
  const spoken = face.isOver
    ? t('meeting.run.timerOver', { title: face.title })
    : t('meeting.run.timer', { title: face.title, minutes })
  return (
    <div
      className={styles.clock}
      role="timer"
      aria-label={spoken}
      data-over={face.isOver || undefined}
      data-small={isSmall || undefined}
    >
      <Dial share={face.share} isOver={face.isOver} />
      <div className={styles.face} aria-hidden="true">
        <Digits text={clockText((state.current && face.isOver ? -1 : 1) * face.seconds * 1000)} />
        <p className={styles.caption}>{face.caption}</p>
      </div>
    </div>
  )
}

function useFace(meeting: Meeting, state: RunState, now: number): Face {
  const { t } = useTranslation()
  if (state.phase === 'over')
    return { title: meeting.title, seconds: 0, isOver: false, caption: t('meeting.run.overTitle'), share: 0 }
  if (!state.current) {
    const seconds = Math.ceil((Date.parse(meeting.startsAt) - now) / 1000)
    const isLate = seconds < 0
    const caption = isLate ? t('meeting.run.startsLate') : t('meeting.run.startsIn')
    return {
      title: meeting.title,
      seconds: Math.abs(seconds),
      isOver: isLate,
      caption,
      share: isLate ? 0 : 1,
    }
  }
  const { overSeconds, remainingSeconds, allottedSeconds } = state.current
  const isOver = overSeconds > 0
  const caption = isOver ? t('meeting.run.over') : t('meeting.run.left')
  return {
    title: meeting.segments[state.current.index]?.title ?? '',
    seconds: isOver ? overSeconds : remainingSeconds,
    isOver,
    caption: state.phase === 'paused' ? t('meeting.run.paused') : caption,
    share: allottedSeconds > 0 ? remainingSeconds / allottedSeconds : 0,
  }
}

/** Each digit in a box of its own width: the numbers stand still while they change. */
export function Digits({ text }: { text: string }) {
  return (
    <p className={styles.digits} data-long={text.length > 5 || undefined}>
      {[...text].map((character, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
        <span key={index} data-digit={/\d/.test(character) || undefined}>
          {character}
        </span>
      ))}
    </p>
  )
}
