import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import { may } from '#shared/domain/access'
import { openSpots, rowAt } from '#shared/domain/verify'
import { makesPeople } from '#shared/domain/verify-field'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { EventChoice } from './event-choice'
import { FieldInHand } from './field-in-hand'
import { HeldNotice } from './held-notice'
import { PageDialogs } from './page-dialogs'
import { usePageName } from './page-name'
import type { PageProps } from './page-props'
import { QualityNotice } from './quality-notice'
import { RowFields } from './row-fields'
import { RowList } from './row-list'
import { RowPicture } from './row-picture'
import { useConfirm } from './use-confirm'
import { useLease } from './use-lease'
import { useVerification } from './use-verification'
import { useVerifyActions } from './use-verify-actions'
import { useVerifyKeys } from './use-verify-keys'
import styles from './verify.module.css'
import { VerifyDone } from './verify-done'
import { WhoInHand } from './who-in-hand'

const route = getRouteApi('/paper/verify/$pageId')

/** A page in verification: rows left, the row in hand with its picture, the field that asks, and the keys. */
export function VerifyPage({ model, url }: PageProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const nameOf = usePageName()
  const search = route.useSearch()
  const { page, event } = model
  const { state, latest, likeness, run, settled } = useVerification(model)
  const [zoomed, setZoomed] = useState(false)
  const [dialog, setDialog] = useState<'whole' | 'aside' | null>(null)
  const chooseEvent = useCommand(orpc.paper.chooseEvent)
  const mayEnter = may(roles, 'enter-people') && model.heldBy === null
  useLease(page.id, mayEnter)

  const left = openSpots(state.rows, likeness).length
  const asksEvent = event !== null && event.settled === null && state.cursor === null
  const confirm = useConfirm(model, settled)
  const row = rowAt(state)
  const stop = row ? `${row.number} ${state.cursor?.field}` : asksEvent ? 'event' : 'done'
  const back = () => void navigate({ to: '/paper', search })

  const choose = useCallback(
    (index: number): boolean => {
      const wanted = eventAt(event, index)
      if (wanted === null) return false
      void chooseEvent.run({ pageId: page.id, eventId: wanted })
      return true
    },
    [event, chooseEvent, page.id],
  )
  const first = useCallback(
    (key: string): boolean => {
      if (key === '+') setZoomed((now) => !now)
      else if (key === '*') setDialog('whole')
      else if (latest.current.cursor !== null) return false
      else if (key === 'Enter' && !asksEvent) void confirm.run()
      else if (key === 'Backspace' && latest.current.past.length === 0) void confirm.takeBackLast()
      else return asksEvent && /^[1-9]$/.test(key) && choose(Number(key) - 1)
      return true
    },
    [asksEvent, choose, confirm, latest],
  )
  useVerifyKeys({ latest, run, first, enabled: mayEnter })
  const actions = useVerifyActions({
    run,
    state,
    enabled: mayEnter,
    zoom: () => setZoomed((now) => !now),
    whole: () => setDialog('whole'),
    aside: () => setDialog('aside'),
    confirm: { can: left === 0 && !asksEvent && !confirm.pending, run: () => void confirm.run() },
    undo: () => (state.past.length > 0 ? run({ type: 'undo' }) : void confirm.takeBackLast()),
    back,
  })

  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/paper" params={{}} label={t('paper.action.back')} />}
        title={nameOf(page)}
        subtitle={<span role="status">{t('paper.verify.left', { count: left })}</span>}
        actions={actions.top}
      />
      <HeldNotice model={model} />
      <div className={styles.work}>
        <RowList state={state} matches={model.rows} likeness={likeness} />
        <section className={styles.hand} aria-label={t('paper.verify.title')}>
          <div className={styles.paper} data-stop={stop}>
            <QualityNotice problems={page.problems} />
            <RowPicture state={state} model={model} url={url} zoomed={zoomed} />
            {state.cursor === null ? (
              asksEvent ? (
                <EventChoice event={event} onChoose={choose} />
              ) : (
                <VerifyDone
                  model={model}
                  makesPeople={makesPeople(page.form)}
                  pending={confirm.pending}
                  confirm={actions.confirm}
                />
              )
            ) : (
              <>
                <FieldInHand state={state} model={model} url={url} run={run} enabled={mayEnter} />
                <WhoInHand state={state} matches={model.rows} run={run} />
                <RowFields state={state} matches={model.rows} />
              </>
            )}
          </div>
          {state.cursor === null ? null : <footer className={styles.keys}>{actions.bottom}</footer>}
        </section>
      </div>
      <PageDialogs open={dialog} onClose={() => setDialog(null)} model={model} url={url} onLeave={back} />
    </WorkPage>
  )
}

/** The event behind a number key: the likely ones first, then a new one where the form says a day. */
function eventAt(event: PageModel['event'], index: number): string | null {
  if (!event) return null
  const ids = [...event.choices.map((choice) => choice.event.id), ...(event.startsAt ? ['new'] : [])]
  return ids[index] ?? null
}
