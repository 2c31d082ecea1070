import { Tabs } from '@mantine/core'
import { IconTrash, IconUserPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/domain/access'
import { canSubmit } from '#shared/domain/event'
import type { EventRecord } from '#shared/model/event'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { client, orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { Hand } from '../../ui/split'
import { offerUndo } from '../../ui/undo'
import { RecordFeed } from '../review/record-feed'
import { CoHostDialog } from './co-host-dialog'
import { EventFacts, useWhen } from './event-facts'
import type { EventInFull } from './event-in-full'
import styles from './event-in-hand.module.css'
import { DecisionNotice, MissingNotice } from './event-notices'
import { EventPlan } from './event-plan'
import { EventSignUps } from './event-sign-ups'
import { StatePill } from './state-pill'
import type { SubmitEvents } from './submit-events'

type Props = { found: EventInFull; submit: SubmitEvents; onEdit: (field: string) => void }

/** One event to read, and what can be done with it. */
export function EventView({ found, submit, onEdit }: Props) {
  const { t } = useTranslation()
  const { event, side, host, coHosts, seats, missing, rsvps, reviews } = found
  const [tab, setTab] = useState<string | null>('facts')
  const [adding, setAdding] = useState(false)
  const when = useWhen(event)
  const { roles } = useProfile()
  // Who only has the part that all members see cannot change it.
  const mayEdit = may(roles, 'edit-events') && side !== null
  const actions = useEventActions(found, submit, onEdit).filter(({ id }) =>
    id === 'event.sign-ups' ? may(roles, 'enter-people') && side !== null : mayEdit,
  )
  const coHost: Action = {
    id: 'event.co-host',
    label: 'event.coHost.add',
    group: 'event',
    keys: ['c'],
    enabled: mayEdit,
    run: () => setAdding(true),
  }
  const plan: Action = {
    id: 'event.plan',
    label: 'event.tabs.plan',
    group: 'event',
    keys: ['p'],
    enabled: mayEdit,
    run: () => setTab('plan'),
  }
  useActions([...actions, coHost, plan])
  return (
    <Hand
      label={event.title}
      foot={
        <ActionRow>
          {actions.map((action, index) => (
            <ActionButton key={action.id} action={action} look={index === 0 ? 'primary' : 'plain'} />
          ))}
          {mayEdit ? (
            <ActionButton
              action={coHost}
              icon={<IconUserPlus size={20} stroke={1.75} aria-hidden />}
              iconOnly
            />
          ) : null}
        </ActionRow>
      }
    >
      <header className={styles.head}>
        <div className={styles.top}>
          <h2>{event.title}</h2>
          {mayEdit ? <RemoveButton event={event} /> : null}
        </div>
        <div className={styles.line}>
          <StatePill state={event.state} />
          <span>{t(`event.type.${event.type}`)}</span>
        </div>
        <p className={styles.when}>{when}</p>
      </header>
      <div className={styles.notices}>
        <DecisionNotice event={event} />
        {mayEdit ? <MissingNotice event={event} missing={missing} onFill={onEdit} /> : null}
      </div>
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List aria-label={t('event.tabs.label')}>
          <Tabs.Tab value="facts">{t('event.tabs.facts')}</Tabs.Tab>
          <Tabs.Tab value="rsvps">{`${t('event.tabs.rsvps')} (${rsvps.length})`}</Tabs.Tab>
          {mayEdit ? <Tabs.Tab value="plan">{t('event.tabs.plan')}</Tabs.Tab> : null}
          <Tabs.Tab value="record">{`${t('event.tabs.record')} (${reviews.length})`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="facts" className={styles.panel}>
          <EventFacts
            event={event}
            side={side}
            host={host}
            coHosts={coHosts}
            seats={seats}
            mayEdit={mayEdit}
          />
        </Tabs.Panel>
        <Tabs.Panel value="rsvps" className={styles.panel}>
          <EventSignUps rsvps={rsvps} />
        </Tabs.Panel>
        {mayEdit ? (
          <Tabs.Panel value="plan" className={styles.panel}>
            <EventPlan found={found} />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="record" className={styles.panel}>
          <RecordFeed reviews={reviews} zone={event.zone} />
        </Tabs.Panel>
      </Tabs>
      <CoHostDialog
        opened={adding}
        hostName={event.hostName}
        eventIds={[event.id]}
        onClose={() => setAdding(false)}
      />
    </Hand>
  )
}

/** The main one first: what stands between this event and its guests. */
function useEventActions(
  { event, missing }: EventInFull,
  submit: SubmitEvents,
  onEdit: (field: string) => void,
): Action[] {
  const navigate = useNavigate()
  const send: Action = {
    id: 'event.submit',
    label: 'event.action.submit',
    group: 'event',
    keys: ['s'],
    enabled: missing.length === 0 && !submit.pending,
    run: () => void submit.run([event.id]),
  }
  const others: Action[] = [
    {
      id: 'event.sign-ups',
      label: 'event.action.rsvps',
      group: 'event',
      keys: ['r'],
      run: () => void navigate({ to: '/events/$eventId/sign-ups', params: { eventId: event.id } }),
    },
    {
      id: 'event.edit',
      label: 'event.action.edit',
      group: 'event',
      keys: ['e'],
      run: () => onEdit(''),
    },
  ]
  return canSubmit(event) ? [send, ...others] : others
}

/** Away from the other buttons, out of the way of a quick hand; what it takes away comes back with Undo. */
function RemoveButton({ event }: { event: EventRecord }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const remove = useCommand(orpc.event.remove)
  const takeAway = async () => {
    const result = await remove.run({ id: event.id })
    if (!result.ok) return
    await navigate({ to: '/events', replace: true })
    offerUndo(t('event.said.removed', { title: event.title }), () => client.event.restore({ id: event.id }))
  }
  const action: Action = {
    id: 'event.remove',
    label: 'event.action.remove',
    group: 'event',
    keys: ['delete'],
    enabled: !remove.pending,
    run: () => void takeAway(),
  }
  useActions([action])
  return (
    <ActionButton
      action={action}
      look="quiet"
      icon={<IconTrash size={22} stroke={1.75} aria-hidden />}
      iconOnly
    />
  )
}
