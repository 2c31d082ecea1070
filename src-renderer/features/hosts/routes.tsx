import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { DirectoryScreen } from './directory-screen'
import { FindHost } from './find-host'

/** Among the hosts of all meetings. */
const findAnyHostRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/find-host',
  component: () => <FindHost meeting={null} />,
})

const findHostRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId/find-host',
  component: function Screen() {
    const { meetingId } = findHostRoute.useParams()
    const query = useLive(orpc.meeting.one, { id: meetingId })
    return <Live query={query}>{({ meeting }) => <FindHost key={meetingId} meeting={meeting} />}</Live>
  },
})

const directoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId/directory',
  component: function Screen() {
    const { meetingId } = directoryRoute.useParams()
    return <DirectoryScreen key={meetingId} id={meetingId} />
  },
})

export const hostsRoutes = [findAnyHostRoute, findHostRoute, directoryRoute] as const
