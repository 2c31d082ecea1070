import type { RoomView } from '#shared/contract/room'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { WorkPage } from '../../ui/split'
import { Barred } from './barred'
import { JoinedRoom } from './joined-room'
import { OpenRoom } from './open-room'
import { Removed } from './removed'
import { TwoWays } from './two-ways'

/** A room without internet, as this laptop stands to it: outside, its opener, a guest, or taken out. */
export function RoomScreen() {
  const room = useLive(orpc.room.now, undefined)
  return (
    <WorkPage>
      <Live query={room}>{(found) => <Standing key={found.state} room={found} />}</Live>
    </WorkPage>
  )
}

function Standing({ room }: { room: RoomView }) {
  switch (room.state) {
    case 'none':
      return room.barred ? <Barred why={room.barred} /> : <TwoWays />
    case 'open':
      return <OpenRoom room={room} />
    case 'joined':
      return <JoinedRoom room={room} />
    case 'removed':
      return <Removed name={room.name} />
    default:
      return room satisfies never
  }
}
