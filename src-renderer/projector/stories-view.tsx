import { countdown } from '#shared/domain/countdown'
import { Dial } from '../ui/dial'
import { useNow } from '../ui/use-now'
import { FitText } from './fit-text'
import { Frame, type Shown, shownText } from './frame'
import { useRoomWords } from './room-words'
import styles from './stories-view.module.css'

/** From here on the speaker should see, without being told, that it is time to come to the end. */
export const WRAP_UP_SECONDS = 15

/** Who speaks, and for how much longer: the speaker can see it from the microphone, and so can everybody else. */
export function StoriesView({ model }: { model: Shown<'stories'> }) {
  const { words } = useRoomWords(model.language)
  const { hands, voices, speaker } = model
  const title = model.segment?.title ?? model.title
  return (
    <Frame model={model} title={speaker ? title : model.title}>
      {speaker ? (
        <Speaker model={model} speaker={speaker} />
      ) : (
        <FitText largest={18} smallest={8} align="center">
          {title}
        </FitText>
      )}
      <p className={styles.counts}>
        {[
          ...(hands > 0 ? [words('handsUp', { count: hands })] : []),
          ...(voices > 0 ? [words('voices', { count: voices })] : []),
        ].join(' · ')}
      </p>
    </Frame>
  )
}

type Speaking = { model: Shown<'stories'>; speaker: NonNullable<Shown<'stories'>['speaker']> }

function Speaker({ model, speaker }: Speaking) {
  const { words } = useRoomWords(model.language)
  const { remainingSeconds } = countdown(speaker.startedAt, speaker.seconds, useNow(200))
  const stage = remainingSeconds === 0 ? 'thanks' : remainingSeconds <= WRAP_UP_SECONDS ? 'wrapUp' : 'speaks'
  return (
    <div className={styles.speaker} data-stage={stage}>
      <div className={styles.ring}>
        <Dial share={remainingSeconds / speaker.seconds} isOver={remainingSeconds === 0} />
        <p role="timer">{shownText(remainingSeconds)}</p>
      </div>
      <FitText largest={15} smallest={8}>
        {words(stage)}
      </FitText>
    </div>
  )
}
