import { useTranslation } from 'react-i18next'
import type { DayPart, FreeTime } from '#shared/contract/hosts'
import { useFormats } from '../../ui/format'
import { TickBox, useTickGrid } from '../../ui/tick-grid'
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

/** When somebody is free. Space ticks, D the whole day. None ticked = any time. */
export function FreeTimes({ chosen, onChange, disabled }: Props) {
  const { t } = useTranslation()
  const { plainDay } = useFormats()
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

  const grid = useTickGrid({ columns: WEEKDAYS.length, rows: PARTS.length }, (key, { column, row }) => {
    const weekday = WEEKDAYS[column]
    const part = PARTS[row]
    if (!weekday || !part) return false
    if (key === ' ') toggle([boxOf(weekday, part)])
    else if (key === 'd') toggle(dayOf(weekday))
    else return false
    return true
  })

  return (
    <table
      {...grid.grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an interactive table is what a grid is
      role="grid"
      aria-multiselectable="true"
      aria-label={t('hosts.find.free')}
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
            <th scope="row">{t(`hosts.part.${part}`)}</th>
            {WEEKDAYS.map((weekday, column) => (
              <TickBox
                key={weekday}
                grid={grid}
                column={column}
                row={row}
                label={`${dayWord(column, 'long')}, ${t(`hosts.part.${part}`)}`}
                isChosen={chosen.includes(boxOf(weekday, part))}
                onTick={() => toggle([boxOf(weekday, part)])}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
