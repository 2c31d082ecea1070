import { IconArrowDown, IconArrowUp, IconFileDescription, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineUpEntryRow } from '#shared/contract/line-up'
import { type Action, useActions } from '../../app/actions'
import { ActionButton } from '../../ui/action-button'
import { CoHostDialog } from '../event/co-host-dialog'
import styles from './line-up.module.css'
import type { LineUpActions } from './use-line-up'

type Props = { entry: LineUpEntryRow; entries: LineUpEntryRow[]; actions: LineUpActions }

/** What can be done with the host who is picked. */
export function LineUpHand({ entry, entries, actions }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const coHost: Action = {
    id: 'line.co-host',
    label: 'event.coHost.add',
    group: 'altarCall',
    keys: ['c'],
    run: () => setAdding(true),
  }
  useActions([coHost])
  const twin = entries.find(({ key }) => entry.sameHostAs.includes(key))
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <section className={styles.hand} aria-label={entry.hostName}>
      {twin ? <p>{t('altarCall.sameHostAs', { number: twin.formNumber || twin.hostName })}</p> : null}
      <div className={styles.buttons}>
        <ActionButton action={actions.earlier} icon={<IconArrowUp {...icon} />} iconOnly />
        <ActionButton action={actions.later} icon={<IconArrowDown {...icon} />} iconOnly />
        {actions.back.enabled ? (
          <ActionButton action={actions.back} />
        ) : (
          <ActionButton action={actions.skip} />
        )}
        <ActionButton action={actions.open} icon={<IconFileDescription {...icon} />} iconOnly />
        <ActionButton action={coHost} icon={<IconUserPlus {...icon} />} iconOnly />
        {entry.numberTwice ? <ActionButton action={actions.renumber} /> : null}
      </div>
      <CoHostDialog
        opened={adding}
        hostName={entry.hostName}
        eventIds={entry.events.map(({ id }) => id)}
        onClose={() => setAdding(false)}
      />
    </section>
  )
}
