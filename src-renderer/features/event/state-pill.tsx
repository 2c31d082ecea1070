import {
  IconCircleCheck,
  IconCircleX,
  IconClockHour4,
  IconMessage2Exclamation,
  IconPencil,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { EventState } from '#shared/model/event'
import { Pill, type Tone } from '../../ui/pill'

const looks: Record<EventState, { icon: typeof IconX; tone: Tone }> = {
  draft: { icon: IconPencil, tone: 'plain' },
  submitted: { icon: IconClockHour4, tone: 'plain' },
  approved: { icon: IconCircleCheck, tone: 'accent' },
  'changes-requested': { icon: IconMessage2Exclamation, tone: 'warn' },
  rejected: { icon: IconCircleX, tone: 'bad' },
  cancelled: { icon: IconX, tone: 'bad' },
}

/** An event's state as icon and word. */
export function StatePill({ state }: { state: EventState }) {
  const { t } = useTranslation()
  const { icon: Icon, tone } = looks[state]
  return (
    <Pill tone={tone} icon={<Icon size={18} stroke={1.75} aria-hidden />}>
      {t(`event.state.${state}`)}
    </Pill>
  )
}
