import { IconCircleCheck, IconLock, IconTool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { Pill, type Tone } from '../../../ui/pill'

const looks: Record<Kit['state'], { tone: Tone; icon: typeof IconLock }> = {
  preparing: { tone: 'warn', icon: IconTool },
  ready: { tone: 'accent', icon: IconCircleCheck },
  closed: { tone: 'plain', icon: IconLock },
}

export function KitState({ state }: { state: Kit['state'] }) {
  const { t } = useTranslation()
  const { tone, icon: Icon } = looks[state]
  return (
    <Pill tone={tone} icon={<Icon size={18} stroke={1.75} aria-hidden />}>
      {t(`kit.state.${state}`)}
    </Pill>
  )
}
