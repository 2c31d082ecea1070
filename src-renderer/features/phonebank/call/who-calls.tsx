import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerRow } from '#shared/contract/call'
import type { PartyModel } from '#shared/contract/party'
import { choiceKey } from '#shared/domain/call-keys'
import { fullName } from '#shared/domain/person'
import { type Action, useActions } from '../../../app/actions'
import { languageNow } from '../../../app/i18n'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { BackLink } from '../../../ui/back-link'
import { useCommand } from '../../../ui/command'
import { useDraftForm } from '../../../ui/draft-form'
import { ChoiceField, TextField } from '../../../ui/fields'
import { FieldRow, FieldStack, Form } from '../../../ui/form'
import { KeyHint } from '../../../ui/key-hint'
import { Live } from '../../../ui/live'
import { PageHeader } from '../../../ui/page-header'
import { Hand, Split, WorkPage } from '../../../ui/split'
import { useFirstField } from '../../../ui/use-first-field'
import styles from './who-calls.module.css'

type Props = { kitId: string; onSit: (callerId: string) => void }

/** Who sits down: a name that has called before is one press away, a new one is written down. */
export function WhoCalls({ kitId, onSit }: Props) {
  const { t } = useTranslation()
  const party = useLive(orpc.party.live, { kitId })
  return (
    <Live query={party}>
      {(model) => (
        <WorkPage>
          <PageHeader
            before={<BackLink to="/phone-bank/$kitId" params={{ kitId }} label={model.kit.title} />}
            title={t('call.who.title')}
            subtitle={t('call.who.lede')}
          />
          <Split
            list="narrow"
            rows={<Known callers={model.callers} onSit={onSit} />}
            hand={<NewCaller model={model} onSit={onSit} />}
          />
        </WorkPage>
      )}
    </Live>
  )
}

function Known({ callers, onSit }: { callers: readonly CallerRow[]; onSit: Props['onSit'] }) {
  const { t } = useTranslation()
  useActions(
    callers.slice(0, 9).map(
      ({ caller }, index): Action => ({
        id: `call.sit.${caller.id}`,
        label: 'call.action.switchCaller',
        group: 'call',
        keys: [choiceKey(index)],
        run: () => onSit(caller.id),
      }),
    ),
  )
  return (
    <section className={styles.known} aria-label={t('call.who.known')}>
      <h2>{t('call.who.known')}</h2>
      {callers.map(({ caller, calls }, index) => (
        <button key={caller.id} type="button" className={styles.name} onClick={() => onSit(caller.id)}>
          {index < 9 ? <KeyHint keys={choiceKey(index)} /> : null}
          <strong>{caller.name}</strong>
          <span>{caller.state === 'gone' ? t('call.who.signedOff') : t('call.calls', { count: calls })}</span>
        </button>
      ))}
      {callers.length === 0 ? <p className={styles.hint}>{t('call.who.nobodyYet')}</p> : null}
    </section>
  )
}

const NOBODY = 'nobody'

function NewCaller({ model, onSit }: { model: PartyModel; onSit: Props['onSit'] }) {
  const { t } = useTranslation()
  const { kit, guests, callers } = model
  const join = useCommand(orpc.call.join, { quiet: true })
  const [key, setKey] = useState(newKey)
  const form = useDraftForm({
    form: `call-join:${kit.id}`,
    initial: { name: '', languages: [languageNow()] as string[], station: '', guestId: NOBODY },
  })
  const seated = new Set(callers.map(({ caller }) => caller.guestId))
  const free = guests.filter(({ id }) => !seated.has(id))
  const sit = async () => {
    const { name, languages, station, guestId } = form.values
    if (name.trim() === '') return form.fail({ tag: 'missing', field: 'name' })
    if (languages.length === 0) return form.fail({ tag: 'missing', field: 'languages' })
    const joined = await form.submit(() =>
      join.run({
        ...{ key, kitId: kit.id, name, languages, station: station.trim() },
        guestId: guestId === NOBODY ? '' : guestId,
      }),
    )
    if (!joined.ok) return
    setKey(newKey())
    onSit(joined.value.id)
  }
  const action: Action = {
    id: 'call.join',
    label: 'call.who.start',
    group: 'call',
    keys: ['mod+enter'],
    enabled: form.ready && !join.pending,
    run: () => void sit(),
  }
  useActions([action])
  const first = useFirstField(form.ready)
  const trouble = form.troubleAt('languages')
  return (
    <Hand label={t('call.who.fresh')} foot={<ActionButton action={action} look="primary" />}>
      <Form form={form} label={t('call.who.fresh')} onSave={() => void sit()}>
        <FieldStack>
          <h2>{t('call.who.fresh')}</h2>
          {free.length > 0 ? (
            <ChoiceField
              form={{ ...form, patch: (values) => form.patch({ ...values, ...nameOf(values.guestId) }) }}
              name="guestId"
              label={t('call.who.guest')}
              searchable
              options={[
                { value: NOBODY, label: t('call.who.nobody') },
                ...free.map((guest) => ({ value: guest.id, label: fullName(guest) })),
              ]}
            />
          ) : null}
          <FieldRow>
            <TextField form={form} name="name" label={t('call.who.name')} maxLength={200} ref={first} />
            <TextField form={form} name="station" label={t('call.who.station')} maxLength={40} />
          </FieldRow>
          <MultiSelect
            label={t('call.who.languages')}
            data={[
              { value: 'en', label: t('call.language.en') },
              { value: 'es', label: t('call.language.es') },
            ]}
            value={form.values.languages}
            onChange={(languages) => form.patch({ languages })}
            error={trouble ? t(`problem.${trouble.tag}`) : undefined}
          />
        </FieldStack>
      </Form>
    </Hand>
  )

  function nameOf(guestId: string | undefined): { name?: string } {
    const guest = guests.find(({ id }) => id === guestId)
    return guest ? { name: fullName(guest) } : {}
  }
}
