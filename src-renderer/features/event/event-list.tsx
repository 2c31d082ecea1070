import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventRow } from '#shared/contract/event'
import { canSubmit } from '#shared/domain/event'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { useFormats } from '../../ui/format'
import styles from './event-list.module.css'
import { useLacks } from './lacks'
import { SeatsBar } from './seats-bar'
import { StatePill } from './state-pill'

type Props = {
  rows: EventRow[]
  selectedId: string | null
  onSelect: (row: EventRow) => void
  empty: ReactNode
}

export function EventList({ rows, selectedId, onSelect, empty }: Props) {
  const { t } = useTranslation()
  const { day, time } = useFormats()
  const columns = useMemo(
    (): TableColumn<EventRow>[] => [
      {
        id: 'when',
        header: t('event.column.when'),
        width: '128px',
        sortBy: ({ event }) => event.startsAt,
        cell: ({ event }) => (
          <span className={styles.two}>
            <span className={styles.main}>{day(event.startsAt, event.zone)}</span>
            <span className={styles.rest}>{time(event.startsAt, event.zone)}</span>
          </span>
        ),
      },
      {
        id: 'event',
        header: t('event.column.event'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ event }) => event.title,
        cell: (row) => <EventWords row={row} />,
      },
      {
        id: 'state',
        header: t('event.column.state'),
        width: '186px',
        sortBy: ({ event }) => event.state,
        cell: ({ event, seats }) => (
          <span className={styles.state}>
            <StatePill state={event.state} />
            <SeatsBar seats={seats} capacity={event.capacity} />
          </span>
        ),
      },
    ],
    [t, day, time],
  )
  return (
    <DataTable
      label={t('event.title')}
      rows={rows}
      columns={columns}
      idOf={({ event }) => event.id}
      selectedId={selectedId}
      onSelect={onSelect}
      empty={empty}
      rowHeight={86}
    />
  )
}

/** What it is and where; or, before it may go to the reviewers, what it lacks. */
function EventWords({ row: { event, missing } }: { row: EventRow }) {
  const { t } = useTranslation()
  const lacks = useLacks()
  const place = [
    t(`event.type.${event.type}`),
    event.mode === 'online' ? t('event.mode.online') : event.place,
  ]
  const incomplete = canSubmit(event) && missing.length > 0
  return (
    <span className={styles.two}>
      <span className={styles.title}>{event.title}</span>
      {incomplete ? (
        <span className={`${styles.rest} ${styles.lacks}`}>
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
          {t('event.lacks', { facts: lacks(missing) })}
        </span>
      ) : (
        <span className={styles.rest}>{place.filter(Boolean).join(' · ')}</span>
      )}
    </span>
  )
}
