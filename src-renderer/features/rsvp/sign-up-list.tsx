import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RsvpRow } from '#shared/contract/event'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { EmptyState } from '../../ui/states'
import { PickedSignUp } from './picked-sign-up'
import styles from './sign-ups.module.css'
import { StatusPill } from './status-pill'

/** A sign-up with its number, in the order in which they came. */
type Numbered = RsvpRow & { number: number }

/** Who is on the list, the newest on top, numbered as they came: the last line typed is always in sight. */
export function SignUpList({ rsvps }: { rsvps: readonly RsvpRow[] }) {
  const { t } = useTranslation()
  const [pickedId, setPickedId] = useState<string | null>(null)
  const rows = useMemo(() => rsvps.map((row, index) => ({ ...row, number: index + 1 })).reverse(), [rsvps])
  const columns = useMemo(
    (): TableColumn<Numbered>[] => [
      {
        id: 'number',
        header: t('rsvp.column.number'),
        width: '64px',
        align: 'end',
        sortBy: ({ number }) => -number,
        cell: ({ number }) => number,
      },
      {
        id: 'name',
        header: t('rsvp.column.name'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ person }) => person.sortName,
        cell: ({ person }) => (
          <span className={styles.who}>
            <span className={styles.name}>{fullName(person)}</span>
            <span className={styles.contact}>
              {[person.phone ? showPhone(person.phone) : person.phoneAsTyped, person.email]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        ),
      },
      {
        id: 'status',
        header: t('rsvp.column.status'),
        width: '156px',
        sortBy: ({ rsvp }) => rsvp.status,
        cell: ({ rsvp }) => <StatusPill status={rsvp.status} />,
      },
    ],
    [t],
  )
  const picked = rows.find(({ rsvp }) => rsvp.id === pickedId)
  return (
    <div className={styles.column}>
      <div className={styles.rows}>
        <DataTable
          label={t('rsvp.list.label')}
          rows={rows}
          columns={columns}
          idOf={({ rsvp }) => rsvp.id}
          selectedId={pickedId}
          onSelect={({ rsvp }) => setPickedId(rsvp.id)}
          empty={<EmptyState title={t('rsvp.list.emptyTitle')}>{t('rsvp.list.emptyBody')}</EmptyState>}
          rowHeight={60}
        />
      </div>
      {picked ? <PickedSignUp row={picked} /> : null}
    </div>
  )
}
