import { useNow } from '../ui/use-now'
import { FitText } from './fit-text'
import { type Shown, shownText } from './frame'
import { useRoomWords } from './room-words'
import styles from './waiting-view.module.css'

/** While people come in: what it is, when it starts, and that it will end. */
export function WaitingView({ model }: { model: Shown<'waiting'> }) {
  const { words, formatsAt } = useRoomWords(model.language)
  const left = Math.ceil((Date.parse(model.startsAt) - useNow(200)) / 1000)
  return (
    <div className={styles.view}>
      <FitText largest={15} smallest={6} align="center">
        {model.title}
      </FitText>
      <p className={styles.soon}>{words(left > 0 ? 'startsIn' : 'startsSoon')}</p>
      {left > 0 ? (
        <p className={styles.clock} role="timer">
          {shownText(left)}
        </p>
      ) : null}
      <p className={styles.span}>
        {formatsAt(model.zone).timeSpan(model.startsAt, model.promisedEnd, model.zone)}
      </p>
    </div>
  )
}
