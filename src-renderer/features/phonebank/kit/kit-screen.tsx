import { getRouteApi } from '@tanstack/react-router'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { Live } from '../../../ui/live'
import { KitOverview } from './kit-overview'

const route = getRouteApi('/phone-bank/$kitId')

export function KitScreen() {
  const { kitId } = route.useParams()
  const kit = useLive(orpc.kit.one, { id: kitId })
  return <Live query={kit}>{(model) => <KitOverview key={kitId} model={model} />}</Live>
}
