import { useNow } from '../ui/use-now'
import styles from './clock-view.module.css'
import { FitText } from './fit-text'
import { Frame, type Shown, secondsLeft, shownText } from './frame'
import { useRoomWords } from './room-words'

/** A part with nothing of its own to show: its name, and what is left of it. */
export function ClockView({ model }: { model: Shown<'clock'> }) {
  const { words } = useRoomWords(model.language)
  const left = secondsLeft(model.clock, useNow(200))
  return (
    <Frame model={model} title={model.title} aside={null}>
      <FitText largest={18} smallest={8} align="center">
        {model.segment?.title ?? model.title}
      </FitText>
      {left === null ? null : (
        <p className={styles.clock} data-over={left <= 0 || undefined} role="timer">
          {shownText(left)}
        </p>
      )}
      {model.clock.phase === 'paused' ? <p className={styles.paused}>{words('paused')}</p> : null}
    </Frame>
  )
}
