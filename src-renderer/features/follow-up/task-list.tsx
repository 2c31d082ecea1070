import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DueTask } from '#shared/contract/follow-up'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { useFormats } from '../../ui/format'
import { Pill, type Tone } from '../../ui/pill'
import styles from './follow-up.module.css'

const tones: Record<DueTask['urgency'], Tone> = {
  trouble: 'bad',
  late: 'warn',
  today: 'accent',
  soon: 'plain',
}

type Props = {
  rows: DueTask[]
  selectedId: string | null
  onSelect: (row: DueTask) => void
  empty: ReactNode
}

/** What is due: the thing to do, the event, and how urgent it is. */
export function TaskList({ rows, selectedId, onSelect, empty }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const columns = useMemo(
    (): TableColumn<DueTask>[] => [
      {
        id: 'task',
        header: t('followUp.list'),
        width: 'minmax(0, 1fr)',
        cell: (row) => (
          <span className={styles.one}>
            <span className={styles.title}>{t(`followUp.what.${row.what}`)}</span>
            <span className={styles.rest}>
              {row.title}, {dayAndTime(row.startsAt, row.zone)}
            </span>
            <span className={styles.state}>
              <Pill tone={tones[row.urgency]}>{t(`followUp.urgency.${row.urgency}`)}</Pill>
              {row.people > 0 ? t('followUp.people', { count: row.people }) : ''}
              {row.task && row.task.tries > 0 ? t('followUp.tries', { count: row.task.tries }) : ''}
            </span>
          </span>
        ),
      },
    ],
    [t, dayAndTime],
  )
  return (
    <DataTable
      label={t('followUp.list')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      selectedId={selectedId}
      onSelect={onSelect}
      empty={empty}
      rowHeight={104}
    />
  )
}
