import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { readPicked } from '../../ui/picked'
import { ReasonsScreen } from './reasons-screen'
import { ReviewScreen } from './review-screen'

export const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  validateSearch: readPicked,
  component: ReviewScreen,
})

export const reasonsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review/reasons',
  validateSearch: readPicked,
  component: ReasonsScreen,
})
