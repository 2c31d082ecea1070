import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showPhone } from '#shared/domain/phone'
import type { ScriptAnswer } from '#shared/model/script'
import { type Action, useActions } from '../../../app/actions'
import { ActionButton } from '../../../ui/action-button'
import { useDraftForm } from '../../../ui/draft-form'
import { TextField } from '../../../ui/fields'
import { FieldRow, FieldStack, Form } from '../../../ui/form'
import { useFormats } from '../../../ui/format'
import { useFirstField } from '../../../ui/use-first-field'
import styles from './asking.module.css'
import { Choices } from './choices'
import type { CallInHand } from './use-call'

type Props = { call: CallInHand; answer: ScriptAnswer | null }

/** Signs the callee, or somebody of their house, up for an event in the middle of the call. */
export function SignUpForm({ call, answer }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { events } = call.screen.kit
  const [eventId, setEventId] = useState(events.length === 1 ? (events[0]?.id ?? '') : '')
  if (events.length === 0) return <p>{t('call.signUp.none')}</p>
  if (eventId === '')
    return (
      <Choices
        label={t('call.signUp.which')}
        choices={events.slice(0, 9).map(({ id, title, startsAt, zone, place }) => ({
          id,
          label: title,
          detail: [dayAndTime(startsAt, zone), place].filter(Boolean).join(' · '),
          run: () => setEventId(id),
        }))}
      />
    )
  return <Who call={call} answer={answer} eventId={eventId} />
}

function Who({ call, answer, eventId }: Props & { eventId: string }) {
  const { t } = useTranslation()
  const { contact, phones } = call.card
  const { events } = call.screen.kit
  const event = events.find(({ id }) => id === eventId)
  const form = useDraftForm({
    form: `call-sign-up:${call.screen.caller.id}.${contact.id}`,
    initial: {
      firstName: contact.firstName,
      lastName: contact.lastName,
      phone: phones[0] ? showPhone(phones[0].number) : '',
      email: contact.email,
      zip: contact.zip,
    },
  })
  const first = useFirstField(form.ready)
  const add = () => {
    const signUp = { eventId, ...trimmed(form.values) }
    if (signUp.firstName === '') return form.fail({ tag: 'missing', field: 'firstName' })
    const others = call.form.values.signUps.filter(
      (one) => one.eventId !== eventId || one.firstName !== signUp.firstName,
    )
    form.reset()
    if (answer) call.answerWith(answer, { signUps: [...others, signUp] })
    else {
      call.form.patch({ signUps: [...others, signUp] })
      call.ask(null)
    }
  }
  const action: Action = {
    id: 'call.sign-up.add',
    label: 'call.signUp.add',
    group: 'call',
    keys: ['mod+enter'],
    enabled: form.ready,
    run: add,
  }
  useActions([action])
  return (
    <Form form={form} label={t('call.signUp.title')} onSave={add}>
      <FieldStack>
        <p>
          <strong>{event?.title}</strong>
        </p>
        <FieldRow>
          <TextField
            form={form}
            ref={first}
            name="firstName"
            label={t('person.field.firstName')}
            maxLength={200}
          />
          <TextField form={form} name="lastName" label={t('person.field.lastName')} maxLength={200} />
        </FieldRow>
        <FieldRow>
          <TextField form={form} name="phone" label={t('person.field.phone')} maxLength={60} />
          <TextField form={form} name="email" label={t('person.field.email')} maxLength={200} />
          <TextField form={form} name="zip" label={t('person.field.zip')} maxLength={5} inputMode="numeric" />
        </FieldRow>
        <div className={styles.row}>
          <ActionButton action={action} look="primary" />
        </div>
      </FieldStack>
    </Form>
  )
}

const trimmed = <V extends Record<string, string>>(values: V): V =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.trim()])) as V
