import { IconAlertTriangle, IconArmchair, IconCircleCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NearHost } from '#shared/contract/hosts'
import { fullName } from '#shared/domain/person'
import { type Action, useActions } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import type { DraftForm } from '../../ui/draft-form'
import { Form } from '../../ui/form'
import { useFormats } from '../../ui/format'
import { Hand } from '../../ui/split'
import { offerUndo } from '../../ui/undo'
import { WhoFields } from '../person/who-fields'
import styles from './find-host.module.css'
import type { FindValues } from './find-values'

type Props = {
  host: NearHost
  form: DraftForm<FindValues>
  nameRef: RefObject<HTMLInputElement | null>
  onDone: () => void
}
type Said = { tone: 'accent' | 'warn'; words: string }

/** The host in hand, and the name of who wants to go there: Enter signs them up, and the next one can step up. */
export function NearHand({ host, form, nameRef, onDone }: Props) {
  const { t } = useTranslation()
  const { longDay, time } = useFormats()
  const [said, setSaid] = useState<Said | null>(null)
  const { run, isSaving } = useSignUp(host, form, (words) => {
    setSaid(words)
    onDone()
  })
  const signUp: Action = {
    id: 'hosts.sign-up',
    label: 'hosts.find.signUp',
    group: 'person',
    keys: ['enter'],
    enabled: form.ready && !isSaving,
    run,
  }
  useActions([{ ...signUp, keys: ['mod+enter'] }])

  const onKeyDown = (press: KeyboardEvent) => {
    // A suggestion that is taken by Enter has used the key.
    if (press.defaultPrevented || press.key !== 'Enter' || press.nativeEvent.isComposing) return
    if (!(press.target instanceof HTMLInputElement)) return
    press.preventDefault()
    press.stopPropagation()
    run()
  }
  return (
    <Hand
      label={host.hostName}
      foot={
        <ActionRow>
          <ActionButton action={signUp} look="primary" />
        </ActionRow>
      }
    >
      <header className={styles.host}>
        <h2>{host.hostName}</h2>
        <p className={styles.when}>
          {longDay(host.startsAt, host.zone)}, {time(host.startsAt, host.zone)}
        </p>
        <p className={styles.where}>
          {[
            t(`event.type.${host.type}`),
            host.online ? t('event.mode.online') : [host.place, host.area].filter(Boolean).join(', '),
            host.formNumber ? t('hosts.form', { number: host.formNumber }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Seats host={host} />
      </header>
      <Form form={form} label={t('hosts.find.who')} onSave={run}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside */}
        <div className={styles.fields} onKeyDown={onKeyDown}>
          <WhoFields form={form} firstField={nameRef} />
        </div>
      </Form>
      <p className={styles.said} role="status" data-tone={said?.tone}>
        {said ? (
          <>
            {said.tone === 'warn' ? <IconAlertTriangle aria-hidden /> : <IconCircleCheck aria-hidden />}
            {said.words}
          </>
        ) : null}
      </p>
    </Hand>
  )
}

function Seats({ host: { seatsLeft } }: { host: NearHost }) {
  const { t } = useTranslation()
  const isFull = seatsLeft === 0
  return (
    <p className={styles.seats} data-full={isFull || undefined}>
      {isFull ? <IconAlertTriangle size={20} aria-hidden /> : <IconArmchair size={20} aria-hidden />}
      {seatsLeft === null
        ? t('event.seats.noLimit')
        : isFull
          ? t('hosts.find.fullHint')
          : t('event.seats.left', { count: seatsLeft })}
    </p>
  )
}

function useSignUp(host: NearHost, form: DraftForm<FindValues>, onSaid: (said: Said) => void) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const add = useCommand(orpc.rsvp.add, { quiet: true })
  const save = async () => {
    const { firstName, lastName, phone, email, zip, personId, alsoFull } = form.values
    const result = await form.submit(() =>
      add.run({
        key: newKey(),
        eventId: host.id,
        personId: personId || null,
        person: { firstName, lastName, phone, email, zip },
        source: 'kiosk',
        note: '',
      }),
    )
    if (!result.ok) return
    const { person, rsvp, already } = result.value
    const name = fullName(person)
    const facts = { name, host: host.hostName, when: dayAndTime(host.startsAt, host.zone) }
    if (already) onSaid({ tone: 'warn', words: t('rsvp.entry.already', { name }) })
    else {
      const words = t(host.seatsLeft === 0 ? 'hosts.find.overFull' : 'hosts.find.signedUp', facts)
      onSaid({ tone: host.seatsLeft === 0 ? 'warn' : 'accent', words })
      offerUndo(words, () => client.rsvp.remove({ id: rsvp.id }))
    }
    form.reset({ alsoFull })
  }
  return {
    run: () => {
      if (!add.pending && form.ready) void save()
    },
    isSaving: add.pending,
  }
}
