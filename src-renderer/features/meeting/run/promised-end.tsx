import { IconAlertTriangle, IconClockCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RunState } from '#shared/domain/agenda-run'
import type { Meeting } from '#shared/model/meeting'
import { useFormats } from '../../../ui/format'
import styles from './promised-end.module.css'

/** The promise made to the room against what the clock says will come of it. */
export function PromisedEnd({ meeting, state }: { meeting: Meeting; state: RunState }) {
  const { t } = useTranslation()
  const formats = useFormats()
  // Under a minute is on time: nobody in the room counts seconds.
  const minutes = Math.trunc(state.lateSeconds / 60)
  const verdict =
    minutes === 0
      ? t('meeting.run.onTime')
      : t(minutes > 0 ? 'meeting.run.late' : 'meeting.run.early', { count: Math.abs(minutes) })
  const isLate = minutes > 0
  const Icon = isLate ? IconAlertTriangle : IconClockCheck
  return (
    <section className={styles.promise} data-late={isLate || undefined}>
      <dl>
        <div>
          <dt>{t('meeting.run.promised')}</dt>
          <dd>{formats.time(state.promisedEnd, meeting.zone)}</dd>
        </div>
        <div>
          <dt>{t(state.phase === 'over' ? 'meeting.run.ended' : 'meeting.run.projected')}</dt>
          <dd>{formats.time(state.projectedEnd, meeting.zone)}</dd>
        </div>
      </dl>
      <p className={styles.verdict}>
        <Icon size={22} stroke={2} aria-hidden />
        {verdict}
      </p>
    </section>
  )
}
