import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PartyModel, Round } from '#shared/contract/party'
import { type Action, useActions } from '../../../app/actions'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { ActionButton } from '../../../ui/action-button'
import { useCommand } from '../../../ui/command'
import { clockText } from '../../../ui/format'
import { useNow } from '../../../ui/use-now'
import styles from './party.module.css'

/** Half an hour on, a short break: the round that is on, and what the others came to. */
export function Rounds({ model, enabled }: { model: PartyModel; enabled: boolean }) {
  const { t } = useTranslation()
  const { kit, rounds, round } = model
  const move = useCommand(orpc.party.round)
  const now = rounds.find(({ number }) => number === round)
  const action: Action = {
    id: 'party.round',
    label: now ? 'party.action.endRound' : 'party.action.startRound',
    group: 'phoneBank',
    keys: ['r'],
    enabled: enabled && !move.pending,
    run: () => void move.run({ key: newKey(), kitId: kit.id, state: now ? 'end' : 'start', from: round }),
  }
  useActions([action])
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <section className={styles.card} aria-label={t('party.round.title')}>
      <div className={styles.round}>
        {now ? <RoundNow round={now} /> : <p className={styles.hint}>{t('party.round.none')}</p>}
        <ActionButton
          action={action}
          icon={now ? <IconPlayerStop {...icon} /> : <IconPlayerPlay {...icon} />}
        />
      </div>
      {rounds
        .filter(({ number }) => number !== round)
        .map(({ number, calls, yeses }) => (
          <p key={number} className={styles.past}>
            {t('party.round.was', {
              number,
              calls: t('call.calls', { count: calls }),
              yeses: t('call.yeses', { count: yeses }),
            })}
          </p>
        ))}
    </section>
  )
}

function RoundNow({ round: { number, startedAt } }: { round: Round }) {
  const { t } = useTranslation()
  const now = useNow(1000)
  return (
    <div>
      <h2>{t('party.round.now', { number })}</h2>
      <p className={styles.clock}>{clockText(now - Date.parse(startedAt))}</p>
    </div>
  )
}
