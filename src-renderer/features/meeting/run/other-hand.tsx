import { useTranslation } from 'react-i18next'
import type { Moment } from '#shared/model/meeting'
import { useProfile } from '../../../app/profile'

/** What makes somebody the one who runs the clock. */
const RUNS_THE_CLOCK = new Set<Moment['what']['type']>([
  'enter',
  'pause',
  'resume',
  'adjust',
  'end',
  'reopen',
])

/** Says when the clock was last moved by somebody else: another laptop took over, and both of them count. */
export function OtherHand({ moments }: { moments: readonly Moment[] }) {
  const { t } = useTranslation()
  const { name } = useProfile()
  const last = moments.findLast(({ what }) => RUNS_THE_CLOCK.has(what.type))
  if (!last || last.updatedBy === name) return null
  return <span role="status">{t('meeting.run.otherHand', { name: last.updatedBy })}</span>
}
