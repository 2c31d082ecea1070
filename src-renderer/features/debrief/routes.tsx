import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { DebriefScreen } from './debrief-screen'

export const debriefRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId/debrief',
  component: function Screen() {
    const { meetingId } = debriefRoute.useParams()
    return <DebriefScreen key={meetingId} meetingId={meetingId} />
  },
})
