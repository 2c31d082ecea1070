import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallScreen } from '#shared/contract/call'
import { callKeys, choiceKey } from '#shared/domain/call-keys'
import { type Action, useActions } from '../../../app/actions'
import { languageNow } from '../../../app/i18n'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { ActionRow } from '../../../ui/action-row'
import { useCommand } from '../../../ui/command'
import { Practice } from './practice'
import styles from './seat.module.css'

/** What somebody does before their first call: a few things to tick, and a call that is nobody's. */
export function Training({ screen }: { screen: CallScreen }) {
  const { t } = useTranslation()
  const { kit, caller } = screen
  const [practising, setPractising] = useState(false)
  const update = useCommand(orpc.call.update)
  const { data: scripts } = useLive(orpc.script.live, { kitId: kit.id })
  const { trained } = caller
  const tick = (id: string) =>
    void update.run({
      id: caller.id,
      fields: { trained: trained.includes(id) ? trained.filter((one) => one !== id) : [...trained, id] },
    })
  const isDone = kit.training.every(({ id }) => trained.includes(id))
  const start: Action = {
    id: 'call.training.done',
    label: isDone ? 'call.training.done' : 'call.training.skip',
    group: 'call',
    keys: isDone ? [callKeys.main] : [],
    enabled: !update.pending,
    run: () => void update.run({ id: caller.id, fields: { state: 'calling' } }),
  }
  const practise: Action = {
    id: 'call.training.practice',
    label: 'call.training.practice',
    group: 'call',
    keys: ['p'],
    run: () => setPractising(true),
  }
  const ticks = kit.training.slice(0, 9).map(
    ({ id }, index): Action => ({
      id: `call.training.${id}`,
      label: 'call.action.answer',
      group: 'call',
      keys: [choiceKey(index)],
      run: () => tick(id),
    }),
  )
  useActions(practising ? [] : [start, practise, ...ticks])
  if (practising)
    return <Practice screen={screen} script={scripts?.script ?? null} onEnd={() => setPractising(false)} />
  return (
    <div className={styles.middle}>
      <section className={styles.training}>
        <h2>{t('call.training.title')}</h2>
        <p className={styles.lede}>
          {t(kit.training.length > 0 ? 'call.training.lede' : 'call.training.empty')}
        </p>
        <div className={styles.items}>
          {kit.training.map(({ id, en, es }, index) => (
            <Checkbox
              key={id}
              size="md"
              label={`${index + 1}. ${languageNow() === 'es' && es ? es : en}`}
              checked={trained.includes(id)}
              onChange={() => tick(id)}
            />
          ))}
        </div>
        <ActionRow>
          {isDone ? <ActionButton action={start} look="primary" /> : null}
          <ActionButton action={practise} look={isDone ? 'plain' : 'primary'} />
          {isDone ? null : <ActionButton action={start} look="quiet" />}
        </ActionRow>
      </section>
    </div>
  )
}
