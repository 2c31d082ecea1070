import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '#shared/domain/person'
import type { Action } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { useDraftForm } from '../../ui/draft-form'
import { Form } from '../../ui/form'
import { offerUndo, say } from '../../ui/undo'
import type { WhoValues } from '../person/known-person-field'
import { WhoFields } from '../person/who-fields'
import styles from './event-dialogs.module.css'

type Props = { opened: boolean; hostName: string; eventIds: string[]; onClose: () => void }

/** Who hosts it too: known, or written down now. */
export function CoHostDialog({ opened, hostName, eventIds, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('event.coHost.title', { name: hostName })} opened={opened} onClose={onClose}>
      <CoHostForm key={eventIds[0]} eventIds={eventIds} onClose={onClose} />
    </Dialog>
  )
}

const blank: WhoValues = { firstName: '', lastName: '', phone: '', zip: '', email: '', personId: '' }

function CoHostForm({ eventIds, onClose }: Pick<Props, 'eventIds' | 'onClose'>) {
  const { t } = useTranslation()
  const form = useDraftForm({ form: `co-host:${eventIds[0] ?? ''}`, initial: blank })
  const add = useCommand(orpc.event.addCoHost, { quiet: true })
  // One key for all events: whoever has neither phone nor e-mail is still one person.
  const key = useRef(newKey())

  const save = async () => {
    const { firstName, lastName, phone, zip, email, personId } = form.values
    const person = { firstName, lastName, phone, zip, email }
    const added: { id: string; personId: string; name: string }[] = []
    for (const id of eventIds) {
      const result = await form.submit(() =>
        add.run({ key: key.current, id, personId: personId || null, person }),
      )
      if (!result.ok) return
      if (!result.value.already)
        added.push({ id, personId: result.value.person.id, name: fullName(result.value.person) })
    }
    const [first] = added
    if (first)
      offerUndo(t('event.coHost.added', { name: first.name }), () =>
        Promise.all(added.map((one) => client.event.removeCoHost({ id: one.id, personId: one.personId }))),
      )
    else say(t('event.coHost.already', { name: fullName(form.values) }))
    form.reset()
    onClose()
  }
  const action: Action = {
    id: 'event.co-host-save',
    label: 'event.coHost.save',
    group: 'event',
    keys: ['mod+enter'],
    enabled: form.ready && !add.pending,
    run: () => void save(),
  }
  return (
    <Form focusFirst form={form} label={t('event.coHost.add')} onSave={() => void save()}>
      <div className={styles.fields}>
        <p className={styles.hint}>{t('event.coHost.hint')}</p>
        <WhoFields form={form} />
        <ActionButton action={action} look="primary" />
      </div>
    </Form>
  )
}
