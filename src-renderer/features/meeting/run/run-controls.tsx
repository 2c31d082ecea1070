import {
  IconMinus,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconPlus,
  IconUserCheck,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RunState } from '#shared/domain/agenda-run'
import { ActionButton } from '../../../ui/action-button'
import styles from './run-controls.module.css'
import type { Pitches } from './use-pitch-actions'
import type { RunActions } from './use-run-actions'

type Props = {
  actions: RunActions
  state: RunState
  /** The lightning round, while it has the clicker. */
  pitches: Pitches | null
}

/** The keys of the clock as buttons; what the clicker does next is the large one. */
export function RunControls({ actions, state, pitches }: Props) {
  const { t } = useTranslation()
  const icon = { size: 22, stroke: 1.75, 'aria-hidden': true }
  const PauseIcon = state.phase === 'paused' ? IconPlayerPlay : IconPlayerPause
  const nextPart = <IconPlayerSkipForward {...icon} />
  return (
    <div className={styles.controls} role="toolbar" aria-label={t('app.group.meeting')}>
      {pitches ? (
        <div className={styles.both}>
          <ActionButton
            action={pitches.actions.next}
            look="primary"
            className={styles.next}
            icon={<IconUserCheck {...icon} />}
          />
          <ActionButton action={{ ...actions.next, label: 'meeting.run.nextPart' }} className={styles.next} />
        </div>
      ) : (
        <div className={styles.both}>
          <ActionButton action={actions.next} look="primary" className={styles.next} icon={nextPart} />
        </div>
      )}
      <ActionButton
        action={
          pitches?.actions.before.enabled
            ? { ...pitches.actions.before, label: actions.back.label }
            : actions.back
        }
        icon={<IconPlayerSkipBack {...icon} />}
      />
      <ActionButton action={actions.pause} icon={<PauseIcon {...icon} />} />
      <div className={styles.pair}>
        <ActionButton action={actions.fewer} iconOnly icon={<IconMinus {...icon} />} />
        <span aria-hidden="true">{t('ui.minutesShort', { count: 1 })}</span>
        <ActionButton action={actions.more} iconOnly icon={<IconPlus {...icon} />} />
      </div>
    </div>
  )
}
