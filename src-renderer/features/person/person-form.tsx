import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonFields } from '#shared/contract/person'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { Person } from '#shared/model/person'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { useEditForm } from '../../ui/edit-form'
import { TextField } from '../../ui/fields'
import { FieldRow, Form } from '../../ui/form'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Hand } from '../../ui/split'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import styles from './person-form.module.css'

type Props = {
  /** null for somebody new. */
  known: Person | null
  /** Called with the person to keep in hand, or undefined for nobody. */
  onDone: (id: string | undefined) => void
}

const fieldsOf = (known: Person | null): PersonFields => ({
  firstName: known?.firstName ?? '',
  lastName: known?.lastName ?? '',
  phone: known?.phone ? showPhone(known.phone) : '',
  email: known?.email ?? '',
  zip: known?.zip ?? '',
})

/** One person's name and contacts. Enter saves. */
export function PersonForm({ known, onDone }: Props) {
  const { t } = useTranslation()
  const form = useEditForm({ form: known?.id ?? 'person:new', current: fieldsOf(known) })
  const save = useCommand(orpc.person.save, { quiet: true })
  const first = useRef<HTMLInputElement>(null)
  const { ready } = form
  const isNew = known === null

  useEffect(() => {
    if (ready && isNew) first.current?.focus()
  }, [ready, isNew])

  const submit = async () => {
    if (save.pending) return
    const result = await form.submit(() =>
      save.run({ id: known?.id ?? null, key: newKey(), fields: form.values }),
    )
    if (!result.ok) return
    const { id, createdAt, updatedAt } = result.value
    const words = isNew && createdAt !== updatedAt ? 'person.said.known' : 'person.said.saved'
    say(t(words, { name: fullName(result.value) }))
    onDone(id)
  }
  const saveAction: Action = {
    id: 'person.save',
    label: 'person.action.save',
    group: 'person',
    keys: ['mod+enter'],
    enabled: ready && !save.pending,
    run: () => void submit(),
  }
  const leave: Action = {
    id: 'person.leave',
    label: 'person.action.cancel',
    group: 'person',
    run: () => {
      form.reset()
      onDone(undefined)
    },
  }
  useActions([saveAction, leave])
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key !== 'Enter' || press.nativeEvent.isComposing || !(press.target instanceof HTMLInputElement))
      return
    press.preventDefault()
    press.stopPropagation()
    void submit()
  }
  const title = isNew ? t('person.newTitle') : fullName(known)
  return (
    <Hand
      label={title}
      foot={
        <ActionRow>
          <ActionButton action={saveAction} look="primary" />
          <ActionButton action={leave} />
        </ActionRow>
      }
    >
      <Form form={form} label={title} onSave={() => void submit()}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside */}
        <div className={styles.form} onKeyDown={onKeyDown}>
          <h2>{title}</h2>
          {known?.phoneAsTyped ? (
            <Notice tone="warn" title={t('person.phoneAsTyped', { typed: known.phoneAsTyped })} />
          ) : null}
          <FieldRow>
            <TextField
              form={form}
              name="firstName"
              label={t('person.field.firstName')}
              ref={first}
              maxLength={200}
            />
            <TextField form={form} name="lastName" label={t('person.field.lastName')} maxLength={200} />
          </FieldRow>
          <FieldRow>
            <TextField form={form} name="phone" type="tel" label={t('person.field.phone')} maxLength={60} />
            <TextField
              form={form}
              name="zip"
              inputMode="numeric"
              label={t('person.field.zip')}
              maxLength={10}
            />
          </FieldRow>
          <TextField
            form={form}
            name="email"
            inputMode="email"
            label={t('person.field.email')}
            maxLength={200}
          />
          {known ? <About person={known} /> : null}
        </div>
      </Form>
    </Hand>
  )
}

function About({ person }: { person: Person }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const since = t('person.since', { day: day(person.createdAt, laptopZone()) })
  const changed = t('person.changed', { day: day(person.updatedAt, laptopZone()), by: person.updatedBy })
  return (
    <p className={styles.about}>{person.updatedAt === person.createdAt ? since : `${since} · ${changed}`}</p>
  )
}
