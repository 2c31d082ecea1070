import { Button, Checkbox, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueFilter, QueueRow } from '#shared/contract/review'
import type { DecisionAction } from '#shared/domain/review'
import { type LeftOut, planMany } from '#shared/domain/review-queue'
import { languageNow } from '../../app/i18n'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useLive } from '../../live/use-live'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { useFormats } from '../../ui/format'
import { Segments } from '../../ui/segments'
import { offerUndo, say } from '../../ui/undo'
import styles from './many-dialog.module.css'
import { useReasons } from './reasons'

/** As many as somebody looks through before deciding on all of them. */
const AT_ONCE = 200
const NO_ROWS: QueueRow[] = []
const actions = ['approve', 'request-changes', 'reject'] as const

/** One decision on all events that the filter shows: what it will do stands there before it is done. */
export function ManyDialog({ filter, onClose }: { filter: QueueFilter; onClose: () => void }) {
  const { t } = useTranslation()
  const { name: by } = useProfile()
  const { data } = useLive(orpc.review.queue, { filter, from: 0, count: AT_ONCE })
  const rows = data?.rows ?? NO_ROWS
  const reasons = useReasons() ?? []
  const [action, setAction] = useState<DecisionAction>('approve')
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState('')
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  const decideMany = useCommand(orpc.review.decideMany)
  const undoMany = useCommand(orpc.review.undoMany)

  const plan = planMany(rows, action, { by, now: new Date().toISOString() })
  const chosen = plan.ready.filter(({ id }) => !unticked.has(id))
  const own = reasons.filter(({ asking }) => asking === action)
  const tick = (id: string) => {
    const next = new Set(unticked)
    if (!next.delete(id)) next.add(id)
    setUnticked(next)
  }

  const run = async () => {
    const events = chosen.map(({ id, basedOn }) => ({ eventId: id, basedOn }))
    const words = action === 'approve' ? '' : message.trim()
    const result = await decideMany.run({ key: newKey(), action, reason, message: words, events })
    if (!result.ok) return
    onClose()
    const { decided, left } = result.value
    offerUndo(t('review.many.did', { count: decided.length }), async () => {
      const undone = await undoMany.run({ key: newKey(), eventIds: decided })
      if (undone.ok) say(t('review.many.undone', { count: undone.value.undone }))
    })
    if (left.length > 0) say(t('review.many.leftSince', { count: left.length }))
  }
  const mayRun = chosen.length > 0 && !decideMany.pending && (action === 'approve' || message.trim() !== '')
  return (
    <Dialog title={t('review.many.title', { count: rows.length })} opened onClose={onClose} wide>
      <div className={styles.page}>
        {data && data.total > rows.length ? <p>{t('review.many.first', { count: rows.length })}</p> : null}
        <Segments
          label={t('review.many.what')}
          options={actions.map((value) => ({ value, label: t(`review.action.${value}`) }))}
          value={action}
          onChange={(next) => {
            setAction(next)
            setReason('')
            setMessage('')
          }}
        />
        {action === 'approve' ? null : (
          <div className={styles.words}>
            <Select
              label={t('review.many.reason')}
              placeholder={t('review.many.own')}
              clearable
              clearButtonProps={{ 'aria-label': t('review.many.own') }}
              data={own.map(({ id, label }) => ({ value: id, label: label[languageNow()] || id }))}
              value={reason || null}
              onChange={(picked) => {
                setReason(picked ?? '')
                const words = own.find(({ id }) => id === picked)?.message
                if (words) setMessage(words[languageNow()])
              }}
            />
            <Textarea
              label={t('review.compose.message')}
              description={t('review.compose.hint')}
              autosize
              minRows={2}
              maxRows={5}
              maxLength={10_000}
              value={message}
              onChange={({ currentTarget }) => setMessage(currentTarget.value)}
            />
          </div>
        )}
        <h3>{t('review.many.ready', { count: chosen.length })}</h3>
        <ul className={styles.list}>
          {plan.ready.map((row) => (
            <li key={row.id}>
              <Checkbox
                aria-label={t('review.many.tick', { title: row.title })}
                checked={!unticked.has(row.id)}
                onChange={() => tick(row.id)}
              />
              <RowWords row={row} />
            </li>
          ))}
        </ul>
        {plan.left.length > 0 ? (
          <>
            <h3>{t('review.many.left', { count: plan.left.length })}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
            <ul className={styles.list} tabIndex={0}>
              {plan.left.map(({ row, why }) => (
                <li key={row.id}>
                  <RowWords row={row} why={why} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <ActionRow>
          <Button disabled={!mayRun} onClick={() => void run()}>
            {t(`review.many.run.${action}`, { count: chosen.length })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('review.action.cancel')}
          </Button>
        </ActionRow>
      </div>
    </Dialog>
  )
}

function RowWords({ row, why }: { row: QueueRow; why?: LeftOut }) {
  const { t } = useTranslation()
  const { dayAndTime, list } = useFormats()
  const flags = list(row.flags.map((flag) => t(`review.flagName.${flag}`)))
  return (
    <span className={styles.row}>
      <strong>{row.title}</strong>
      <span>
        {[dayAndTime(row.startsAt, row.zone), row.hostName, why ? '' : flags].filter(Boolean).join(' · ')}
      </span>
      {why ? <span className={styles.why}>{t(`review.many.why.${why}`, { flags })}</span> : null}
    </span>
  )
}
