import { IconCalendarEvent, IconCalendarPlus, IconMapPinSearch, IconSend } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventFilter, EventRow } from '#shared/contract/event'
import { may } from '#shared/domain/access'
import { canSubmit } from '#shared/domain/event'
import { type Action, useActions } from '../../app/actions'
import { useNavigateHere } from '../../app/navigate-here'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { neighbour } from '../../ui/picked'
import { Split, WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { EventFilterBar } from './event-filter'
import { EventInHand } from './event-in-hand'
import { EventList } from './event-list'
import { StayedDialog } from './stayed-dialog'
import { useSubmitEvents } from './submit-events'

const route = getRouteApi('/events')
const everything: EventFilter = { meetingId: null, state: null, when: 'coming', text: '' }
/** More rows than anybody reads; the rest is found by typing. */
const LIMIT = 2000

export function EventsScreen() {
  const { t } = useTranslation()
  const navigate = useNavigateHere()
  const { id } = route.useSearch()
  const [filter, setFilter] = useState(everything)
  const findField = useRef<HTMLInputElement>(null)
  const events = useLive(orpc.event.list, { ...filter, limit: LIMIT }, { keepPrevious: true })
  const submit = useSubmitEvents()
  const { roles } = useProfile()

  const rows = events.data?.rows ?? []
  const ready = rows.filter(isReady)
  const pick = (row: EventRow | undefined) => {
    if (row) void navigate({ to: '/events', search: { id: row.event.id }, replace: true })
  }
  const submitAll: Action = {
    id: 'event.submit-all',
    label: 'event.action.submitAll',
    group: 'event',
    keys: ['mod+shift+s'],
    enabled: may(roles, 'edit-events') && ready.length > 0 && !submit.pending,
    run: () => void submit.run(rows.filter(({ event }) => canSubmit(event)).map(({ event }) => event.id)),
  }
  const add: Action = {
    id: 'event.new',
    label: 'event.action.new',
    group: 'event',
    keys: ['a'],
    enabled: may(roles, 'edit-events'),
    run: () => void navigate({ to: '/events/new' }),
  }
  const findHost: Action = {
    id: 'event.find-host',
    label: 'hosts.find.open',
    group: 'event',
    keys: ['f'],
    enabled: may(roles, 'enter-people'),
    run: () => void navigate({ to: '/find-host' }),
  }
  useActions([
    submitAll,
    add,
    findHost,
    {
      id: 'event.find',
      label: 'event.action.find',
      group: 'event',
      keys: ['/'],
      run: () => findField.current?.focus(),
    },
    {
      id: 'event.next',
      label: 'event.action.next',
      group: 'event',
      keys: ['n', 'j'],
      run: () => pick(neighbour(rows, idOf, id, 1)),
    },
    {
      id: 'event.previous',
      label: 'event.action.previous',
      group: 'event',
      keys: ['k'],
      run: () => pick(neighbour(rows, idOf, id, -1)),
    },
  ])

  const narrowed = filter.text !== '' || filter.state !== null
  return (
    <WorkPage>
      <PageHeader
        title={t('event.title')}
        subtitle={events.data ? <Counts total={events.data.total} ready={ready.length} /> : undefined}
        actions={
          <>
            <ActionButton action={add} icon={<IconCalendarPlus size={20} stroke={1.75} aria-hidden />} />
            <ActionButton action={findHost} icon={<IconMapPinSearch size={20} stroke={1.75} aria-hidden />} />
            <ActionButton
              action={submitAll}
              look={id ? 'plain' : 'primary'}
              icon={<IconSend size={20} stroke={1.75} aria-hidden />}
            />
          </>
        }
      />
      <Split
        list="wide"
        above={<EventFilterBar filter={filter} onChange={setFilter} findField={findField} />}
        rows={
          <Live query={events}>
            {() => (
              <EventList
                rows={rows}
                selectedId={id ?? null}
                onSelect={pick}
                empty={
                  narrowed ? (
                    <EmptyState title={t('event.empty.noneTitle')}>{t('event.empty.noneBody')}</EmptyState>
                  ) : (
                    <NoEvents onAll={() => setFilter({ ...filter, when: 'all' })} />
                  )
                }
              />
            )}
          </Live>
        }
        hand={<EventInHand id={id} submit={submit} />}
      />
      <StayedDialog stayed={submit.stayed} rows={rows} onClose={submit.forgetStayed} onPick={pick} />
    </WorkPage>
  )
}

const idOf = ({ event }: EventRow): string => event.id
const isReady = ({ event, missing }: EventRow): boolean => canSubmit(event) && missing.length === 0

function Counts({ total, ready }: { total: number; ready: number }) {
  const { t } = useTranslation()
  const words = [t('event.shown', { count: total })]
  if (ready > 0) words.push(t('event.ready', { count: ready }))
  return words.join(' · ')
}

/** Nothing is coming: that may only mean that everything lies in the past. */
function NoEvents({ onAll }: { onAll: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={<IconCalendarEvent size={40} stroke={1.5} aria-hidden />}
      title={t('event.empty.title')}
      action={
        <ActionButton
          action={{ id: 'event.show-all', label: 'event.filter.clear', group: 'event', run: onAll }}
        />
      }
    >
      {t('event.empty.body')}
    </EmptyState>
  )
}
