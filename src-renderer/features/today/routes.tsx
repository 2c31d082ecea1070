import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { Today } from './today'

export const todayRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Today })
