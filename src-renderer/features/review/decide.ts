import { useTranslation } from 'react-i18next'
import type { DecisionAction } from '#shared/domain/review'
import type { EventRecord } from '#shared/model/event'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useCommand } from '../../ui/command'
import { offerUndo, say } from '../../ui/undo'

type After = {
  /** Goes on to the next event; `done` resolves when this one is decided. */
  onDecided: (done: Promise<unknown>) => void
  onBack: (id: string) => void
}

/** Decides about the event, goes on at once, and offers to take it back. Where it did not work, it comes back. */
export function useDecide(event: EventRecord, { onDecided, onBack }: After) {
  const { t } = useTranslation()
  const decide = useCommand(orpc.review.decide)
  const undo = useCommand(orpc.review.undo)
  const { id, title } = event

  const takeBack = async () => {
    const result = await undo.run({ key: newKey(), eventId: id })
    if (!result.ok) return
    say(t('review.did.undone', { title }))
    onBack(id)
  }
  const run = async (action: DecisionAction, reason: string, message: string) => {
    const basedOn = event.decision?.reviewId ?? ''
    const deciding = decide.run({ key: newKey(), eventId: id, action, reason, message, basedOn })
    onDecided(deciding)
    const result = await deciding
    if (result.ok) offerUndo(t(`review.did.${action}`, { title }), takeBack, 'review')
    else onBack(id)
    return result
  }
  return { run, takeBack, pending: decide.pending }
}
