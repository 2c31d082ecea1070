import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayPart, FreeTime } from '#shared/contract/hosts'
import { useFormats } from '../../ui/format'
import styles from './free-times.module.css'

const PARTS = ['morning', 'afternoon', 'evening'] as const satisfies DayPart[]
/** As calendars here have it: from Sunday on. ISO 8601 counts Monday as 1. */
const WEEKDAYS = [7, 1, 2, 3, 4, 5, 6] as const

/** A box that is ticked, as a draft keeps it: `6-afternoon`. */
export type FreeBox = string
const boxOf = (weekday: number, part: DayPart): FreeBox => `${weekday}-${part}`

export const freeTimesOf = (boxes: readonly FreeBox[]): FreeTime[] =>
  WEEKDAYS.flatMap((weekday) =>
    PARTS.filter((part) => boxes.includes(boxOf(weekday, part))).map((part) => ({ weekday, part })),
  )

type Props = { chosen: FreeBox[]; onChange: (chosen: FreeBox[]) => void; disabled: boolean }
type Cell = { column: number; row: number }

/** When somebody is free. One stop for Tab: arrows move, Space ticks, D the whole day. None ticked = any time. */
export function FreeTimes({ chosen, onChange, disabled }: Props) {
  const { t } = useTranslation()
  const { plainDay } = useFormats()
  const [cursor, setCursor] = useState<Cell>({ column: 0, row: 0 })
  const grid = useRef<HTMLTableElement>(null)
  const wasMoved = useRef(false)

  useEffect(() => {
    if (!wasMoved.current) return
    wasMoved.current = false
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  })

  const toggle = (boxes: FreeBox[]) => {
    if (disabled) return
    const all = boxes.every((box) => chosen.includes(box))
    const others = chosen.filter((box) => !boxes.includes(box))
    onChange(all ? others : [...others, ...boxes])
  }
  const dayOf = (weekday: number) => PARTS.map((part) => boxOf(weekday, part))
  /** 2026-03-01 was a Sunday. */
  const dayWord = (column: number, length: 'short' | 'long') =>
    plainDay(`2026-03-0${column + 1}`, { weekday: length })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const weekday = WEEKDAYS[cursor.column]
    const part = PARTS[cursor.row]
    const moved = moveCursor(cursor, event.key)
    if (moved) {
      wasMoved.current = true
      setCursor(moved)
    } else if (event.key === ' ' && weekday && part) toggle([boxOf(weekday, part)])
    else if (event.key.toLowerCase() === 'd' && weekday) toggle(dayOf(weekday))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an interactive table is what a grid is
      role="grid"
      aria-multiselectable="true"
      aria-label={t('hosts.find.free')}
      className={styles.grid}
      onKeyDown={onKeyDown}
    >
      <tbody>
        <tr>
          <td className={styles.any}>{chosen.length === 0 ? t('hosts.find.anyTime') : null}</td>
          {WEEKDAYS.map((weekday, column) => (
            <th key={weekday} scope="col" className={styles.day} onClick={() => toggle(dayOf(weekday))}>
              {dayWord(column, 'short')}
            </th>
          ))}
        </tr>
        {PARTS.map((part, row) => (
          <tr key={part}>
            <th scope="row" className={styles.part}>
              {t(`hosts.part.${part}`)}
            </th>
            {WEEKDAYS.map((weekday, column) => {
              const isChosen = chosen.includes(boxOf(weekday, part))
              const isCursor = cursor.column === column && cursor.row === row
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
                <td
                  key={weekday}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell that can be ticked
                  role="gridcell"
                  aria-selected={isChosen}
                  aria-label={`${dayWord(column, 'long')}, ${t(`hosts.part.${part}`)}`}
                  tabIndex={isCursor ? 0 : -1}
                  className={styles.box}
                  onClick={() => {
                    setCursor({ column, row })
                    toggle([boxOf(weekday, part)])
                  }}
                >
                  {isChosen ? '✓' : ''}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** null for a key that does not move. */
function moveCursor({ column, row }: Cell, key: string): Cell | null {
  const lastColumn = WEEKDAYS.length - 1
  const lastRow = PARTS.length - 1
  switch (key) {
    case 'ArrowDown':
      return { column, row: Math.min(lastRow, row + 1) }
    case 'ArrowUp':
      return { column, row: Math.max(0, row - 1) }
    case 'ArrowRight':
      return { column: Math.min(lastColumn, column + 1), row }
    case 'ArrowLeft':
      return { column: Math.max(0, column - 1), row }
    case 'Home':
      return { column: 0, row }
    case 'End':
      return { column: lastColumn, row }
    default:
      return null
  }
}
