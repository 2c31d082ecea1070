import { useTranslation } from 'react-i18next'
import type { EventRecord } from '#shared/model/event'
import type { Action } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import { useDraftForm } from '../../ui/draft-form'
import { FieldRow, Form } from '../../ui/form'
import { useFormats } from '../../ui/format'
import { TimeField } from '../../ui/time-field'
import { offerUndo } from '../../ui/undo'
import { addDays, instantOf, wallTimeOf } from '../../ui/zoned-time'
import styles from './event-dialogs.module.css'

type As = 'move' | 'duplicate'
type FormProps = { event: EventRecord; as: As; onClose: () => void; onMade: (id: string) => void }
type Props = FormProps & { opened: boolean }

/** Another time for an event, or a time for the same event once more. */
export function TimeDialog({ opened, ...form }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t(`event.plan.${form.as}Title`)} opened={opened} onClose={form.onClose}>
      <TimeForm key={`${form.event.id}|${form.as}`} {...form} />
    </Dialog>
  )
}

function TimeForm({ event, as, onClose, onMade }: FormProps) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const now = wallTimeOf(event.startsAt, event.zone)
  const initial = as === 'move' ? now : { ...now, date: addDays(now.date, 7) }
  const form = useDraftForm({ form: `${as}:${event.id}:${event.startsAt}`, initial })
  const move = useCommand(orpc.schedule.move, { quiet: true })
  const duplicate = useCommand(orpc.schedule.duplicate, { quiet: true })
  const pending = move.pending || duplicate.pending

  const save = async () => {
    const startsAt = instantOf(form.values, event.zone)
    if (!startsAt) return form.fail({ tag: 'bad-time', field: 'time' })
    const input = { key: newKey(), eventId: event.id, startsAt }
    const facts = { title: event.title, when: dayAndTime(startsAt, event.zone) }
    if (as === 'move') {
      const moved = await form.submit(() => move.run(input))
      if (!moved.ok) return
      const back = { eventId: event.id, startsAt: event.startsAt }
      offerUndo(t('event.plan.moved', facts), () => client.schedule.move({ key: newKey(), ...back }))
    } else {
      const copy = await form.submit(() => duplicate.run(input))
      if (!copy.ok) return
      const { id } = copy.value
      offerUndo(t('event.plan.duplicated', facts), () => client.event.remove({ id }))
      onMade(id)
    }
    onClose()
  }
  const action: Action = {
    id: 'event.time-save',
    label: `event.plan.${as}Save`,
    group: 'event',
    keys: ['mod+enter'],
    enabled: form.ready && !pending,
    run: () => void save(),
  }
  return (
    <Form focusFirst form={form} label={t(`event.plan.${as}Title`)} onSave={() => void save()}>
      <div className={styles.fields}>
        <p className={styles.hint}>{t(`event.plan.${as}Hint`)}</p>
        <FieldRow>
          <DateField form={form} name="date" label={t('event.field.date')} />
          <TimeField form={form} name="time" label={t('event.field.time')} />
        </FieldRow>
        <ActionButton action={action} look="primary" />
      </div>
    </Form>
  )
}
