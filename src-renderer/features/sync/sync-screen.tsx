import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { Segments } from '../../ui/segments'
import { Split, WorkPage } from '../../ui/split'
import { Problems } from './problems'
import { RecordTruthList } from './record-truth-list'
import { ServerSide } from './server-side'
import styles from './sync.module.css'

type Tab = 'records' | 'problems'

/** Where the work stands, in words: left the whole and the server, right each record, and what wants a decision. */
export function SyncScreen() {
  const { t } = useTranslation()
  const status = useLive(orpc.sync.status, undefined)
  const [picked, setPicked] = useState<Tab | null>(null)
  const open = (status.data?.refused ?? 0) + (status.data?.conflicts ?? 0)
  const tab = picked ?? (open > 0 ? 'problems' : 'records')
  return (
    <WorkPage>
      <PageHeader title={t('sync.title')} subtitle={t('sync.lede')} />
      <Split
        list={status.data?.server === null ? 'half' : 'narrow'}
        rows={<Live query={status}>{(found) => <ServerSide status={found} />}</Live>}
        hand={
          <div className={styles.work}>
            <Segments
              label={t('sync.tab.label')}
              options={[
                { value: 'records', label: t('sync.tab.records') },
                { value: 'problems', label: `${t('sync.tab.problems')} (${open})` },
              ]}
              value={tab}
              onChange={setPicked}
            />
            <div className={styles.panel}>{tab === 'records' ? <RecordTruthList /> : <Problems />}</div>
          </div>
        }
      />
    </WorkPage>
  )
}
