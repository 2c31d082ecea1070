import { useTranslation } from 'react-i18next'
import type { EventRecord } from '#shared/model/event'
import type { Action } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { useDraftForm } from '../../ui/draft-form'
import { NumberField } from '../../ui/fields'
import { Form } from '../../ui/form'
import { offerUndo } from '../../ui/undo'
import styles from './event-dialogs.module.css'

type Props = { event: EventRecord; opened: boolean; onClose: () => void }

/** The same event on each of the next weeks. */
export function RepeatDialog({ event, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('event.plan.repeatTitle')} opened={opened} onClose={onClose}>
      <RepeatForm key={event.id} event={event} onClose={onClose} />
    </Dialog>
  )
}

function RepeatForm({ event, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const form = useDraftForm({ form: `repeat:${event.id}`, initial: { weeks: 3 } })
  const repeat = useCommand(orpc.schedule.repeatWeekly, { quiet: true })
  const save = async () => {
    const { weeks } = form.values
    const made = await form.submit(() => repeat.run({ key: newKey(), eventId: event.id, weeks }))
    if (!made.ok) return
    const ids = made.value.events.map(({ id }) => id)
    offerUndo(t('event.plan.repeated', { count: ids.length }), () =>
      Promise.all(ids.map((id) => client.event.remove({ id }))),
    )
    onClose()
  }
  const action: Action = {
    id: 'event.repeat-save',
    label: 'event.plan.repeatSave',
    group: 'event',
    keys: ['mod+enter'],
    enabled: form.ready && !repeat.pending,
    run: () => void save(),
  }
  return (
    <Form focusFirst form={form} label={t('event.plan.repeatTitle')} onSave={() => void save()}>
      <div className={styles.fields}>
        <p className={styles.hint}>{t('event.plan.repeatHint')}</p>
        <NumberField form={form} name="weeks" label={t('event.plan.weeks')} min={1} max={20} />
        <ActionButton action={action} look="primary" />
      </div>
    </Form>
  )
}
