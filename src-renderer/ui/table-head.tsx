import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './data-table.module.css'

type Props = {
  columns: readonly { id: string; header: string; sortBy?: unknown; align?: 'start' | 'end' }[]
  sorted: { id: string; descending: boolean } | null
  onSort: (id: string) => void
}

/** Names of the columns; one that can be sorted is a button. */
export function TableHead({ columns, sorted, onSort }: Props) {
  const { t } = useTranslation()
  const orderOf = (id: string) =>
    sorted?.id !== id ? 'none' : sorted.descending ? 'descending' : 'ascending'
  const Arrow = sorted?.descending ? IconArrowDown : IconArrowUp
  return (
    <thead className={styles.headGroup}>
      <tr aria-rowindex={1} className={styles.head}>
        {columns.map(({ id, header, sortBy, align }) => (
          <th
            key={id}
            scope="col"
            aria-sort={sortBy ? orderOf(id) : undefined}
            className={styles.name}
            data-align={align}
          >
            {sortBy ? (
              <button type="button" className={styles.sort} onClick={() => onSort(id)}>
                {header}
                {sorted?.id === id ? (
                  <Arrow size={18} aria-label={t(sorted.descending ? 'ui.sortedDown' : 'ui.sortedUp')} />
                ) : null}
              </button>
            ) : (
              header
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
