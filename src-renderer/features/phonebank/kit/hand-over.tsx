import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { BackLink } from '../../../ui/back-link'
import { Live } from '../../../ui/live'
import { PageHeader } from '../../../ui/page-header'
import styles from '../../sealed/sealed.module.css'
import { ThisLaptopsKey } from '../../sealed/this-laptops-key'
import { GiveBySync } from './give-by-sync'
import { SealForm } from './seal-form'

const route = getRouteApi('/phone-bank/$kitId/hand-over')

/** How a kit gets to its host, and results back: as one sealed file, or through the server. */
export function HandOver() {
  const { t } = useTranslation()
  const { kitId } = route.useParams()
  const kit = useLive(orpc.kit.one, { id: kitId })
  return (
    <Live query={kit}>
      {({ kit }) => (
        <>
          <PageHeader
            before={<BackLink to="/phone-bank/$kitId" params={{ kitId }} label={kit.title} />}
            title={t('kit.handOver.title')}
            subtitle={kit.title}
          />
          <div className={styles.columns}>
            <SealForm key={kitId} kit={kit} />
            <div className={styles.column}>
              <GiveBySync key={kit.hostUser} kit={kit} />
              <ThisLaptopsKey />
            </div>
          </div>
        </>
      )}
    </Live>
  )
}
