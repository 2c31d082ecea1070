import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { BackLink } from '../../ui/back-link'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { useWhen } from '../event/event-facts'
import type { EventInFull } from '../event/event-in-full'
import { ChooseGuests } from './choose-guests'
import { ImportDone } from './import-done'
import { ImportPreviewPane } from './import-preview'
import { useImport } from './use-import'

const route = getRouteApi('/events/$eventId/import')

/** A file of sign-ups: choose it, see what it would do, add it, take it back. */
export function ImportScreen() {
  const { eventId } = route.useParams()
  const event = useLive(orpc.event.one, { id: eventId })
  return <Live query={event}>{(found) => <Import key={eventId} found={found} />}</Live>
}

function Import({ found: { event } }: { found: EventInFull }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const when = useWhen(event)
  const state = useImport(event.id)
  const toSignUps = () => void navigate({ to: '/events/$eventId/sign-ups', params: { eventId: event.id } })
  useActions([
    { id: 'import.back', label: 'rsvp.import.toList', group: 'event', keys: ['escape'], run: toSignUps },
  ])
  return (
    <WorkPage>
      <PageHeader
        before={
          <BackLink
            to="/events/$eventId/sign-ups"
            params={{ eventId: event.id }}
            label={t('rsvp.import.toList')}
          />
        }
        title={t('rsvp.import.title')}
        subtitle={t('rsvp.import.for', { event: `${event.title}, ${when}` })}
      />
      {state.done ? (
        <ImportDone state={state} done={state.done} toSignUps={toSignUps} />
      ) : state.file && state.preview ? (
        <ImportPreviewPane state={state} file={state.file} preview={state.preview} />
      ) : (
        <ChooseGuests state={state} />
      )}
    </WorkPage>
  )
}
