import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { readPicked } from '../../ui/picked'
import { EventsScreen } from './events-screen'
import { NewEvent } from './new-event'

export const eventsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/events',
  validateSearch: readPicked,
  component: EventsScreen,
})

export const newEventRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/events/new',
  component: NewEvent,
})
