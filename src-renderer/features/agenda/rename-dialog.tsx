import { useTranslation } from 'react-i18next'
import type { AgendaChoice } from '#shared/contract/agenda'
import type { Action } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { useDraftForm } from '../../ui/draft-form'
import { LongTextField, TextField } from '../../ui/fields'
import { FieldStack, Form } from '../../ui/form'
import { offerUndo } from '../../ui/undo'

type Props = { choice: AgendaChoice; opened: boolean; onClose: () => void }

export function RenameDialog({ choice, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('agenda.rename')} opened={opened} onClose={onClose}>
      <RenameForm key={choice.title} choice={choice} onClose={onClose} />
    </Dialog>
  )
}

function RenameForm({ choice, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const { id } = choice
  const before = { title: choice.title, summary: choice.summary }
  const form = useDraftForm({ form: `agenda-name:${id}`, initial: before })
  const update = useCommand(orpc.agenda.update, { quiet: true })
  const run = async () => {
    const { title, summary } = form.values
    if (title.trim() === '') return form.fail({ tag: 'missing', field: 'title' })
    const saved = await form.submit(() => update.run({ id, fields: { title, summary } }))
    if (!saved.ok) return
    offerUndo(t('agenda.renamed', { title: saved.value.title }), () =>
      client.agenda.update({ id, fields: before }),
    )
    onClose()
  }
  const action: Action = {
    id: 'agenda.rename-save',
    label: 'agenda.save',
    group: 'agenda',
    keys: ['mod+enter'],
    enabled: form.ready && !update.pending,
    run: () => void run(),
  }
  return (
    <Form focusFirst form={form} label={t('agenda.rename')} onSave={() => void run()}>
      <FieldStack>
        <TextField form={form} name="title" label={t('agenda.title')} maxLength={200} />
        <LongTextField form={form} name="summary" label={t('agenda.summary')} maxLength={2000} />
        <ActionButton action={action} look="primary" />
      </FieldStack>
    </Form>
  )
}
