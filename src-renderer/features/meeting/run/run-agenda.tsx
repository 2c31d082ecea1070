import { IconCheck, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunState, SegmentRun } from '#shared/domain/agenda-run'
import type { Meeting } from '#shared/model/meeting'
import { ChoiceHint, ChoiceList, ChoicePanel, ChoiceWords } from '../../../ui/choice-list'
import { useFormats } from '../../../ui/format'
import styles from './run-agenda.module.css'
import { shownStatus } from './shown-status'

type Props = { meeting: Meeting; state: RunState; onJump: (segmentId: string) => void }

/** The agenda as it goes: what is done, what is now, what is to come and with how many minutes. */
export function RunAgenda({ meeting, state, onJump }: Props) {
  const { t } = useTranslation()
  const runs = state.segments.map((run) => ({ ...run, status: shownStatus(run) }))
  const currentId = state.current?.id ?? ''
  const [chosenId, setChosenId] = useState(currentId)
  useEffect(() => setChosenId(currentId), [currentId])

  return (
    <ChoicePanel foot={<Foot meeting={meeting} doesNotFit={state.doesNotFit} />}>
      <ChoiceList
        rows={runs}
        idOf={({ id }) => id}
        label={t('meeting.agenda.title')}
        chosenId={chosenId}
        onChoose={setChosenId}
        onEnter={onJump}
        propsOf={({ status }) => ({ className: styles.part, 'data-status': status })}
      >
        {(run) => (
          <>
            <StatusMark run={run} />
            <ChoiceWords title={meeting.segments.find(({ id }) => id === run.id)?.title}>
              {run.status === 'coming' || run.status === 'now' ? null : t(`meeting.run.status.${run.status}`)}
            </ChoiceWords>
            <Minutes run={run} />
          </>
        )}
      </ChoiceList>
    </ChoicePanel>
  )
}

/** What can no longer be kept, in words; while all fits, how to go to a part. */
function Foot({ meeting, doesNotFit }: { meeting: Meeting; doesNotFit: string[] }) {
  const { t } = useTranslation()
  const { list } = useFormats()
  const left = doesNotFit.flatMap((id) => meeting.segments.filter((segment) => segment.id === id))
  if (left.length === 0) return <ChoiceHint>{t('meeting.run.agendaHint')}</ChoiceHint>
  return (
    <ChoiceHint bad>{t('meeting.run.doesNotFit', { list: list(left.map(({ title }) => title)) })}</ChoiceHint>
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
