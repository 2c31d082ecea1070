import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/format'
import { TickBox, useTickGrid } from '../../ui/tick-grid'
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

/** Three weeks of days × usual times: seven days across, the times of each week down. Space ticks, W repeats weekly. */
export const SlotCalendar = memo(function SlotCalendar({ weeks, times, chosen, onChange, problem }: Props) {
  const { t } = useTranslation()
  const { plainDay, timeOfDay } = useFormats()
  const size = { columns: DAYS_PER_WEEK, rows: weeks.length * ROWS_PER_DAY, rowsPerBlock: ROWS_PER_DAY }
  const grid = useTickGrid(size, (key, { column, row }) => {
    const slot = slotOf(dateAt(weeks, column, row), row % ROWS_PER_DAY)
    if (key === ' ') onChange(toggleSlot(chosen, slot))
    else if (key === 'w') onChange(repeatWeekly(chosen, slot, weeks))
    else return false
    return true
  })

  return (
    <>
      <table
        {...grid.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an interactive table is what a grid is
        role="grid"
        aria-multiselectable="true"
        aria-label={t('altarCall.calendar')}
        aria-describedby={problem ? 'slot-problem' : undefined}
        data-bad={problem !== undefined || undefined}
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
                <th scope="row">{time ? timeOfDay(time) : '–'}</th>
                {days.map((date, column) => {
                  const slot = slotOf(date, index)
                  const row = week * ROWS_PER_DAY + index
                  return (
                    <TickBox
                      key={date}
                      grid={grid}
                      column={column}
                      row={row}
                      label={t('altarCall.slot', {
                        day: plainDay(date, { weekday: 'long', month: 'long', day: 'numeric' }),
                        time: time ? timeOfDay(time) : '',
                      })}
                      isChosen={chosen.includes(slot)}
                      onTick={() => onChange(toggleSlot(chosen, slot))}
                      field={column === 0 && row === 0 ? 'slots' : undefined}
                    />
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

function dateAt(weeks: readonly string[][], column: number, row: number): string {
  const date = weeks[Math.floor(row / ROWS_PER_DAY)]?.[column]
  if (!date) throw new Error(`no day at ${column}, ${row}`)
  return date
}
