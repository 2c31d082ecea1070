import { IconAlertTriangle, IconCloudCheck, IconCloudUp, IconDeviceLaptop } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordState, RecordTruth } from '#shared/contract/sync'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { EmptyState } from '../../ui/states'
import { useNow } from '../../ui/use-now'
import { useKindWord } from './record-words'
import styles from './sync.module.css'

const LIMIT = 500
const icons: Record<RecordState, typeof IconCloudUp> = {
  here: IconDeviceLaptop,
  queued: IconCloudUp,
  'on-server': IconCloudCheck,
  refused: IconAlertTriangle,
}

/** Each record with where it is, those that wait or were refused first. */
export function RecordTruthList() {
  const records = useLive(orpc.sync.records, { limit: LIMIT })
  return <Live query={records}>{(rows) => <Rows rows={rows} />}</Live>
}

function Rows({ rows }: { rows: RecordTruth[] }) {
  const { t } = useTranslation()
  const { ago } = useFormats()
  const kindWord = useKindWord()
  const now = useNow(60_000)
  const [selected, setSelected] = useState<string | null>(null)
  const columns = useMemo(
    (): TableColumn<RecordTruth>[] => [
      {
        id: 'what',
        header: t('sync.record.column.what'),
        width: 'minmax(0, 3fr)',
        sortBy: ({ label }) => label,
        cell: ({ label }) => label,
      },
      {
        id: 'kind',
        header: t('sync.record.column.kind'),
        width: 'minmax(0, 2fr)',
        sortBy: ({ kind }) => kindWord(kind),
        cell: ({ kind }) => kindWord(kind),
      },
      {
        id: 'state',
        header: t('sync.record.column.state'),
        width: 'minmax(192px, 2fr)',
        sortBy: ({ state }) => state,
        cell: ({ state }) => <State state={state} />,
      },
      {
        id: 'changed',
        header: t('sync.record.column.changed'),
        width: 'minmax(0, 2fr)',
        sortBy: ({ updatedAt }) => updatedAt,
        cell: ({ updatedAt }) => ago(updatedAt, now),
      },
    ],
    [t, ago, kindWord, now],
  )
  return (
    <DataTable
      label={t('sync.tab.records')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      selectedId={selected}
      onSelect={({ id }) => setSelected(id)}
      empty={<EmptyState title={t('sync.record.empty')}>{t('sync.record.emptyBody')}</EmptyState>}
      rowHeight={48}
    />
  )
}

function State({ state }: { state: RecordState }) {
  const { t } = useTranslation()
  const Icon = icons[state]
  return (
    <span className={styles.state} data-state={state}>
      <Icon size={20} stroke={1.75} aria-hidden />
      {t(`sync.record.state.${state}`)}
    </span>
  )
}
