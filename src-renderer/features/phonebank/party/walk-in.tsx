import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '#shared/domain/person'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useCommand } from '../../../ui/command'
import { Dialog } from '../../../ui/dialog'
import { useDraftForm } from '../../../ui/draft-form'
import { TextField } from '../../../ui/fields'
import { FieldRow, FieldStack, Form } from '../../../ui/form'
import { say } from '../../../ui/undo'
import { useFirstField } from '../../../ui/use-first-field'
import styles from './party.module.css'

type Props = { kitId: string; opened: boolean; onClose: () => void }

/** Somebody who had not signed up: a name, and they are here. */
export function WalkIn({ kitId, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('party.walkIn.title')} opened={opened} onClose={onClose}>
      {opened ? <WalkInForm kitId={kitId} onDone={onClose} /> : null}
    </Dialog>
  )
}

const blank = { firstName: '', lastName: '', phone: '', email: '', zip: '', note: '' }

function WalkInForm({ kitId, onDone }: { kitId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const [key] = useState(newKey)
  const form = useDraftForm({ form: `party-walk-in:${kitId}`, initial: blank })
  const add = useCommand(orpc.party.walkIn, { quiet: true })
  const first = useFirstField(form.ready)
  const save = async () => {
    if (form.values.firstName.trim() === '') return form.fail({ tag: 'missing', field: 'firstName' })
    const made = await form.submit(() => add.run({ key, kitId, fields: form.values }))
    if (!made.ok) return
    say(t('party.walkIn.added', { name: fullName(made.value) }))
    onDone()
  }
  return (
    <Form form={form} label={t('party.walkIn.title')} onSave={() => void save()}>
      <FieldStack>
        <p className={styles.hint}>{t('party.walkIn.hint')}</p>
        <FieldRow>
          <TextField
            ref={first}
            form={form}
            name="firstName"
            label={t('person.field.firstName')}
            maxLength={200}
          />
          <TextField form={form} name="lastName" label={t('person.field.lastName')} maxLength={200} />
        </FieldRow>
        <FieldRow>
          <TextField form={form} name="phone" label={t('person.field.phone')} maxLength={60} />
          <TextField form={form} name="zip" label={t('person.field.zip')} maxLength={5} />
        </FieldRow>
        <TextField form={form} name="email" label={t('person.field.email')} maxLength={200} />
        <TextField form={form} name="note" label={t('party.walkIn.note')} maxLength={2000} />
        <Button type="submit" loading={add.pending} disabled={!form.ready}>
          {t('party.walkIn.add')}
        </Button>
      </FieldStack>
    </Form>
  )
}
