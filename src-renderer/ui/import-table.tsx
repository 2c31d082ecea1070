import { IconAlertTriangle, IconCheck, IconEqual, IconUserCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type TableColumn } from './data-table'
import styles from './import-table.module.css'
import { EmptyState } from './states'

const icons = { flawed: IconAlertTriangle, repeat: IconEqual, known: IconUserCheck, new: IconCheck }

/** One line of a list that somebody brings in, and what will happen to it. */
export type ImportLine = {
  name: string
  details: string[]
  outcome: keyof typeof icons
  words: string
}

type Props<Row> = {
  label: string
  headers: { line: string; who: string; outcome: string }
  rows: Row[]
  /** Asked for each row in sight. */
  look: (row: Row) => ImportLine
}

/** The lines of a list as they were read, before anything is written. */
export function ImportTable<Row extends { line: number }>({ label, headers, rows, look }: Props<Row>) {
  const { t } = useTranslation()
  const [selected, setSelected] = useState<string | null>(null)
  const { line, who, outcome } = headers
  const columns = useMemo(
    (): TableColumn<Row>[] => [
      {
        id: 'line',
        header: line,
        width: '72px',
        align: 'end',
        sortBy: (row) => row.line,
        cell: (row) => row.line,
      },
      {
        id: 'who',
        header: who,
        width: 'minmax(0, 1fr)',
        sortBy: (row) => look(row).name,
        cell: (row) => <Who {...look(row)} />,
      },
      {
        id: 'outcome',
        header: outcome,
        width: 'minmax(0, 1fr)',
        sortBy: (row) => look(row).outcome,
        cell: (row) => <Outcome {...look(row)} />,
      },
    ],
    [line, who, outcome, look],
  )
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      idOf={(row) => String(row.line)}
      selectedId={selected}
      onSelect={(row) => setSelected(String(row.line))}
      empty={<EmptyState title={t('ui.noMatches')} />}
      rowHeight={60}
    />
  )
}

const Who = ({ name, details }: ImportLine) => (
  <span className={styles.who}>
    <strong>{name}</strong>
    <span>{details.filter(Boolean).join(' · ')}</span>
  </span>
)

function Outcome({ outcome, words }: ImportLine) {
  const Icon = icons[outcome]
  return (
    <span className={styles.outcome} data-outcome={outcome} title={words}>
      <Icon size={20} stroke={1.75} aria-hidden />
      {words}
    </span>
  )
}
