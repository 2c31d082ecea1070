import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { ImportScreen } from './import-screen'
import { SignUpsScreen } from './sign-ups-screen'

export const signUpsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/events/$eventId/sign-ups',
  component: SignUpsScreen,
})

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/events/$eventId/import',
  component: ImportScreen,
})
