import { useTranslation } from 'react-i18next'
import type { ContactState } from '#shared/contract/contacts'
import { Pill, type Tone } from '../../../ui/pill'

const tones: Record<ContactState['stage'], Tone> = {
  fresh: 'plain',
  open: 'warn',
  done: 'accent',
  'no-number': 'bad',
  'do-not-call': 'bad',
}

export function StagePill({ stage }: Pick<ContactState, 'stage'>) {
  const { t } = useTranslation()
  return <Pill tone={tones[stage]}>{t(`contacts.stage.${stage}`)}</Pill>
}
