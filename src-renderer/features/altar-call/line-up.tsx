import { IconUsersPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LineUpModel } from '#shared/contract/line-up'
import type { Meeting, Moment } from '#shared/model/meeting'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { EmptyState } from '../../ui/states'
import { BalanceLine } from './balance-line'
import styles from './line-up.module.css'
import { LineUpHand } from './line-up-hand'
import { LineUpList } from './line-up-list'
import { useLineUp } from './use-line-up'

type Props = { meeting: Meeting; moments: Moment[] }

/** The hosts in the order in which they pitch, and whether there are as many seats as people. */
export function LineUp({ meeting, moments }: Props) {
  const { t } = useTranslation()
  const zone = useFormats().zoneElsewhere(meeting.startsAt, meeting.zone)
  const query = useLive(orpc.lineUp.live, { meetingId: meeting.id })
  return (
    <section className={styles.panel} aria-label={t('altarCall.line')}>
      <header className={styles.title}>
        <h2>{t('altarCall.line')}</h2>
        {zone ? <p>{t('altarCall.lineZone', { zone })}</p> : null}
      </header>
      <Live query={query}>{(model) => <Board meeting={meeting} moments={moments} model={model} />}</Live>
    </section>
  )
}

function Board({ meeting, moments, model }: Props & { model: LineUpModel }) {
  const { t } = useTranslation()
  const { chosen, choose, move, actions } = useLineUp(meeting.id, model, moments)
  if (model.entries.length === 0)
    return (
      <EmptyState
        title={t('altarCall.emptyTitle')}
        icon={<IconUsersPlus size={40} stroke={1.5} aria-hidden />}
      >
        {t('altarCall.emptyBody')}
      </EmptyState>
    )
  return (
    <>
      <BalanceLine model={model} />
      <LineUpList entries={model.entries} chosenKey={chosen?.key ?? ''} onChoose={choose} onMove={move} />
      {chosen ? <LineUpHand entry={chosen} entries={model.entries} actions={actions} /> : null}
    </>
  )
}
