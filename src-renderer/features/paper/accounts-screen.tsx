import { IconPrinter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AccountsModel } from '#shared/contract/accounting'
import type { Action } from '../../app/actions'
import { useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { Hand, Split, WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import styles from './accounts.module.css'
import { AccountsChain } from './accounts-chain'
import { AccountsClose } from './accounts-close'
import { AccountsForms } from './accounts-forms'
import { AccountsLists } from './accounts-lists'
import { MeetingSelect } from './meeting-select'
import { PaperNav } from './paper-nav'
import { useMeeting } from './use-meeting'

/** Where every sheet of a meeting is, who verified what, and what is still missing. */
export function AccountsScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const choice = useMeeting()
  const meetingId = choice.meeting?.id
  const model = useLive(orpc.accounting.live, { meetingId: meetingId ?? '' })
  const print: Action = {
    id: 'paper.print',
    label: 'paper.action.print',
    group: 'paper',
    keys: ['p'],
    run: () => void navigate({ to: '/paper/print', search: meetingId ? { meeting: meetingId } : {} }),
  }
  useActions([print])
  const isEmpty = ({ forms, loose, rows }: AccountsModel) =>
    forms.length === 0 && loose.length === 0 && rows.written === 0
  return (
    <WorkPage>
      <PageHeader
        title={t('paper.accounts.title')}
        actions={
          <>
            <PaperNav meetingId={meetingId} />
            <MeetingSelect choice={choice} />
          </>
        }
      />
      {meetingId === undefined ? (
        <EmptyState title={t('paper.accounts.choose')} />
      ) : (
        <Live query={model}>
          {(found) =>
            isEmpty(found) ? (
              <EmptyState
                title={t('paper.accounts.emptyTitle')}
                action={
                  <ActionButton
                    action={print}
                    look="primary"
                    icon={<IconPrinter size={22} stroke={1.75} aria-hidden />}
                  />
                }
              >
                {t('paper.accounts.emptyBody')}
              </EmptyState>
            ) : (
              <Split
                list="wide"
                rows={<AccountsForms forms={found.forms} />}
                hand={
                  <Hand
                    label={t('paper.accounts.title')}
                    foot={<AccountsClose key={meetingId} model={found} meetingId={meetingId} />}
                  >
                    <div className={styles.account}>
                      <AccountsChain model={found} />
                      <AccountsLists model={found} />
                    </div>
                  </Hand>
                }
              />
            )
          }
        </Live>
      )}
    </WorkPage>
  )
}
