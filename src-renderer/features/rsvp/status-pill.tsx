import { IconCheck, IconCircleCheck, IconPencil, IconUserOff, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RsvpStatus } from '#shared/model/rsvp'
import { Pill, type Tone } from '../../ui/pill'

const looks: Record<RsvpStatus, { icon: typeof IconX; tone: Tone }> = {
  'signed-up': { icon: IconPencil, tone: 'plain' },
  confirmed: { icon: IconCheck, tone: 'accent' },
  declined: { icon: IconX, tone: 'warn' },
  attended: { icon: IconCircleCheck, tone: 'accent' },
  'no-show': { icon: IconUserOff, tone: 'warn' },
}

/** Where somebody stands with an event, as icon and word. */
export function StatusPill({ status }: { status: RsvpStatus }) {
  const { t } = useTranslation()
  const { icon: Icon, tone } = looks[status]
  return (
    <Pill tone={tone} icon={<Icon size={18} stroke={1.75} aria-hidden />}>
      {t(`rsvp.status.${status}`)}
    </Pill>
  )
}
