import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { Live } from '../../../ui/live'
import { EmptyState } from '../../../ui/states'
import { KitFrame } from '../kit/kit-frame'
import { ScriptEditor } from './script-editor'

const route = getRouteApi('/phone-bank/$kitId/script')

export function ScriptScreen() {
  const { kitId } = route.useParams()
  const kit = useLive(orpc.kit.one, { id: kitId })
  return <Live query={kit}>{({ kit }) => <ScriptOf key={kitId} kit={kit} />}</Live>
}

function ScriptOf({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const query = useLive(orpc.script.live, { kitId: kit.id })
  return (
    <Live query={query}>
      {({ script, versions }) =>
        script ? (
          <ScriptEditor kit={kit} standing={script} versions={versions} />
        ) : (
          <KitFrame kit={kit}>
            <EmptyState title={t('script.none.title')}>{t('script.none.body')}</EmptyState>
          </KitFrame>
        )
      }
    </Live>
  )
}
