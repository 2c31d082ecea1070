import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { readPicked } from '../../ui/picked'
import { PeopleScreen } from './people-screen'

export const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: readPicked,
  component: PeopleScreen,
})
