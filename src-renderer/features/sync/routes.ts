import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { SyncScreen } from './sync-screen'

export const syncRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sync',
  component: SyncScreen,
})
