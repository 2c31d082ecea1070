import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RsvpRow, Seats } from '#shared/contract/event'
import { fullName } from '#shared/domain/person'
import type { EventRecord } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { Form } from '../../ui/form'
import { Hand } from '../../ui/split'
import type { WhoValues } from '../person/known-person-field'
import { WhoFields } from '../person/who-fields'
import styles from './entry.module.css'

const blank: WhoValues = { firstName: '', lastName: '', phone: '', zip: '', email: '', personId: '' }
type Said = { tone: 'accent' | 'warn'; words: string }

type Props = { event: EventRecord; seats: Seats; rsvps: readonly RsvpRow[] }

/** The line to type into: Enter saves it and opens the next one. */
export function Entry({ event, seats, rsvps }: Props) {
  const { t } = useTranslation()
  const form = useDraftForm({ form: `rsvp:${event.id}`, initial: blank })
  const add = useCommand(orpc.rsvp.add, { quiet: true })
  const [said, setSaid] = useState<Said | null>(null)
  const firstField = useRef<HTMLInputElement>(null)
  const toFirst = () => firstField.current?.focus()

  const save = async () => {
    if (add.pending) return
    const { firstName, lastName, phone, zip, email, personId } = form.values
    const result = await form.submit(() =>
      add.run({
        key: newKey(),
        eventId: event.id,
        personId: personId || null,
        person: { firstName, lastName, phone, zip, email },
        source: 'typed',
        note: '',
      }),
    )
    if (!result.ok) return
    const { person, already } = result.value
    const name = fullName(person)
    const taken = seats.taken + 1
    if (already) setSaid({ tone: 'warn', words: t('rsvp.entry.already', { name }) })
    else if (event.capacity > 0 && taken > event.capacity)
      setSaid({ tone: 'warn', words: t('rsvp.entry.full', { name, taken, capacity: event.capacity }) })
    else setSaid({ tone: 'accent', words: t('rsvp.entry.added', { name }) })
    form.reset()
    toFirst()
  }

  const addAction: Action = {
    id: 'rsvp.add',
    label: 'rsvp.action.add',
    group: 'event',
    keys: ['enter'],
    enabled: form.ready && !add.pending,
    run: () => void save(),
  }
  useActions([
    { id: 'rsvp.to-entry', label: 'rsvp.action.toEntry', group: 'event', keys: ['/'], run: toFirst },
  ])
  useEffect(() => {
    if (form.ready) firstField.current?.focus()
  }, [form.ready])

  const onKeyDown = (press: KeyboardEvent) => {
    // A suggestion that is taken by Enter has used the key.
    if (press.defaultPrevented || press.key !== 'Enter' || press.nativeEvent.isComposing) return
    if (!(press.target instanceof HTMLInputElement)) return
    press.preventDefault()
    press.stopPropagation()
    void save()
  }
  const noteFor = ({ id }: Person) =>
    rsvps.some(({ person }) => person.id === id) ? t('rsvp.import.repeat') : ''

  return (
    <Hand
      label={t('rsvp.entry.title')}
      foot={
        <ActionRow>
          <ActionButton action={addAction} look="primary" />
        </ActionRow>
      }
    >
      <Form form={form} label={t('rsvp.entry.title')} onSave={() => void save()}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside */}
        <div className={styles.entry} onKeyDown={onKeyDown}>
          <h2>{t('rsvp.entry.title')}</h2>
          <p className={styles.hint}>{t('rsvp.entry.hint')}</p>
          <WhoFields form={form} noteFor={noteFor} firstField={firstField} />
          <p className={styles.said} role="status" data-tone={said?.tone}>
            {said ? (
              <>
                {said.tone === 'warn' ? <IconAlertTriangle aria-hidden /> : <IconCircleCheck aria-hidden />}
                {said.words}
              </>
            ) : null}
          </p>
        </div>
      </Form>
    </Hand>
  )
}
