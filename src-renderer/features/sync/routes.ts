import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { GiveWork } from './give-work'
import { SyncScreen } from './sync-screen'
import { TakeWork } from './take-work'

export const giveWorkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sync/hand-over',
  component: GiveWork,
})

export const takeWorkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sync/open',
  component: TakeWork,
})

export const syncRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sync',
  component: SyncScreen,
})
