import { createHashHistory, createRouter } from '@tanstack/react-router'
import { agendaRoutes } from '../features/agenda/routes'
import { altarCallRoute } from '../features/altar-call/routes'
import { debriefRoute } from '../features/debrief/routes'
import { eventsRoute, newEventRoute } from '../features/event/routes'
import { followUpRoute } from '../features/follow-up/routes'
import { hostsRoutes } from '../features/hosts/routes'
import { meetingRoutes } from '../features/meeting/routes'
import { paperRoutes } from '../features/paper/routes'
import { peopleRoute } from '../features/person/routes'
import { phoneBankRoutes } from '../features/phonebank/routes'
import { reasonsRoute, reviewRoute } from '../features/review/routes'
import { roomRoute } from '../features/room/routes'
import { importRoute, signUpsRoute } from '../features/rsvp/routes'
import { settingsRoute } from '../features/settings/routes'
import { giveWorkRoute, syncRoute, takeWorkRoute } from '../features/sync/routes'
import { todayRoute } from '../features/today/routes'
import { rootRoute } from './root-route'

/** Hash history: the same address works under `app://`, on loopback and after a reload. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    todayRoute,
    ...meetingRoutes,
    altarCallRoute,
    ...hostsRoutes,
    debriefRoute,
    ...agendaRoutes,
    eventsRoute,
    newEventRoute,
    signUpsRoute,
    importRoute,
    peopleRoute,
    ...paperRoutes,
    ...phoneBankRoutes,
    followUpRoute,
    reviewRoute,
    reasonsRoute,
    syncRoute,
    roomRoute,
    giveWorkRoute,
    takeWorkRoute,
    settingsRoute,
  ]),
  history: createHashHistory(),
  defaultPreload: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
