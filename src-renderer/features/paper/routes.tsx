import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { AccountsScreen } from './accounts-screen'
import { CameraScreen } from './camera-screen'
import { CornersScreen } from './corners-screen'
import { PrintScreen } from './print-screen'
import { SecondScreen } from './second-screen'
import { StackScreen } from './stack-screen'
import { VerifyScreen } from './verify-screen'

/** Which meeting's paper: in the address, so that a reload and the way back keep it. */
type PaperSearch = { meeting?: string; page?: string }
const readSearch = (search: Record<string, unknown>): PaperSearch => ({
  ...(typeof search.meeting === 'string' ? { meeting: search.meeting } : {}),
  ...(typeof search.page === 'string' ? { page: search.page } : {}),
})

const parent = { getParentRoute: () => rootRoute, validateSearch: readSearch }

export const paperRoutes = [
  createRoute({ ...parent, path: '/paper', component: StackScreen }),
  createRoute({ ...parent, path: '/paper/print', component: PrintScreen }),
  createRoute({ ...parent, path: '/paper/accounts', component: AccountsScreen }),
  createRoute({ ...parent, path: '/paper/second', component: SecondScreen }),
  createRoute({ ...parent, path: '/paper/camera', component: CameraScreen }),
  createRoute({ ...parent, path: '/paper/verify/$pageId', component: VerifyScreen }),
  createRoute({ ...parent, path: '/paper/corners/$intakeId/$index', component: CornersScreen }),
] as const
