import type { ProjectorGauges } from '#shared/contract/projector'
import type { Language } from '#shared/model/base'
import styles from './counts-view.module.css'
import { FitText } from './fit-text'
import { Frame, type Shown } from './frame'
import { Gauge } from './gauge'
import { useRoomWords } from './room-words'

/** What the room has done so far. */
export function CountsView({ model }: { model: Shown<'counts'> }) {
  return (
    <Frame model={model} title={model.segment?.title ?? model.title}>
      <Counts gauges={model.gauges} language={model.language} size="large" />
    </Frame>
  )
}

/** The evening is over: thanks, and what came of it. */
export function OverView({ model }: { model: Shown<'over'> }) {
  const { words } = useRoomWords(model.language)
  return (
    <Frame model={model} title={model.title} aside={null}>
      <FitText largest={18} smallest={9}>
        {words('over')}
      </FitText>
      <Counts gauges={model.gauges} language={model.language} size="small" />
    </Frame>
  )
}

type CountsProps = { gauges: ProjectorGauges; language: Language; size: 'large' | 'small' }

function Counts({ gauges, language, size }: CountsProps) {
  const { words } = useRoomWords(language)
  const { heads } = gauges
  return (
    <div className={styles.counts}>
      {heads > 0 ? <p className={styles.heads}>{words('heads', { count: heads })}</p> : null}
      <div className={styles.gauges} data-size={size}>
        <Gauge label={words('hosts')} gauge={gauges.hosts} heads={heads} language={language} size={size} />
        <Gauge
          label={words('signUps')}
          gauge={gauges.signUps}
          heads={heads}
          language={language}
          size={size}
        />
      </div>
    </div>
  )
}
