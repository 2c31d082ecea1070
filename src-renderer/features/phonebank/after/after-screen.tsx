import { getRouteApi } from '@tanstack/react-router'
import type { KitReport } from '#shared/contract/after'
import { may } from '#shared/domain/access'
import { useProfile } from '../../../app/profile'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { Live } from '../../../ui/live'
import { KitFrame } from '../kit/kit-frame'
import { KitTotalsCard } from '../kit/kit-totals-card'
import styles from './after.module.css'
import { CloseCard } from './close-card'
import { FilesCard } from './files-card'
import { ReportCards } from './report-cards'
import { TakeOverCard } from './take-over-card'
import { ThanksCard } from './thanks-card'

const route = getRouteApi('/phone-bank/$kitId/after')

export function AfterScreen() {
  const { kitId } = route.useParams()
  const report = useLive(orpc.after.report, { kitId })
  return <Live query={report}>{(model) => <After key={kitId} report={model} />}</Live>
}

/** What an evening came to on the left; what to do with it, in order, on the right. */
function After({ report }: { report: KitReport }) {
  const { roles } = useProfile()
  const mayRun = may(roles, 'run-phone-banks')
  const { kit } = report
  return (
    <KitFrame kit={kit}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <KitTotalsCard kit={kit} totals={report.totals} />
          <ReportCards report={report} />
        </div>
        <div className={styles.column}>
          <FilesCard kit={kit} />
          {mayRun && kit.purgedAt === '' ? <TakeOverCard kit={kit} /> : null}
          {mayRun ? <CloseCard report={report} /> : null}
          <ThanksCard kit={kit} />
        </div>
      </div>
    </KitFrame>
  )
}
