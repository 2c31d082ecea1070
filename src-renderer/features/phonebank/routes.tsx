import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route'
import { readPicked } from '../../ui/picked'
import { AfterScreen } from './after/after-screen'
import { CallRoute } from './call/call-screen'
import { ContactsScreen } from './contacts/contacts-screen'
import { ImportContactsScreen } from './contacts/import-contacts'
import { EditKit } from './kit/edit-kit'
import { HandOver } from './kit/hand-over'
import { KitList } from './kit/kit-list'
import { KitScreen } from './kit/kit-screen'
import { NewKit } from './kit/new-kit'
import { OpenKitFile } from './kit/open-file'
import { PartyScreen } from './party/party-screen'
import { ScriptScreen } from './script/script-screen'
import { SheetsScreen } from './sheets/sheets-screen'

const at = { getParentRoute: () => rootRoute } as const

export const phoneBankRoutes = [
  createRoute({ ...at, path: '/phone-bank', component: KitList }),
  createRoute({ ...at, path: '/phone-bank/new', validateSearch: readPicked, component: NewKit }),
  createRoute({ ...at, path: '/phone-bank/$kitId', component: KitScreen }),
  createRoute({ ...at, path: '/phone-bank/$kitId/edit', component: EditKit }),
  createRoute({ ...at, path: '/phone-bank/$kitId/call', validateSearch: readPicked, component: CallRoute }),
  createRoute({ ...at, path: '/phone-bank/$kitId/party', component: PartyScreen }),
  createRoute({ ...at, path: '/phone-bank/$kitId/script', component: ScriptScreen }),
  createRoute({
    ...at,
    path: '/phone-bank/$kitId/contacts',
    validateSearch: readPicked,
    component: ContactsScreen,
  }),
  createRoute({ ...at, path: '/phone-bank/$kitId/import', component: ImportContactsScreen }),
  createRoute({ ...at, path: '/phone-bank/open', component: OpenKitFile }),
  createRoute({ ...at, path: '/phone-bank/$kitId/hand-over', component: HandOver }),
  createRoute({ ...at, path: '/phone-bank/$kitId/sheets', component: SheetsScreen }),
  createRoute({ ...at, path: '/phone-bank/$kitId/after', component: AfterScreen }),
] as const
