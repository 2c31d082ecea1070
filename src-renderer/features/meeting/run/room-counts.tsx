import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MeetingCounts } from '#shared/contract/meeting'
import { targetsFor } from '#shared/domain/counts'
import type { Meeting } from '#shared/model/meeting'
import { ActionButton } from '../../../ui/action-button'
import { useFormats } from '../../../ui/format'
import { Thermometer } from '../../../ui/thermometer'
import styles from './room-counts.module.css'
import type { RunActions } from './use-run-actions'

type Props = { meeting: Meeting; counts: MeetingCounts; actions: RunActions }

/** Who is in the room, and what they have signed up for against what a barnstorm aims at. */
export function RoomCounts({ meeting, counts, actions }: Props) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const targets = targetsFor(counts.heads, meeting.expectedHeads)
  const icon = { size: 22, stroke: 2, 'aria-hidden': true }
  return (
    <section className={styles.counts} aria-label={t('meeting.run.room')}>
      <div className={styles.heads}>
        <p>
          <strong role="status">{number(counts.heads)}</strong>
          <span>{t('meeting.run.headsOf', { expected: number(meeting.expectedHeads) })}</span>
        </p>
        <ActionButton action={actions.dropHead} look="quiet" iconOnly icon={<IconMinus {...icon} />} />
        <ActionButton action={actions.addHead} look="plain" iconOnly icon={<IconPlus {...icon} />} />
      </div>
      <Thermometer label={t('meeting.run.hosts')} value={counts.hosts} target={targets.hosts} />
      <Thermometer label={t('meeting.run.signUps')} value={counts.signUps} target={targets.signUps} />
    </section>
  )
}
