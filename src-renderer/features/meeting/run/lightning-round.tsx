import { IconPlayerTrackNext } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LineUpEntryRow } from '#shared/contract/line-up'
import { countdown } from '#shared/domain/countdown'
import { PITCH_SECONDS } from '#shared/domain/line-up-pitch'
import { ActionButton } from '../../../ui/action-button'
import { clockText, useFormats } from '../../../ui/format'
import styles from './lightning-round.module.css'
import type { Pitches } from './use-pitch-actions'
import { useTimerSound } from './use-timer-sound'

type Props = { pitches: Pitches; now: number }

/** Who speaks, for how much longer, who is next, and who was passed over and may come back. */
export function LightningRound({ pitches, now }: Props) {
  const { t } = useTranslation()
  const { entries, nextKey } = pitches.lineUp
  const current = entries.find(({ status }) => status === 'now')
  const next = entries.find(({ key }) => key === nextKey)
  const countOf = (status: LineUpEntryRow['status']) =>
    entries.filter((entry) => entry.status === status).length
  return (
    <section className={styles.round} aria-label={t('meeting.pitch.title')}>
      <Front current={current} pitches={pitches} now={now} />
      <div className={styles.next}>
        <p>
          {next
            ? t('meeting.pitch.nextIs', { name: next.hostName, number: next.formNumber || '–' })
            : t(entries.length === 0 ? 'meeting.pitch.nobody' : 'meeting.pitch.noMore')}
        </p>
        <ActionButton
          action={pitches.actions.skip}
          look="quiet"
          icon={<IconPlayerTrackNext size={20} stroke={1.75} aria-hidden />}
        />
      </div>
      <p className={styles.counts} role="status">
        {[
          t('meeting.pitch.waiting', { count: countOf('waiting') }),
          t('meeting.pitch.done', { count: countOf('done') }),
        ].join(' · ')}
      </p>
      <Skipped entries={entries.filter(({ status }) => status === 'skipped')} pitches={pitches} />
    </section>
  )
}

type FrontProps = { current: LineUpEntryRow | undefined; pitches: Pitches; now: number }

function Front({ current, pitches, now }: FrontProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const startedAt = pitches.lineUp.current?.startedAt
  const timer = startedAt ? countdown(startedAt, PITCH_SECONDS, now) : null
  useTimerSound(startedAt ?? null, timer?.remainingSeconds ?? null, { warnAt: 5 })
  if (!current || !timer) return <p className={styles.quiet}>{t('meeting.pitch.quiet')}</p>
  const isOver = timer.remainingSeconds === 0
  const [first] = current.events
  return (
    <div className={styles.front} data-over={isOver || undefined}>
      <p className={styles.seconds} role="timer">
        {isOver ? clockText(-timer.overSeconds * 1000) : timer.remainingSeconds}
      </p>
      <div>
        <h2>{current.hostName}</h2>
        <p>
          {[
            ...(current.formNumber ? [t('meeting.pitch.form', { number: current.formNumber })] : []),
            ...(first ? [formats.shortDayAndTime(first.startsAt, first.zone), first.place] : []),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        {isOver ? <p className={styles.over}>{t('meeting.pitch.timeUp')}</p> : null}
      </div>
    </div>
  )
}

type SkippedProps = { entries: readonly LineUpEntryRow[]; pitches: Pitches }

function Skipped({ entries, pitches }: SkippedProps) {
  const { t } = useTranslation()
  if (entries.length === 0) return null
  return (
    <div className={styles.skipped}>
      <h3>{t('meeting.pitch.skipped')}</h3>
      <ul>
        {entries.map(({ key, hostName }) => (
          <li key={key}>
            <button type="button" onClick={() => pitches.comeBack(key)}>
              {t('meeting.pitch.comeBack', { name: hostName })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
