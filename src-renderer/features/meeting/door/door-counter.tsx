import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MeetingCounts } from '#shared/contract/meeting'
import type { Meeting } from '#shared/model/meeting'
import { type Action, useActions } from '../../../app/actions'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { BackLink } from '../../../ui/back-link'
import { useFormats } from '../../../ui/format'
import { KeyHint } from '../../../ui/key-hint'
import { Live } from '../../../ui/live'
import { PageHeader } from '../../../ui/page-header'
import { WorkPage } from '../../../ui/split'
import { useRecorder } from '../run/use-recorder'
import styles from './door-counter.module.css'

/** At the door: one tap, or one key, for everybody who comes in. Several laptops count together. */
export function DoorCounter({ id }: { id: string }) {
  const query = useLive(orpc.meeting.one, { id })
  return <Live query={query}>{({ meeting, counts }) => <Counter meeting={meeting} counts={counts} />}</Live>
}

function Counter({ meeting, counts }: { meeting: Meeting; counts: MeetingCounts }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const actions = useDoorActions(meeting)
  return (
    <WorkPage>
      <PageHeader
        before={
          <BackLink to="/meetings/$meetingId/run" params={{ meetingId: meeting.id }} label={meeting.title} />
        }
        title={t('meeting.door.title')}
        subtitle={t('meeting.door.hint')}
      />
      <div className={styles.door}>
        <button
          type="button"
          className={styles.tap}
          onClick={actions.one.run}
          disabled={actions.one.enabled === false}
          aria-label={t(actions.one.label)}
        >
          <span className={styles.number} role="status">
            {number(counts.heads)}
          </span>
          <span className={styles.label}>
            <IconPlus size={36} stroke={2} aria-hidden />
            {t('meeting.door.one')}
            <KeyHint keys="space" />
          </span>
        </button>
        <div className={styles.row}>
          <ActionButton action={actions.fewer} />
          <p>{t('meeting.run.headsOf', { expected: number(meeting.expectedHeads) })}</p>
          <ActionButton action={actions.five} />
          <ActionButton action={actions.ten} />
        </div>
      </div>
    </WorkPage>
  )
}

function useDoorActions(meeting: Meeting) {
  const { recorded } = useRecorder(meeting)
  const counted = (id: string, label: Action['label'], keys: string[], count: number) =>
    recorded({ id, group: 'meeting', label, keys }, { type: 'heads', count })
  const actions = {
    one: counted('door.one', 'meeting.door.one', ['space', 'h', 'arrowup'], 1),
    five: counted('door.five', 'meeting.door.five', ['5'], 5),
    ten: counted('door.ten', 'meeting.run.addTen', ['t'], 10),
    fewer: counted('door.fewer', 'meeting.run.dropHead', ['shift+h', 'arrowdown'], -1),
  }
  useActions(Object.values(actions))
  return actions
}
