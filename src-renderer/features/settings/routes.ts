import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { SettingsScreen } from './settings-screen'

export const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: SettingsScreen,
})
