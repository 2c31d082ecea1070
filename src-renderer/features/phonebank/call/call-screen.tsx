import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { Live } from '../../../ui/live'
import { Seat } from './seat'
import { WhoCalls } from './who-calls'

const route = getRouteApi('/phone-bank/$kitId/call')

/** Where people call. Who sits here stands in the address, so that a reload asks nobody again. */
export function CallRoute() {
  const { kitId } = route.useParams()
  const { id } = route.useSearch()
  const navigate = useNavigate()
  const sit = (callerId: string | null) =>
    void navigate({
      to: '/phone-bank/$kitId/call',
      params: { kitId },
      search: callerId ? { id: callerId } : {},
    })
  return id ? <SeatOf key={id} callerId={id} onSwitch={sit} /> : <WhoCalls kitId={kitId} onSit={sit} />
}

type SeatProps = { callerId: string; onSwitch: (callerId: string | null) => void }

function SeatOf({ callerId, onSwitch }: SeatProps) {
  const screen = useLive(orpc.call.screen, { callerId })
  return <Live query={screen}>{(data) => <Seat screen={data} onSwitch={onSwitch} />}</Live>
}
