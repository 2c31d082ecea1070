import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventRecord, EventSide } from '#shared/model/event'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { useEditForm } from '../../ui/edit-form'
import { Form } from '../../ui/form'
import { Hand } from '../../ui/split'
import { say } from '../../ui/undo'
import styles from './event-form.module.css'
import { ForWhom, OnlyTeam, WhatItIs, WhenItIs, WhereItIs } from './event-groups'
import { DecisionNotice } from './event-notices'
import { changesOf, valuesOf } from './event-values'

type Props = {
  event: EventRecord
  side: EventSide | null
  /** The field to begin in, or '' for the first. */
  beginAt: string
  onDone: () => void
}

/** All that can be changed about an event. What is typed is kept at every pause, saved with Ctrl+Enter. */
export function EventForm({ event, side, beginAt, onDone }: Props) {
  const { t } = useTranslation()
  const form = useEditForm({ form: event.id, current: valuesOf(event, side) })
  const update = useCommand(orpc.event.update, { quiet: true })
  const groups = useRef<HTMLDivElement>(null)
  const { ready, reset } = form

  useEffect(() => {
    if (!ready) return
    const field = groups.current?.querySelector(`[data-field="${CSS.escape(beginAt || 'title')}"]`)
    if (field instanceof HTMLElement) field.focus()
  }, [ready, beginAt])

  const save = async () => {
    const result = await form.submit(async () => {
      const changes = changesOf(form.values, form.typed)
      return changes.ok ? update.run({ id: event.id, fields: changes.value }) : changes
    })
    if (!result.ok) return
    say(t('event.said.saved'))
    onDone()
  }
  const giveUp = () => {
    reset()
    onDone()
  }
  const saveAction: Action = {
    id: 'event.save',
    label: 'event.action.save',
    group: 'event',
    keys: ['mod+enter'],
    enabled: ready && !update.pending,
    run: () => void save(),
  }
  const leave: Action = { id: 'event.leave', label: 'event.action.cancel', group: 'event', run: giveUp }
  useActions([saveAction, leave])

  return (
    <Hand
      label={t('event.action.edit')}
      foot={
        <ActionRow>
          <ActionButton action={saveAction} look="primary" />
          <ActionButton action={leave} />
        </ActionRow>
      }
    >
      <Form form={form} label={t('event.action.edit')} onSave={() => void save()}>
        <div ref={groups} className={styles.form}>
          <DecisionNotice event={event} />
          {event.state === 'approved' ? (
            <p className={styles.again}>{t(event.trusted ? 'event.againTrusted' : 'event.again')}</p>
          ) : null}
          <WhatItIs form={form} />
          <WhenItIs form={form} />
          <WhereItIs form={form} />
          <ForWhom form={form} />
          <OnlyTeam form={form} />
        </div>
      </Form>
    </Hand>
  )
}
