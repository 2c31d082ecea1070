import styles from './day-tile.module.css'
import { useFormats } from './format'
import { wallTimeOf } from './zoned-time'

/** A day as on a tear-off calendar: weekday, number, month. */
export function DayTile({ instant, zone }: { instant: string; zone: string }) {
  const { plainDay, longDay } = useFormats()
  const { date } = wallTimeOf(instant, zone)
  return (
    <time className={styles.tile} dateTime={instant} title={longDay(instant, zone)}>
      <span className={styles.weekday}>{plainDay(date, { weekday: 'short' })}</span>
      <span className={styles.number}>{Number(date.slice(8))}</span>
      <span className={styles.month}>{plainDay(date, { month: 'short' })}</span>
    </time>
  )
}
