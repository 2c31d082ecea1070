import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/format'
import styles from './slot-calendar.module.css'
import { DAYS_PER_WEEK, ROWS_PER_DAY, repeatWeekly, type Slot, slotOf, toggleSlot, weekdayOf } from './slots'

type Props = {
  weeks: readonly string[][]
  /** What the rows of each week stand for, as `18:30`. */
  times: readonly string[]
  chosen: Slot[]
  onChange: (chosen: Slot[]) => void
  problem: string | undefined
}

/** Column and row of a slot: seven days across, the times of three weeks down. */
type Cell = { column: number; row: number }

/** Three weeks of days × usual times. One stop for the Tab key: arrows move, Space ticks, W repeats weekly. */
export const SlotCalendar = memo(function SlotCalendar({ weeks, times, chosen, onChange, problem }: Props) {
  const { t } = useTranslation()
  const { plainDay, timeOfDay } = useFormats()
  const [cursor, setCursor] = useState<Cell>({ column: 0, row: 0 })
  const grid = useRef<HTMLTableElement>(null)
  const wasMoved = useRef(false)

  useEffect(() => {
    if (!wasMoved.current) return
    wasMoved.current = false
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const slot = slotAt(weeks, cursor)
    const moved = moveCursor(cursor, event.key, weeks.length * ROWS_PER_DAY)
    if (moved) {
      wasMoved.current = true
      setCursor(moved)
    } else if (event.key === ' ') onChange(toggleSlot(chosen, slot))
    else if (event.key.toLowerCase() === 'w') onChange(repeatWeekly(chosen, slot, weeks))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an interactive table is what a grid is
        role="grid"
        aria-multiselectable="true"
        aria-label={t('altarCall.calendar')}
        aria-describedby={problem ? 'slot-problem' : undefined}
        className={styles.grid}
        data-bad={problem !== undefined || undefined}
        onKeyDown={onKeyDown}
      >
        {weeks.map((days, week) => (
          <tbody key={days[0]}>
            <tr>
              <td className={styles.month}>{plainDay(days[0] ?? '', { month: 'short' })}</td>
              {days.map((date) => (
                <th
                  key={date}
                  scope="col"
                  className={styles.day}
                  data-weekend={[0, 6].includes(weekdayOf(date)) || undefined}
                >
                  {week === 0 ? <span>{plainDay(date, { weekday: 'short' })}</span> : null}
                  <strong>
                    {date.endsWith('-01')
                      ? plainDay(date, { month: 'short', day: 'numeric' })
                      : Number(date.slice(8))}
                  </strong>
                </th>
              ))}
            </tr>
            {times.map((time, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, its time may change
              <tr key={index}>
                <th scope="row" className={styles.time}>
                  {time ? timeOfDay(time) : '–'}
                </th>
                {days.map((date, column) => {
                  const slot = slotOf(date, index)
                  const row = week * ROWS_PER_DAY + index
                  const isChosen = chosen.includes(slot)
                  const isCursor = cursor.column === column && cursor.row === row
                  const isFieldOfForm = column === 0 && row === 0
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
                    <td
                      key={date}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell that can be ticked
                      role="gridcell"
                      aria-selected={isChosen}
                      aria-label={t('altarCall.slot', {
                        day: plainDay(date, { weekday: 'long', month: 'long', day: 'numeric' }),
                        time: time ? timeOfDay(time) : '',
                      })}
                      tabIndex={isCursor ? 0 : -1}
                      data-field={isFieldOfForm ? 'slots' : undefined}
                      className={styles.slot}
                      onClick={() => {
                        setCursor({ column, row })
                        onChange(toggleSlot(chosen, slot))
                      }}
                    >
                      {isChosen ? <IconCheck size={22} stroke={3} aria-hidden /> : null}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {problem ? (
        <p id="slot-problem" className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </>
  )
})

function slotAt(weeks: readonly string[][], { column, row }: Cell): Slot {
  const date = weeks[Math.floor(row / ROWS_PER_DAY)]?.[column]
  if (!date) throw new Error(`no slot at ${column}, ${row}`)
  return slotOf(date, row % ROWS_PER_DAY)
}

const LAST_COLUMN = DAYS_PER_WEEK - 1

/** At the end of a week's days the next week goes on; null for a key that does not move. */
function moveCursor({ column, row }: Cell, key: string, rows: number): Cell | null {
  switch (key) {
    case 'ArrowDown':
      return { column, row: Math.min(rows - 1, row + 1) }
    case 'ArrowUp':
      return { column, row: Math.max(0, row - 1) }
    case 'ArrowRight':
      if (column < LAST_COLUMN) return { column: column + 1, row }
      return row + ROWS_PER_DAY < rows ? { column: 0, row: row + ROWS_PER_DAY } : { column, row }
    case 'ArrowLeft':
      if (column > 0) return { column: column - 1, row }
      return row >= ROWS_PER_DAY ? { column: LAST_COLUMN, row: row - ROWS_PER_DAY } : { column, row }
    case 'Home':
      return { column: 0, row }
    case 'End':
      return { column: LAST_COLUMN, row }
    default:
      return null
  }
}
