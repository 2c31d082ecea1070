import { useTranslation } from 'react-i18next'
import type { RsvpRow } from '#shared/contract/event'
import { fullName } from '#shared/domain/person'
import type { RsvpStatus } from '#shared/model/rsvp'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { client, orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { downloadText } from '../../ui/download'
import { offerUndo } from '../../ui/undo'
import styles from './sign-ups.module.css'

const statuses = [
  { status: 'signed-up', label: 'rsvp.status.signed-up' },
  { status: 'confirmed', label: 'rsvp.status.confirmed' },
  { status: 'declined', label: 'rsvp.status.declined' },
  { status: 'attended', label: 'rsvp.status.attended' },
  { status: 'no-show', label: 'rsvp.status.no-show' },
] as const satisfies readonly { status: RsvpStatus; label: Action['label'] }[]

/** What can be done with the picked sign-up, each by one key. */
export function PickedSignUp({ row: { rsvp, person } }: { row: RsvpRow }) {
  const { t } = useTranslation()
  const setStatus = useCommand(orpc.rsvp.setStatus)
  const remove = useCommand(orpc.rsvp.remove)
  const calendar = useCommand(orpc.schedule.calendarFile)
  const name = fullName(person)

  const mark = async (status: RsvpStatus) => {
    const before = rsvp.status
    const result = await setStatus.run({ id: rsvp.id, status })
    if (!result.ok) return
    offerUndo(t('rsvp.said.status', { name, status: t(`rsvp.status.${status}`) }), () =>
      client.rsvp.setStatus({ id: rsvp.id, status: before }),
    )
  }
  const takeOff = async () => {
    const result = await remove.run({ id: rsvp.id })
    if (result.ok) offerUndo(t('rsvp.said.removed', { name }), () => client.rsvp.restore({ id: rsvp.id }))
  }
  const marks = statuses.map(
    ({ status, label }, index): Action => ({
      id: `rsvp.${status}`,
      label,
      group: 'person',
      keys: [String(index + 1)],
      enabled: status !== rsvp.status && !setStatus.pending,
      run: () => void mark(status),
    }),
  )
  const save = async () => {
    const reader = { as: 'guest', personId: person.id } as const
    const file = await calendar.run({ eventId: rsvp.eventId, language: languageNow(), reader })
    if (file.ok) downloadText(file.value.name, file.value.text, 'text/calendar;charset=utf-8')
  }
  const toCalendar: Action = {
    id: 'rsvp.calendar',
    label: 'event.plan.calendar',
    group: 'person',
    keys: ['i'],
    run: () => void save(),
  }
  const removal: Action = {
    id: 'rsvp.remove',
    label: 'rsvp.action.remove',
    group: 'person',
    keys: ['delete'],
    enabled: !remove.pending,
    run: () => void takeOff(),
  }
  useActions([...marks, toCalendar, removal])
  return (
    <section className={styles.picked} aria-label={name}>
      <strong>{name}</strong>
      <div className={styles.buttons}>
        {marks.map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
        <ActionButton action={toCalendar} />
        <ActionButton action={removal} look="quiet" />
      </div>
    </section>
  )
}
