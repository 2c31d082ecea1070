import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { RoomScreen } from './room-screen'

export const roomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sync/room',
  component: RoomScreen,
})
