import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/model/base'
import { useProfile } from '../../app/profile'
import { nowMs } from '../../live/clock'
import { useFormats } from '../../ui/format'
import { PageHeader } from '../../ui/page-header'
import { laptopZone, wallTimeOf } from '../../ui/zoned-time'
import { NextFollowUp } from './next-follow-up'
import { NextMeeting } from './next-meeting'
import { NextPaper } from './next-paper'
import { NextPhoneBank } from './next-phone-bank'
import { NextReview } from './next-review'
import styles from './today.module.css'
import { Waiting } from './waiting'

/** Where everybody lands: the next thing large, beside it what waits and what is wrong. */
export function Today() {
  const { t } = useTranslation()
  const { longDay } = useFormats()
  const { name, mainRole } = useProfile()
  const now = new Date(nowMs()).toISOString()
  return (
    <div className={styles.screen}>
      <PageHeader title={t(greeting(now), { name })} subtitle={longDay(now, laptopZone())} />
      <div className={styles.columns}>
        <Next role={mainRole} />
        <Waiting role={mainRole} />
      </div>
    </div>
  )
}

function Next({ role }: { role: Role }) {
  switch (role) {
    case 'organizer':
    case 'admin':
      return <NextMeeting opens="plan" />
    case 'data-entry':
      return <NextPaper otherwise={<NextMeeting opens="desk" />} />
    case 'moderator':
      return <NextReview />
    case 'support':
      return <NextFollowUp />
    case 'host':
      return <NextPhoneBank />
  }
}

function greeting(now: string) {
  const hour = Number(wallTimeOf(now, laptopZone()).time.slice(0, 2))
  if (hour >= 4 && hour < 12) return 'today.greeting.morning'
  return hour >= 12 && hour < 18 ? 'today.greeting.day' : 'today.greeting.evening'
}
