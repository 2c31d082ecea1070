import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { AgendaScreen } from './agenda-screen'
import { AgendasScreen } from './agendas-screen'

const agendasRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agendas',
  component: AgendasScreen,
})

const agendaRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agendas/$agendaId',
  component: function Screen() {
    const { agendaId } = agendaRoute.useParams()
    return <AgendaScreen key={agendaId} id={agendaId} />
  },
})

export const agendaRoutes = [agendasRoute, agendaRoute] as const
