import { useTranslation } from 'react-i18next'
import type { DebriefModel } from '#shared/contract/debrief'
import { useFormats } from '../../ui/format'
import styles from './debrief.module.css'

/** Planned against actual, part by part, in minutes. */
export function DebriefTimes({ model }: { model: DebriefModel }) {
  const { t } = useTranslation()
  const ended = useEnded(model)
  return (
    <section className={styles.card} aria-labelledby="debrief-times">
      <h2 id="debrief-times">{t('debrief.times.title')}</h2>
      <p className={styles.ended}>{ended}</p>
      <table className={styles.times}>
        <thead>
          <tr>
            <th scope="col">{t('debrief.times.part')}</th>
            <th scope="col">{t('debrief.times.planned')}</th>
            <th scope="col">{t('debrief.times.actual')}</th>
          </tr>
        </thead>
        <tbody>
          {model.segments.map(({ id, title, plannedSeconds, actualSeconds }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>{minutes(plannedSeconds)}</td>
              <td data-over={actualSeconds !== null && minutes(actualSeconds) > minutes(plannedSeconds)}>
                {actualSeconds === null ? t('debrief.times.never') : minutes(actualSeconds)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const minutes = (seconds: number): number => Math.round(seconds / 60)

/** `Ended at 8:04 PM, 4 min late` */
function useEnded({ meeting, startedAt, endedAt, lateSeconds }: DebriefModel): string {
  const { t } = useTranslation()
  const { time } = useFormats()
  if (startedAt === null) return t('debrief.times.notBegun')
  if (endedAt === null) return t('debrief.times.runs', { time: time(startedAt, meeting.zone) })
  const late = minutes(lateSeconds ?? 0)
  const words =
    late > 0
      ? t('meeting.run.late', { count: late })
      : late < 0
        ? t('meeting.run.early', { count: -late })
        : t('meeting.run.onTime')
  return `${t('meeting.run.ended')} ${time(endedAt, meeting.zone)}, ${words}`
}
