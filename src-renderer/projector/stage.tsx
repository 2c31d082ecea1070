import type { ProjectorModel } from '#shared/contract/projector'
import { AskView } from './ask-view'
import { ClockView } from './clock-view'
import { CountsView, OverView } from './counts-view'
import { DirectoryView } from './directory-view'
import { LineUpView } from './line-up-view'
import styles from './stage.module.css'
import { StoriesView } from './stories-view'
import { WaitingView } from './waiting-view'

/**
 * What the room sees, in whatever it is put: the whole window on the wall, a small picture on the operator's screen.
 * All sizes follow the box (stage.module.css), all words and colours the model: nothing here knows where it is.
 */
export function Stage({ model }: { model: ProjectorModel }) {
  const isDark = model.view === 'blank' || model.dark
  return (
    <div className={styles.box} data-view={model.view} data-dark={isDark || undefined}>
      <div className={styles.stage}>
        <View model={model} />
      </div>
    </div>
  )
}

function View({ model }: { model: ProjectorModel }) {
  switch (model.view) {
    case 'blank':
      return null
    case 'waiting':
      return <WaitingView model={model} />
    case 'clock':
      return <ClockView model={model} />
    case 'stories':
      return <StoriesView model={model} />
    case 'ask':
      return <AskView model={model} />
    case 'counts':
      return <CountsView model={model} />
    case 'line-up':
      return <LineUpView model={model} />
    case 'directory':
      return <DirectoryView model={model} />
    case 'over':
      return <OverView model={model} />
    default:
      return model satisfies never
  }
}
