import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { NearHost } from '#shared/contract/hosts'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { useFormats } from '../../ui/format'
import styles from './near-list.module.css'

type Props = {
  hosts: NearHost[]
  chosenId: string | null
  onChoose: (host: NearHost) => void
  /** Enter on a host, or a double click. */
  onTake: (host: NearHost) => void
  empty: ReactNode
}

/** Hosts to choose from, the nearest on top. */
export function NearList({ hosts, chosenId, onChoose, onTake, empty }: Props) {
  const { t } = useTranslation()
  const { day, time } = useFormats()
  const columns = useMemo(
    (): TableColumn<NearHost>[] => [
      {
        id: 'miles',
        header: t('hosts.column.miles'),
        width: '80px',
        align: 'end',
        cell: ({ miles, online }) => (
          <span className={styles.miles}>
            {miles !== null ? t('hosts.miles', { count: miles }) : online ? t('hosts.online') : '–'}
          </span>
        ),
      },
      {
        id: 'host',
        header: t('hosts.column.host'),
        width: 'minmax(0, 1fr)',
        cell: (host) => (
          <span className={styles.two}>
            <span className={styles.name}>{host.hostName}</span>
            <span className={styles.rest}>
              {[t(`event.type.${host.type}`), host.place || host.area].filter(Boolean).join(' · ')}
            </span>
          </span>
        ),
      },
      {
        id: 'when',
        header: t('hosts.column.when'),
        width: '118px',
        cell: ({ startsAt, zone }) => (
          <span className={styles.two}>
            <span className={styles.name}>{day(startsAt, zone)}</span>
            <span className={styles.rest}>{time(startsAt, zone)}</span>
          </span>
        ),
      },
      {
        id: 'seats',
        header: t('hosts.column.seats'),
        width: '72px',
        align: 'end',
        cell: ({ seatsLeft }) => <SeatsLeft seatsLeft={seatsLeft} />,
      },
    ],
    [t, day, time],
  )
  return (
    <DataTable
      label={t('hosts.find.list')}
      rows={hosts}
      columns={columns}
      idOf={({ id }) => id}
      selectedId={chosenId}
      onSelect={onChoose}
      onOpen={onTake}
      empty={empty}
      rowHeight={62}
    />
  )
}

function SeatsLeft({ seatsLeft }: Pick<NearHost, 'seatsLeft'>) {
  const { t } = useTranslation()
  if (seatsLeft === 0) return <strong className={styles.full}>{t('hosts.full')}</strong>
  return <span>{seatsLeft ?? t('hosts.noLimit')}</span>
}
