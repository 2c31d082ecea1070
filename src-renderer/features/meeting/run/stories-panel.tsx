import {
  IconMinus,
  IconPlayerStop,
  IconPlus,
  IconUserCheck,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { countdown } from '#shared/domain/countdown'
import { SPEAKER_SECONDS, storiesOf } from '#shared/domain/line-up-stories'
import type { Moment } from '#shared/model/meeting'
import type { Action } from '../../../app/actions'
import { ActionButton } from '../../../ui/action-button'
import { clockText } from '../../../ui/format'
import { useSoundIsOn } from './sound-switch'
import styles from './stories-panel.module.css'
import type { Recorder } from './use-recorder'
import { useStoriesActions } from './use-stories-actions'
import { useTimerSound } from './use-timer-sound'

/** From here on the speaker sees and hears that it is time to come to the end. */
const WRAP_UP_SECONDS = 15

type Props = { moments: readonly Moment[]; now: number; recorder: Recorder }

/** Stories from many, speeches from nobody: hands counted first, voices chosen with care, each with the same time. */
export function StoriesPanel({ moments, now, recorder }: Props) {
  const { t } = useTranslation()
  const stories = storiesOf(moments)
  const actions = useStoriesActions(stories, recorder)
  const hasSound = useSoundIsOn()
  const { speaker } = stories
  const timer = speaker ? countdown(speaker.startedAt, SPEAKER_SECONDS, now) : null
  useTimerSound(speaker?.startedAt ?? null, timer?.remainingSeconds ?? null, { warnAt: WRAP_UP_SECONDS })
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  const SoundIcon = hasSound ? IconVolume : IconVolumeOff
  return (
    <section className={styles.panel} aria-label={t('meeting.stories.title')}>
      <div className={styles.speaker} data-stage={stageOf(timer?.remainingSeconds)}>
        <p className={styles.clock} role="timer">
          {timer
            ? clockText((timer.remainingSeconds - timer.overSeconds) * 1000)
            : clockText(SPEAKER_SECONDS * 1000)}
        </p>
        <p>
          {speaker ? t('meeting.stories.speaker', { number: speaker.number }) : t('meeting.stories.nobody')}
        </p>
        <ActionButton action={actions.sound} look="quiet" iconOnly icon={<SoundIcon {...icon} />} />
      </div>
      <div className={styles.buttons}>
        <ActionButton action={actions.speaker} icon={<IconUserCheck {...icon} />} />
        <ActionButton action={actions.stop} icon={<IconPlayerStop {...icon} />} />
      </div>
      <p className={styles.cue}>{t('meeting.stories.cue')}</p>
      <div className={styles.counts}>
        <Count
          label={t('meeting.stories.hands')}
          value={stories.hands}
          more={[actions.hand, actions.fiveHands]}
          fewer={actions.handFewer}
        />
        <Count
          label={t('meeting.stories.voices')}
          value={stories.voices}
          more={[actions.voice]}
          fewer={actions.voiceFewer}
        />
      </div>
    </section>
  )
}

const stageOf = (remaining: number | undefined): string | undefined =>
  remaining === undefined
    ? undefined
    : remaining === 0
      ? 'over'
      : remaining <= WRAP_UP_SECONDS
        ? 'wrap-up'
        : 'on'

type CountProps = { label: string; value: number; more: Action[]; fewer: Action }

function Count({ label, value, more, fewer }: CountProps) {
  return (
    <div className={styles.count}>
      <p>
        <span>{label}</span>
        <strong role="status">{value}</strong>
      </p>
      <div>
        <ActionButton
          action={fewer}
          look="quiet"
          iconOnly
          icon={<IconMinus size={18} stroke={2} aria-hidden />}
        />
        {more.map((action, index) => (
          <ActionButton
            key={action.id}
            action={action}
            iconOnly
            icon={
              <>
                <IconPlus size={18} stroke={2} aria-hidden />
                {index === 1 ? 5 : null}
              </>
            }
          />
        ))}
      </div>
    </div>
  )
}
