import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import type { Action } from '../../app/actions'
import { ActionButton } from '../../ui/action-button'
import { useFormats } from '../../ui/format'
import { EmptyState } from '../../ui/states'

type Props = { model: PageModel; makesPeople: boolean; pending: boolean; confirm: Action }

/** Nothing asks for a look any more: one key makes the records. */
export function VerifyDone({ model: { event }, makesPeople, pending, confirm }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const chosen = event?.choices.find((choice) => choice.event.id === event.settled)?.event
  const when = event?.startsAt ? dayAndTime(event.startsAt, event.zone) : ''
  return (
    <EmptyState
      icon={<IconCircleCheck size={44} stroke={1.5} aria-hidden />}
      title={t('paper.verify.doneTitle')}
      action={
        <ActionButton action={{ ...confirm, keys: ['enter'] }} look="primary" size="lg" loading={pending} />
      }
    >
      <p>{t('paper.verify.doneBody')}</p>
      {event?.settled ? (
        <p>
          {t('paper.verify.event.settled')}{' '}
          <strong>
            {chosen
              ? `${chosen.title}, ${dayAndTime(chosen.startsAt, chosen.zone)}`
              : t('paper.verify.event.isNew', { when })}
          </strong>
        </p>
      ) : null}
      {makesPeople ? <p>{t('paper.verify.toCompleteHint')}</p> : null}
    </EmptyState>
  )
}
