import {
  IconArrowBackUp,
  IconCalendarDown,
  IconCalendarPlus,
  IconCalendarRepeat,
  IconCalendarTime,
  IconCalendarX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isPast } from '#shared/domain/event'
import type { EventRecord } from '#shared/model/event'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { useNavigateHere } from '../../app/navigate-here'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { downloadText } from '../../ui/download'
import { offerUndo } from '../../ui/undo'
import { CancelDialog } from './cancel-dialog'
import type { EventInFull } from './event-in-full'
import styles from './event-plan.module.css'
import { RepeatDialog } from './repeat-dialog'
import { TellList } from './tell-list'
import { TimeDialog } from './time-dialog'

type Asked = 'move' | 'duplicate' | 'repeat' | 'cancel' | null

/** What happens to an event after it was made: at another time, once more, every week, not at all; and whom to tell. */
export function EventPlan({ found }: { found: EventInFull }) {
  const { t } = useTranslation()
  const navigate = useNavigateHere()
  const { event } = found
  const [asked, ask] = useState<Asked>(null)
  const series = useLaterOnes(event)
  const actions = usePlanActions(event, ask)
  const close = () => ask(null)
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <div className={styles.plan}>
      <div className={styles.buttons}>
        <ActionButton action={actions.move} icon={<IconCalendarTime {...icon} />} />
        <ActionButton action={actions.duplicate} icon={<IconCalendarPlus {...icon} />} />
        <ActionButton action={actions.repeat} icon={<IconCalendarRepeat {...icon} />} />
        <ActionButton action={actions.calendar} icon={<IconCalendarDown {...icon} />} />
        {event.state === 'cancelled' ? (
          <ActionButton action={actions.reinstate} icon={<IconArrowBackUp {...icon} />} />
        ) : (
          <ActionButton action={actions.cancel} icon={<IconCalendarX {...icon} />} />
        )}
      </div>
      {series.length > 0 ? <p>{t('event.plan.series', { count: series.length })}</p> : null}
      {/* Another time is another thing to tell: nobody has heard of it yet. */}
      <TellList key={newsOf(event)} news={newsOf(event)} found={found} />
      <TimeDialog
        event={event}
        as={asked === 'duplicate' ? 'duplicate' : 'move'}
        opened={asked === 'move' || asked === 'duplicate'}
        onClose={close}
        onMade={(id) => void navigate({ to: '/events', search: { id } })}
      />
      <RepeatDialog event={event} opened={asked === 'repeat'} onClose={close} />
      <CancelDialog event={event} later={series} opened={asked === 'cancel'} onClose={close} />
    </div>
  )
}

const newsOf = ({ state, startsAt }: EventRecord): string => (state === 'cancelled' ? 'off' : startsAt)

/** The events of the same weekly series that come after this one. */
function useLaterOnes(event: EventRecord): EventRecord[] {
  const { data } = useLive(orpc.schedule.series, { eventId: event.id })
  return (data?.events ?? []).filter(({ id }) => id !== event.id)
}

function usePlanActions(event: EventRecord, ask: (asked: Asked) => void) {
  const { t } = useTranslation()
  const reinstate = useCommand(orpc.schedule.reinstate)
  const calendar = useCommand(orpc.schedule.calendarFile)
  const isOff = event.state === 'cancelled' || event.state === 'rejected'
  const past = isPast(event, new Date().toISOString())

  const takeUp = async () => {
    const done = await reinstate.run({ key: newKey(), eventId: event.id })
    if (!done.ok) return
    offerUndo(t('event.plan.reinstated', { title: event.title }), () =>
      client.schedule.cancel({ key: newKey(), eventId: event.id, reason: '' }),
    )
  }
  const save = async () => {
    const file = await calendar.run({ eventId: event.id, language: languageNow(), reader: { as: 'host' } })
    if (file.ok) downloadText(file.value.name, file.value.text, 'text/calendar;charset=utf-8')
  }
  const action = (one: Omit<Action, 'group'>): Action => ({ group: 'event', ...one })
  const actions = {
    move: action({
      id: 'event.move',
      label: 'event.plan.move',
      keys: ['m'],
      enabled: !isOff,
      run: () => ask('move'),
    }),
    duplicate: action({
      id: 'event.duplicate',
      label: 'event.plan.duplicate',
      keys: ['d'],
      run: () => ask('duplicate'),
    }),
    repeat: action({ id: 'event.repeat', label: 'event.plan.repeat', keys: ['w'], run: () => ask('repeat') }),
    calendar: action({
      id: 'event.calendar',
      label: 'event.plan.calendar',
      keys: ['i'],
      run: () => void save(),
    }),
    cancel: action({
      id: 'event.cancel',
      label: 'event.plan.cancel',
      keys: ['x'],
      enabled: !isOff && !past,
      run: () => ask('cancel'),
    }),
    reinstate: action({
      id: 'event.reinstate',
      label: 'event.plan.reinstate',
      keys: ['x'],
      enabled: event.state === 'cancelled' && !reinstate.pending,
      run: () => void takeUp(),
    }),
  }
  const { cancel, reinstate: back, ...others } = actions
  useActions([...Object.values(others), event.state === 'cancelled' ? back : cancel])
  return actions
}
