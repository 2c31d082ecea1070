import { IconAlertTriangle, IconClockCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#shared/contract/base'
import { agendaFit } from '#shared/domain/agenda'
import type { Meeting, Segment } from '#shared/model/meeting'
import styles from './agenda.module.css'

type Props = { meeting: Meeting; segments: Segment[]; problem: Problem | undefined }

/** Whether the agenda keeps the promise, in a sentence. */
export function AgendaFitLine({ meeting, segments, problem }: Props) {
  const { t } = useTranslation()
  const plan = agendaFit({ ...meeting, segments })
  const says = problem ? t('meeting.agenda.unfinished', { problem: t(`problem.${problem.tag}`) }) : sentence()
  const isGood = !problem && plan.fit === 'fits'
  const Icon = isGood ? IconClockCheck : IconAlertTriangle

  function sentence(): string {
    if (plan.fit === 'shortened') return t('meeting.agenda.shortened', { minutes: -plan.spareMinutes })
    if (plan.fit === 'too-long')
      return t('meeting.agenda.tooLong', { minutes: plan.leastMinutes - plan.promisedMinutes })
    return plan.spareMinutes === 0
      ? t('meeting.agenda.fitsExactly')
      : t('meeting.agenda.fits', { minutes: plan.spareMinutes })
  }
  return (
    <p className={styles.fit} data-good={isGood || undefined} role="status">
      <Icon size={24} stroke={1.75} aria-hidden />
      <span>
        <strong>
          {t('meeting.agenda.total', { planned: plan.plannedMinutes, promised: plan.promisedMinutes })}
        </strong>
        <span>{says}</span>
      </span>
    </p>
  )
}
