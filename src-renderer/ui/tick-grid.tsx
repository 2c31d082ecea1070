import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import styles from './tick-grid.module.css'

type Cell = { column: number; row: number }

type Size = {
  columns: number
  rows: number
  /** Where blocks of rows go on from one another, as the weeks of a calendar: at the end of a row, the next block. */
  rowsPerBlock?: number
}

type TickGrid = {
  cursor: Cell
  setCursor: (cell: Cell) => void
  /** For the table that is the grid. */
  grid: {
    ref: RefObject<HTMLTableElement | null>
    onKeyDown: (event: KeyboardEvent) => void
    className: string
  }
}

/** A table of boxes to tick, a single stop for Tab: arrows, Home and End move. `onKey` says whether it took a key. */
export function useTickGrid(size: Size, onKey: (key: string, at: Cell) => boolean): TickGrid {
  const [cursor, setCursor] = useState<Cell>({ column: 0, row: 0 })
  const ref = useRef<HTMLTableElement>(null)
  const wasMoved = useRef(false)

  useEffect(() => {
    if (!wasMoved.current) return
    wasMoved.current = false
    ref.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const moved = moveCursor(cursor, event.key, size)
    if (moved) {
      wasMoved.current = true
      setCursor(moved)
    } else if (!onKey(event.key.toLowerCase(), cursor)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { cursor, setCursor, grid: { ref, onKeyDown, className: styles.grid ?? '' } }
}

type TickBoxProps = {
  grid: TickGrid
  column: number
  row: number
  label: string
  isChosen: boolean
  onTick: () => void
  /** The form's field that a problem leads to. */
  field?: string | undefined
}

export function TickBox({ grid, column, row, label, isChosen, onTick, field }: TickBoxProps) {
  const isCursor = grid.cursor.column === column && grid.cursor.row === row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell that can be ticked
      role="gridcell"
      aria-selected={isChosen}
      aria-label={label}
      tabIndex={isCursor ? 0 : -1}
      data-field={field}
      className={styles.box}
      onClick={() => {
        grid.setCursor({ column, row })
        onTick()
      }}
    >
      {isChosen ? <IconCheck size={22} stroke={3} aria-hidden /> : null}
    </td>
  )
}

/** null for a key that does not move. */
function moveCursor(
  { column, row }: Cell,
  key: string,
  { columns, rows, rowsPerBlock = rows }: Size,
): Cell | null {
  const last = columns - 1
  switch (key) {
    case 'ArrowDown':
      return { column, row: Math.min(rows - 1, row + 1) }
    case 'ArrowUp':
      return { column, row: Math.max(0, row - 1) }
    case 'ArrowRight':
      if (column < last) return { column: column + 1, row }
      return row + rowsPerBlock < rows ? { column: 0, row: row + rowsPerBlock } : { column, row }
    case 'ArrowLeft':
      if (column > 0) return { column: column - 1, row }
      return row >= rowsPerBlock ? { column: last, row: row - rowsPerBlock } : { column, row }
    case 'Home':
      return { column: 0, row }
    case 'End':
      return { column: last, row }
    default:
      return null
  }
}
