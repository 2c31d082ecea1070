import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallScreen } from '#shared/contract/call'
import { outcomeKeys } from '#shared/domain/call-keys'
import { fullName } from '#shared/domain/person'
import type { Outcome } from '#shared/model/conversation'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useCommand } from '../../../ui/command'
import { Dialog } from '../../../ui/dialog'
import { useDraftForm } from '../../../ui/draft-form'
import { LongTextField } from '../../../ui/fields'
import { say } from '../../../ui/undo'
import { DialogKeys } from './dialog-keys'
import { outcomeLabel } from './outcome-words'

type Props = {
  opened: boolean
  onClose: () => void
  screen: CallScreen
  last: NonNullable<CallScreen['last']>
}

/** What the last call really came to. The record keeps what was said first. */
export function CorrectLast({ opened, onClose, screen, last }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('call.last.title')} opened={opened} onClose={onClose} wide>
      {opened ? <Correction screen={screen} last={last} onClose={onClose} /> : null}
    </Dialog>
  )
}

function Correction({ screen, last, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const key = useMemo(newKey, [])
  const correct = useCommand(orpc.call.correct)
  const { conversation, contact } = last
  const form = useDraftForm({ form: `call-correct:${conversation.id}`, initial: { note: conversation.note } })
  const name = fullName(contact)
  const { answers, phone, signUps, covers, callBackAt, language } = conversation
  const choose = async (outcome: Outcome) => {
    const result = {
      ...{ outcome, answers, phone, signUps, covers, language, note: form.values.note.trim() },
      callBackAt: outcome === 'call-back' ? callBackAt : ('' as const),
    }
    const done = await form.submit(() =>
      correct.run({ callerId: screen.caller.id, key, conversationId: conversation.id, result }),
    )
    if (!done.ok) return
    say(t('call.last.said', { name, outcome: t(outcomeLabel(outcome)) }))
    onClose()
  }
  return (
    <DialogKeys
      label={t('call.last.lede', { name, outcome: t(outcomeLabel(conversation.outcome)) })}
      choices={outcomeKeys.map(({ outcome, key: letter }) => ({
        id: outcome,
        key: letter,
        label: t(outcomeLabel(outcome)),
        enabled: !correct.pending,
        run: () => void choose(outcome),
      }))}
      columns={3}
    >
      <LongTextField form={form} name="note" label={t('call.last.note')} maxLength={10_000} />
    </DialogKeys>
  )
}
