import { IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DebriefModel } from '#shared/contract/debrief'
import type { PaperSize } from '#shared/contract/hosts'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { downloadFile } from '../../ui/download'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { PaperSizeChoice } from '../../ui/paper-size'
import { WorkPage } from '../../ui/split'
import styles from './debrief.module.css'
import { DebriefForms } from './debrief-forms'
import { DebriefNotes } from './debrief-notes'
import { DebriefRates } from './debrief-rates'
import { DebriefTimes } from './debrief-times'

/** The evening on one screen: what was promised, what happened, what was counted, what to remember. */
export function DebriefScreen({ meetingId }: { meetingId: string }) {
  const query = useLive(orpc.debrief.live, { meetingId })
  return <Live query={query}>{(model) => <Debrief meetingId={meetingId} model={model} />}</Live>
}

function Debrief({ meetingId, model }: { meetingId: string; model: DebriefModel }) {
  const { t } = useTranslation()
  const { day, timeSpan } = useFormats()
  const { title, venue, zone, startsAt, promisedEnd } = model.meeting
  const [paper, setPaper] = useState<PaperSize>('letter')
  const print = usePrint(meetingId, paper)
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/meetings/$meetingId" params={{ meetingId }} label={title} />}
        title={t('debrief.title')}
        subtitle={[title, day(startsAt, zone), timeSpan(startsAt, promisedEnd, zone), venue]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <PaperSizeChoice value={paper} onChange={setPaper} />
            <ActionButton
              action={print}
              look="primary"
              icon={<IconFileTypePdf size={20} stroke={1.75} aria-hidden />}
            />
          </>
        }
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
      <div className={styles.columns} tabIndex={0}>
        <div className={styles.column}>
          <DebriefRates model={model} />
          <DebriefForms forms={model.forms} />
        </div>
        <DebriefTimes model={model} />
        <DebriefNotes meetingId={meetingId} notes={model.notes} />
      </div>
    </WorkPage>
  )
}

function usePrint(meetingId: string, paper: PaperSize): Action {
  const pdf = useCommand(orpc.debrief.pdf)
  const save = async () => {
    const result = await pdf.run({ meetingId, paper, language: languageNow() })
    if (result.ok) downloadFile(result.value)
  }
  const action: Action = {
    id: 'debrief.pdf',
    label: 'debrief.pdf',
    group: 'meeting',
    keys: ['mod+p'],
    enabled: !pdf.pending,
    run: () => void save(),
  }
  useActions([action])
  return action
}
