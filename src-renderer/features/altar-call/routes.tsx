import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { AltarCall } from './altar-call'

export const altarCallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$meetingId/altar-call',
  component: function Screen() {
    const { meetingId } = altarCallRoute.useParams()
    return <AltarCall key={meetingId} id={meetingId} />
  },
})
