import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { readPicked } from '../../ui/picked'
import { FollowUpScreen } from './follow-up-screen'

export const followUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/follow-up',
  validateSearch: readPicked,
  component: FollowUpScreen,
})
