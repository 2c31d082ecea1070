import { IconCalendarClock, IconCheck, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '#shared/contract/meeting'
import { Pill } from '../../ui/pill'

const looks = {
  planned: { tone: 'plain', Icon: IconCalendarClock },
  running: { tone: 'accent', Icon: IconPlayerPlay },
  over: { tone: 'plain', Icon: IconCheck },
} as const

export function MeetingPhase({ phase }: { phase: MeetingSummary['phase'] }) {
  const { t } = useTranslation()
  const { tone, Icon } = looks[phase]
  return (
    <Pill tone={tone} icon={<Icon size={18} stroke={2} aria-hidden />}>
      {t(`meeting.phase.${phase}`)}
    </Pill>
  )
}
