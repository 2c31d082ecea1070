import { IconBookmarkPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/model/base'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { useDraftForm } from '../../ui/draft-form'
import { ChoiceField, LongTextField, TextField } from '../../ui/fields'
import { FieldStack, Form } from '../../ui/form'
import { offerUndo } from '../../ui/undo'
import type { Agenda } from '../meeting/use-agenda'

type Props = {
  /** What it may be called. */
  title: string
  agenda: Pick<Agenda, 'segments' | 'problem'>
  onSaved?: (id: string) => void
  iconOnly?: boolean
}

/** Keeps an agenda to start from again, under a name of one's own. */
export function SaveAgenda(props: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const action: Action = {
    id: 'agenda.save-as',
    label: 'agenda.saveAs',
    group: 'agenda',
    keys: ['s'],
    enabled: props.agenda.problem === undefined,
    run: () => setOpened(true),
  }
  useActions([action])
  const close = () => setOpened(false)
  return (
    <>
      <ActionButton
        action={action}
        icon={<IconBookmarkPlus size={20} stroke={1.75} aria-hidden />}
        iconOnly={props.iconOnly ?? false}
      />
      <Dialog title={t('agenda.saveAs')} opened={opened} onClose={close}>
        <SaveForm {...props} onClose={close} />
      </Dialog>
    </>
  )
}

const LANGUAGES = ['en', 'es'] as const satisfies Language[]

function SaveForm({ title, agenda, onSaved, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation()
  const save = useCommand(orpc.agenda.save, { quiet: true })
  const initial = { title, summary: '', language: languageNow() }
  const form = useDraftForm({ form: `agenda-as:${title}`, initial })
  const run = async () => {
    const { values } = form
    if (values.title.trim() === '') return form.fail({ tag: 'missing', field: 'title' })
    const { segments } = agenda
    const saved = await form.submit(() => save.run({ key: newKey(), fields: { ...values, segments } }))
    if (!saved.ok) return
    const { id } = saved.value
    offerUndo(t('agenda.saved', { title: saved.value.title }), () => client.agenda.remove({ id }))
    onClose()
    onSaved?.(id)
  }
  const action: Action = {
    id: 'agenda.save',
    label: 'agenda.save',
    group: 'agenda',
    keys: ['mod+enter'],
    enabled: form.ready && !save.pending,
    run: () => void run(),
  }
  return (
    <Form focusFirst form={form} label={t('agenda.saveAs')} onSave={() => void run()}>
      <FieldStack>
        <TextField form={form} name="title" label={t('agenda.title')} maxLength={200} />
        <LongTextField form={form} name="summary" label={t('agenda.summary')} maxLength={2000} />
        <ChoiceField
          form={form}
          name="language"
          label={t('agenda.language')}
          options={LANGUAGES.map((value) => ({ value, label: t(`event.language.${value}`) }))}
        />
        <ActionButton action={action} look="primary" />
      </FieldStack>
    </Form>
  )
}
