import { IconCheck, IconPlayerPlayFilled } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunState, SegmentRun } from '#shared/domain/agenda-run'
import type { Meeting } from '#shared/model/meeting'
import { useFormats } from '../../../ui/format'
import styles from './run-agenda.module.css'
import { shownStatus } from './shown-status'

type Props = { meeting: Meeting; state: RunState; onJump: (segmentId: string) => void }

/** The agenda as it goes: what is done, what is now, what is to come and with how many minutes. */
export function RunAgenda({ meeting, state, onJump }: Props) {
  const { t } = useTranslation()
  const listId = useId()
  const runs = state.segments.map((run) => ({ ...run, status: shownStatus(run) }))
  const list = useRef<HTMLUListElement>(null)
  const currentId = state.current?.id ?? ''
  const [chosenId, setChosenId] = useState(currentId)
  const chosenIndex = state.segments.findIndex(({ id }) => id === chosenId)

  useEffect(() => {
    setChosenId(currentId)
    list.current?.querySelector('[data-status="now"]')?.scrollIntoView({ block: 'nearest' })
  }, [currentId])

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (event.key === 'Enter' && chosenIndex >= 0) onJump(chosenId)
    else {
      const next = step === undefined ? undefined : state.segments[Math.max(0, chosenIndex + step)]
      if (!next) return
      setChosenId(next.id)
    }
    event.preventDefault()
  }
  return (
    <div className={styles.panel}>
      <ul
        ref={list}
        className={styles.list}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list that one is chosen from is a listbox
        role="listbox"
        tabIndex={0}
        aria-label={t('meeting.agenda.title')}
        aria-activedescendant={chosenIndex >= 0 ? `${listId}-${chosenIndex}` : undefined}
        onKeyDown={onKeyDown}
      >
        {runs.map((run, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
          <li
            key={run.id}
            id={`${listId}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
            role="option"
            tabIndex={-1}
            aria-selected={run.id === chosenId}
            className={styles.part}
            data-status={run.status}
            onClick={() => setChosenId(run.id)}
            onDoubleClick={() => onJump(run.id)}
          >
            <StatusMark run={run} />
            <span className={styles.title}>
              <strong>{meeting.segments.find(({ id }) => id === run.id)?.title}</strong>
              {run.status === 'coming' || run.status === 'now' ? null : (
                <span>{t(`meeting.run.status.${run.status}`)}</span>
              )}
            </span>
            <Minutes run={run} />
          </li>
        ))}
      </ul>
      <Foot meeting={meeting} doesNotFit={state.doesNotFit} />
    </div>
  )
}

/** What can no longer be kept, in words; while all fits, how to go to a part. */
function Foot({ meeting, doesNotFit }: { meeting: Meeting; doesNotFit: string[] }) {
  const { t } = useTranslation()
  const { list } = useFormats()
  const left = doesNotFit.flatMap((id) => meeting.segments.filter((segment) => segment.id === id))
  if (left.length === 0) return <p className={styles.hint}>{t('meeting.run.agendaHint')}</p>
  return (
    <p className={styles.hint} data-bad role="status">
      {t('meeting.run.doesNotFit', { list: list(left.map(({ title }) => title)) })}
    </p>
  )
}

function StatusMark({ run }: { run: SegmentRun }) {
  if (run.status === 'done') return <IconCheck className={styles.mark} size={20} stroke={2.5} aria-hidden />
  if (run.status === 'now') return <IconPlayerPlayFilled className={styles.mark} size={18} aria-hidden />
  return <span className={styles.mark} />
}

/** What it has now; beside it, struck out, what was planned where that differs. */
function Minutes({ run }: { run: SegmentRun }) {
  const planned = Math.round(run.plannedSeconds / 60)
  const given = Math.round((run.status === 'done' ? run.elapsedSeconds : run.allottedSeconds) / 60)
  return (
    <span className={styles.minutes}>
      {given !== planned ? <s>{planned}</s> : null}
      {run.status === 'skipped' ? null : given}
    </span>
  )
}
