import { IconArrowLeft, IconFileImport } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { Split, WorkPage } from '../../ui/split'
import { useWhen } from '../event/event-facts'
import type { EventInFull } from '../event/event-in-full'
import { SeatsBar } from '../event/seats-bar'
import { Entry } from './entry'
import { SignUpList } from './sign-up-list'
import styles from './sign-ups.module.css'

const route = getRouteApi('/events/$eventId/sign-ups')

/** Names in, as fast as somebody types: who is on the list left, the line to type into right. */
export function SignUpsScreen() {
  const { eventId } = route.useParams()
  const event = useLive(orpc.event.one, { id: eventId })
  return <Live query={event}>{(found) => <SignUps key={eventId} found={found} />}</Live>
}

function SignUps({ found }: { found: EventInFull }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { event, seats, rsvps } = found
  const when = useWhen(event)
  const back: Action = {
    id: 'rsvp.back',
    label: 'rsvp.action.back',
    group: 'event',
    keys: ['escape'],
    run: () => void navigate({ to: '/events', search: { id: event.id } }),
  }
  const toImport: Action = {
    id: 'rsvp.import',
    label: 'rsvp.action.import',
    group: 'event',
    keys: ['mod+i'],
    run: () => void navigate({ to: '/events/$eventId/import', params: { eventId: event.id } }),
  }
  useActions([back, toImport])
  return (
    <WorkPage>
      <PageHeader
        title={t('rsvp.title')}
        subtitle={
          <span className={styles.about}>
            <strong>{event.title}</strong>
            <span>{when}</span>
            <SeatsBar seats={seats} capacity={event.capacity} long />
          </span>
        }
        actions={
          <>
            <ActionButton action={back} icon={<IconArrowLeft size={20} stroke={1.75} aria-hidden />} />
            <ActionButton action={toImport} icon={<IconFileImport size={20} stroke={1.75} aria-hidden />} />
          </>
        }
      />
      <Split
        list="wide"
        rows={<SignUpList rsvps={rsvps} />}
        hand={<Entry event={event} seats={seats} rsvps={rsvps} />}
      />
    </WorkPage>
  )
}
