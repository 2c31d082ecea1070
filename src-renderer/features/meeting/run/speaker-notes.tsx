import { useTranslation } from 'react-i18next'
import type { Segment } from '#shared/model/meeting'
import styles from './speaker-notes.module.css'

type Props = {
  segment: Segment | undefined
  /** Where the title stands elsewhere. */
  isBare?: boolean
}

/** What to say and what to do in the part at hand. */
export function SpeakerNotes({ segment, isBare = false }: Props) {
  const { t } = useTranslation()
  const heading = isBare ? 'h2' : 'h3'
  if (!segment) return <div className={styles.notes} />
  return (
    <section className={styles.notes} aria-label={segment.title}>
      {isBare ? null : <h2>{segment.title}</h2>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
      <div className={styles.scroll} tabIndex={0}>
        <Lines title={t('meeting.run.cues')} lines={segment.cues} look="cues" heading={heading} />
        <Lines title={t('meeting.run.points')} lines={segment.points} look="points" heading={heading} />
      </div>
    </section>
  )
}

type LinesProps = { title: string; lines: string[]; look: 'cues' | 'points'; heading: 'h2' | 'h3' }

function Lines({ title, lines, look, heading: Heading }: LinesProps) {
  if (lines.length === 0) return null
  return (
    <div data-look={look} className={styles.lines}>
      <Heading>{title}</Heading>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
