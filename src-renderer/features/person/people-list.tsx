import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { Person } from '#shared/model/person'
import { DataTable, type TableColumn } from '../../ui/data-table'
import styles from './people-list.module.css'

type Props = {
  people: Person[]
  selectedId: string | null
  onSelect: (person: Person) => void
  empty: ReactNode
}

/** People by last name; what is missing of somebody is said in the line. */
export function PeopleList({ people, selectedId, onSelect, empty }: Props) {
  const { t } = useTranslation()
  const columns = useMemo(
    (): TableColumn<Person>[] => [
      {
        id: 'name',
        header: t('person.column.name'),
        width: 'minmax(0, 3fr)',
        cell: (person) => (
          <span className={styles.who}>
            <span className={styles.name}>{fullName(person)}</span>
            <span className={styles.rest}>{person.email}</span>
          </span>
        ),
      },
      {
        id: 'phone',
        header: t('person.column.phone'),
        width: 'minmax(0, 2fr)',
        cell: ({ phone, phoneAsTyped }) =>
          phone ? (
            showPhone(phone)
          ) : (
            <span className={styles.open}>{phoneAsTyped || t('person.noPhone')}</span>
          ),
      },
      { id: 'zip', header: t('person.column.zip'), width: '72px', cell: ({ zip }) => zip },
    ],
    [t],
  )
  return (
    <DataTable
      label={t('person.title')}
      rows={people}
      columns={columns}
      idOf={({ id }) => id}
      selectedId={selectedId}
      onSelect={onSelect}
      empty={empty}
      rowHeight={60}
    />
  )
}
