import { useTranslation } from 'react-i18next'
import type { EventRecord } from '#shared/model/event'
import type { Action } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { useDraftForm } from '../../ui/draft-form'
import { LongTextField, TickField } from '../../ui/fields'
import { Form } from '../../ui/form'
import { offerUndo } from '../../ui/undo'
import styles from './event-dialogs.module.css'

type Props = { event: EventRecord; later: EventRecord[]; opened: boolean; onClose: () => void }

/** Calls an event off, and the later ones of its series if wanted. Sign-ups stay: they are whom to tell. */
export function CancelDialog({ opened, ...form }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('event.plan.cancelTitle')} opened={opened} onClose={form.onClose}>
      <CancelForm key={form.event.id} {...form} />
    </Dialog>
  )
}

function CancelForm({ event, later, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const form = useDraftForm({ form: `cancel:${event.id}`, initial: { reason: '', allLater: false } })
  const cancel = useCommand(orpc.schedule.cancel, { quiet: true })
  const save = async () => {
    const { reason, allLater } = form.values
    const off: string[] = []
    for (const { id } of [event, ...(allLater ? later : [])]) {
      const done = await form.submit(() => cancel.run({ key: newKey(), eventId: id, reason: reason.trim() }))
      if (!done.ok) return
      off.push(id)
    }
    offerUndo(t('event.plan.cancelled', { count: off.length, title: event.title }), () =>
      Promise.all(off.map((id) => client.schedule.reinstate({ key: newKey(), eventId: id }))),
    )
    onClose()
  }
  const action: Action = {
    id: 'event.cancel-save',
    label: 'event.plan.cancelSave',
    group: 'event',
    keys: ['mod+enter'],
    enabled: form.ready && !cancel.pending,
    run: () => void save(),
  }
  return (
    <Form focusFirst form={form} label={t('event.plan.cancelTitle')} onSave={() => void save()}>
      <div className={styles.fields}>
        <p className={styles.hint}>{t('event.plan.cancelHint')}</p>
        <LongTextField form={form} name="reason" label={t('event.plan.reason')} maxLength={2000} />
        {later.length > 0 ? (
          <TickField form={form} name="allLater" label={t('event.plan.allLater', { count: later.length })} />
        ) : null}
        <ActionButton action={action} look="primary" />
      </div>
    </Form>
  )
}
