import { IconPointer } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { Hand } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { EventForm } from './event-form'
import { EventView } from './event-view'
import type { SubmitEvents } from './submit-events'

type Props = { id: string | undefined; submit: SubmitEvents }

/** The right half: the picked event, to read or to edit. */
export function EventInHand({ id, submit }: Props) {
  const { t } = useTranslation()
  if (id) return <OneEvent key={id} id={id} submit={submit} />
  return (
    <Hand label={t('event.empty.pickTitle')}>
      <EmptyState
        icon={<IconPointer size={40} stroke={1.5} aria-hidden />}
        title={t('event.empty.pickTitle')}
      >
        {t('event.empty.pickBody')}
      </EmptyState>
    </Hand>
  )
}

function OneEvent({ id, submit }: { id: string; submit: SubmitEvents }) {
  const { t } = useTranslation()
  const event = useLive(orpc.event.one, { id })
  /** The field to begin in, '' for the first one; null while the event is read. */
  const [editing, setEditing] = useState<string | null>(null)
  const found = event.data

  if (found && editing !== null)
    return (
      <EventForm event={found.event} side={found.side} beginAt={editing} onDone={() => setEditing(null)} />
    )
  if (found) return <EventView found={found} submit={submit} onEdit={setEditing} />
  return (
    <Hand label={t('event.title')}>
      {found === null ? (
        <EmptyState title={t('event.empty.gone')}>{t('event.empty.goneBody')}</EmptyState>
      ) : (
        <Live query={event}>{() => null}</Live>
      )}
    </Hand>
  )
}
