import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { LongTextField } from '../../ui/fields'
import { Form } from '../../ui/form'
import { say } from '../../ui/undo'
import styles from './review-in-hand.module.css'

/** A word to the other reviewers; it stays in the event's record. */
export function CommentBox({ eventId, enabled }: { eventId: string; enabled: boolean }) {
  const { t } = useTranslation()
  const form = useDraftForm({ form: `comment:${eventId}`, initial: { comment: '' } })
  const comment = useCommand(orpc.review.comment)
  const words = form.values.comment.trim()
  const save = async () => {
    if (words === '' || comment.pending) return
    const result = await form.submit(() => comment.run({ key: newKey(), eventId, comment: words }))
    if (!result.ok) return
    form.reset()
    say(t('review.comment.said'))
  }
  const add: Action = {
    id: 'review.comment',
    label: 'review.comment.add',
    group: 'review',
    enabled: enabled && words !== '' && !comment.pending,
    run: () => void save(),
  }
  useActions([add])
  if (!enabled) return null
  return (
    <Form form={form} label={t('review.comment.field')} onSave={() => void save()} className={styles.comment}>
      <LongTextField
        form={form}
        name="comment"
        minRows={1}
        label={t('review.comment.field')}
        description={t('review.comment.hint')}
        maxLength={10_000}
      />
      <ActionButton action={add} />
    </Form>
  )
}
