import { IconAlertTriangle, IconCircleCheck, IconRefresh, IconScale, IconUser } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueFilter, QueueRow, QueueWindow } from '#shared/contract/review'
import { useProfile } from '../../app/profile'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { useFormats } from '../../ui/format'
import styles from './queue-list.module.css'

type Props = {
  window: QueueWindow
  view: QueueFilter['view']
  selectedId: string
  /** Where the picked one stands; -1 where the filter leaves it out. */
  selectedIndex: number
  onSelect: (id: string) => void
  onSight: (first: number, last: number) => void
  now: number
  empty: ReactNode
}

/** What waits, longest first, with what stands out in each and who has it open. */
export function QueueList({ window, view, selectedId, selectedIndex, onSelect, onSight, now, empty }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { rows, from, total } = window
  /** A row far away that the keyboard asked for, until it has come. */
  const [reached, setReached] = useState<number | null>(null)
  useEffect(() => {
    const row = reached === null ? undefined : rows[reached - from]
    if (!row) return
    setReached(null)
    onSelect(row.id)
  }, [reached, rows, from, onSelect])

  const header = t(view === 'decided' ? 'review.decidedList' : 'review.queue')
  const columns = useMemo(
    (): TableColumn<QueueRow>[] => [
      {
        id: 'event',
        header,
        width: 'minmax(0, 1fr)',
        cell: (row) => (
          <span className={styles.one}>
            <span className={styles.title}>{row.title}</span>
            <span className={styles.rest}>
              {[t(`event.type.${row.type}`), dayAndTime(row.startsAt, row.zone)].join(' · ')}
            </span>
            {view === 'decided' ? <Decided row={row} now={now} /> : <Look row={row} now={now} />}
          </span>
        ),
      },
    ],
    [t, header, view, dayAndTime, now],
  )
  const stretch = useMemo(
    () => ({
      from,
      total,
      selectedIndex: reached ?? selectedIndex,
      onSight,
      onReach: (index: number) => {
        setReached(index)
        onSight(index, index)
      },
    }),
    [from, total, reached, selectedIndex, onSight],
  )
  return (
    <DataTable
      label={header}
      rows={rows}
      columns={columns}
      idOf={idOf}
      selectedId={selectedId}
      onSelect={(row) => onSelect(row.id)}
      empty={empty}
      rowHeight={92}
      stretch={stretch}
    />
  )
}

const idOf = ({ id }: QueueRow): string => id

function Look({ row, now }: { row: QueueRow; now: number }) {
  const { t } = useTranslation()
  const { ago } = useFormats()
  const { name } = useProfile()
  const { flags, claim, hasRivals, basedOn } = row
  if (claim && claim.by !== name && Date.parse(claim.until) > now)
    return <Mark icon={IconUser}>{t('review.claim.short', { by: claim.by })}</Mark>
  if (hasRivals)
    return (
      <Mark icon={IconScale} isFlagged>
        {t('review.view.rivals')}
      </Mark>
    )
  const waiting = ago(row.submittedAt, now)
  const words = flags.length > 0 ? t('review.look', { count: flags.length }) : t('review.clean')
  const Icon = flags.length > 0 ? IconAlertTriangle : basedOn ? IconRefresh : IconCircleCheck
  return (
    <Mark icon={Icon} isFlagged={flags.length > 0}>
      {[basedOn ? t('review.again') : '', words, waiting].filter(Boolean).join(' · ')}
    </Mark>
  )
}

function Decided({ row: { state, decidedAt }, now }: { row: QueueRow; now: number }) {
  const { t } = useTranslation()
  const { ago } = useFormats()
  return (
    <Mark icon={IconCircleCheck}>
      {t(`event.state.${state}`)} · {ago(decidedAt, now)}
    </Mark>
  )
}

type MarkProps = { icon: typeof IconUser; isFlagged?: boolean; children: ReactNode }
const Mark = ({ icon: Icon, isFlagged = false, children }: MarkProps) => (
  <span className={styles.flags} data-flagged={isFlagged || undefined}>
    <Icon size={18} stroke={1.75} aria-hidden />
    {children}
  </span>
)
