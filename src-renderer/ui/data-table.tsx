import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react'
import styles from './data-table.module.css'
import { TableHead } from './table-head'

export type TableColumn<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Lets people sort by this column: text or number that stands for the row. */
  sortBy?: (row: Row) => string | number
  /** A track of a CSS grid, as `minmax(0, 2fr)` or `120px`. */
  width: string
  align?: 'start' | 'end'
}

type Props<Row> = {
  /** What the table lists, for screen readers. */
  label: string
  rows: Row[]
  columns: readonly TableColumn<Row>[]
  idOf: (row: Row) => string
  selectedId: string | null
  /** The keyboard or the mouse came to this row. */
  onSelect: (row: Row) => void
  /** Enter, or a double click (with `openOnClick` a single one, for lists that lead to another screen). */
  onOpen?: (row: Row) => void
  openOnClick?: boolean
  /** In place of rows where there are none. */
  empty: ReactNode
  /** Pixels: 56 holds two lines of text. */
  rowHeight?: number
  /** For more rows than are sent at once: `rows` are those from the `from`th of `total` on, and none can be sorted. */
  stretch?: {
    from: number
    total: number
    /** Where the picked row stands, also where it is not among `rows`; -1 for nowhere. */
    selectedIndex: number
    /** These are in sight. */
    onSight: (first: number, last: number) => void
    /** The keyboard wants to go to one that is not here yet. */
    onReach: (index: number) => void
  }
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric },
})

/**
 * The one table of the app: as many rows as there are, of which only those in sight are drawn. One stop for the
 * Tab key; inside, ↑ ↓ Page Home End move the selection and Enter opens it.
 */
export function DataTable<Row extends object>({
  label,
  rows,
  columns,
  idOf,
  selectedId,
  onSelect,
  onOpen,
  openOnClick = false,
  empty,
  rowHeight = 56,
  stretch,
}: Props<Row>) {
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const definitions = useMemo(() => toColumns(columns), [columns])
  const table = useTable(
    { features, columns: definitions, data: rows, getRowId: idOf, sortDescFirst: false },
    ({ sorting }) => ({ sorting }),
  )
  const shown = table.getRowModel().rows
  const first = stretch?.from ?? 0
  const count = stretch?.total ?? shown.length
  const rowAt = (index: number) => shown[index - first]
  const selectedIndex = stretch?.selectedIndex ?? shown.findIndex(({ id }) => id === selectedId)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => rowAt(index)?.id ?? index,
  })
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {}
  const onSight = stretch?.onSight
  useEffect(() => onSight?.(startIndex, endIndex), [onSight, startIndex, endIndex])

  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' })
  }, [selectedIndex, virtualizer])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const selected = rowAt(selectedIndex)
    if (event.key === 'Enter' && selected && onOpen) onOpen(selected.original)
    else {
      const index = nextIndex(event.key, selectedIndex, count, page)
      const next = rowAt(index)
      if (next) onSelect(next.original)
      else if (stretch && index >= 0) stretch.onReach(index)
      else return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const tracks = { '--columns': columns.map(({ width }) => width).join(' ') } as CSSProperties
  return (
    <div className={styles.frame} style={tracks}>
      <div ref={scroller} className={styles.scroller}>
        {/* The rows are placed by hand (they are virtual), so the roles are said aloud and not left to the layout. */}
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an interactive table is what a grid is
          role="grid"
          className={styles.table}
          aria-label={label}
          aria-rowcount={count + 1}
          aria-activedescendant={selectedIndex >= 0 ? `${listId}-${selectedIndex}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <TableHead
            columns={columns}
            sorted={sortedBy(table.state.sorting)}
            onSort={(id) => table.getColumn(id)?.toggleSorting()}
          />
          <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start, size, key }) => {
              const row = rowAt(index)
              if (!row) return null
              return (
                <tr
                  key={key}
                  id={`${listId}-${index}`}
                  aria-rowindex={index + 2}
                  aria-selected={index === selectedIndex}
                  className={styles.row}
                  style={{ height: size, transform: `translateY(${start}px)` }}
                  onClick={() => (openOnClick && onOpen ? onOpen : onSelect)(row.original)}
                  onDoubleClick={() => onOpen?.(row.original)}
                >
                  {columns.map(({ id, cell, align }) => (
                    <td key={id} className={styles.cell} data-align={align}>
                      {cell(row.original)}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {count === 0 ? <div className={styles.empty}>{empty}</div> : null}
    </div>
  )
}

function toColumns<Row extends object>(columns: readonly TableColumn<Row>[]) {
  const helper = createColumnHelper<typeof features, Row>()
  return helper.columns(
    columns.map(({ id, sortBy }) =>
      sortBy
        ? helper.accessor(sortBy, { id, sortFn: 'alphanumeric', enableSorting: true })
        : helper.display({ id }),
    ),
  )
}

const sortedBy = ([first]: SortingState): { id: string; descending: boolean } | null =>
  first ? { id: first.id, descending: first.desc } : null

/** Where a key moves the selection; out of range where it does not move. */
function nextIndex(key: string, from: number, count: number, page: number): number {
  const last = count - 1
  const moves: Record<string, number> = {
    ArrowDown: Math.min(last, from + 1),
    ArrowUp: Math.max(0, from - 1),
    PageDown: Math.min(last, from + page),
    PageUp: Math.max(0, from - page),
    Home: 0,
    End: last,
  }
  return moves[key] ?? -1
}
