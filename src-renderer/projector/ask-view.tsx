import styles from './ask-view.module.css'
import { FitText } from './fit-text'
import { Frame, type Shown } from './frame'
import { Gauge } from './gauge'
import { useRoomWords } from './room-words'

/** The ask, as large as it fits, over how many have said yes. */
export function AskView({ model }: { model: Shown<'ask'> }) {
  const { words } = useRoomWords(model.language)
  const { language, gauges } = model
  const title = model.segment?.title ?? model.title
  const ask = model.ask.trim()
  return (
    <Frame model={model} title={ask ? title : model.title}>
      <FitText largest={17} smallest={5.5}>
        {ask || title}
      </FitText>
      <div className={styles.gauges}>
        <Gauge
          label={words('hosts')}
          gauge={gauges.hosts}
          heads={gauges.heads}
          language={language}
          size="small"
        />
        <Gauge
          label={words('signUps')}
          gauge={gauges.signUps}
          heads={gauges.heads}
          language={language}
          size="small"
        />
      </div>
    </Frame>
  )
}
