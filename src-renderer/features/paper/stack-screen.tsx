import { IconCheckbox, IconPrinter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StackModel } from '#shared/contract/paper'
import { may } from '#shared/domain/access'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { Hand, Split, WorkPage } from '../../ui/split'
import { Intake } from './intake'
import { MeetingSelect } from './meeting-select'
import { PaperNav } from './paper-nav'
import { StackList } from './stack-list'
import { useMeeting } from './use-meeting'

/** The stack: what came in and waits, and where more comes in. */
export function StackScreen() {
  const { t } = useTranslation()
  const choice = useMeeting()
  const meetingId = choice.meeting?.id ?? null
  const stack = useLive(orpc.paper.stack, { meetingId }, { keepPrevious: true })
  return (
    <WorkPage>
      <PageHeader
        title={t('paper.title')}
        subtitle={stack.data ? <Counts {...stack.data} /> : undefined}
        before={null}
        actions={
          <>
            <PaperNav meetingId={choice.meeting?.id} />
            <MeetingSelect choice={choice} />
          </>
        }
      />
      <Live query={stack}>{(model) => <Stack model={model} meetingId={meetingId ?? ''} />}</Live>
    </WorkPage>
  )
}

function Counts({ waiting, verified }: StackModel) {
  const { t } = useTranslation()
  const toSend = useLive(orpc.paper.picturesToSend, undefined).data ?? 0
  if (waiting + verified === 0) return null
  return (
    <>
      {t('paper.waiting', { count: waiting })} · {t('paper.verifiedCount', { count: verified })}
      {toSend > 0 ? ` · ${t('paper.picturesToSend', { count: toSend })}` : null}
    </>
  )
}

function Stack({ model, meetingId }: { model: StackModel; meetingId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const [picked, setPicked] = useState<string | null>(null)
  const mayEnter = may(roles, 'enter-people')
  const search = meetingId ? { meeting: meetingId } : {}
  const open = (pageId: string) => void navigate({ to: '/paper/verify/$pageId', params: { pageId }, search })
  const verify: Action = {
    id: 'paper.verify',
    label: 'paper.action.verify',
    group: 'paper',
    keys: ['v'],
    enabled: mayEnter && model.next !== '',
    run: () => open(model.next),
  }
  const print: Action = {
    id: 'paper.print',
    label: 'paper.action.print',
    group: 'paper',
    keys: ['p'],
    run: () => void navigate({ to: '/paper/print', search }),
  }
  useActions([verify, print])
  return (
    <Split
      list="wide"
      rows={<StackList rows={model.rows} picked={picked} onPick={setPicked} onOpen={open} />}
      hand={
        <Hand
          label={t('paper.intake.drop')}
          foot={
            <div>
              {model.rows.length > 0 ? (
                <ActionButton
                  action={verify}
                  look="primary"
                  size="md"
                  icon={<IconCheckbox size={22} stroke={1.75} aria-hidden />}
                />
              ) : (
                <ActionButton action={print} icon={<IconPrinter size={22} stroke={1.75} aria-hidden />} />
              )}
            </div>
          }
        >
          <Intake meetingId={meetingId} enabled={mayEnter} />
        </Hand>
      }
    />
  )
}
